#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "disk/disk.hpp"
#include "packet/specimens.hpp"

#include <algorithm>
#include <ostream>

namespace formletter::cli {

namespace {

void declare_specimen(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Print one page a language, to be looked at by someone who reads it");
  syntax.option("--out", line.out, "Folder for the pages; made if it is not there")
      .required()
      .value_name("DIR");
  syntax.option("--language", line.languages, "Only this language; may be given again")
      .value_name("TAG")
      .one_value_each_time();
  syntax.option("--today", line.today, "The day that the files are dated by (YYYY-MM-DD)").value_name("DATE");
  syntax.end_with(
      "The texts are the pack's: locales/specimens/TAG.xhtml.\n"
      "Examples:\n  formletter specimen --out specimens\n"
      "  formletter specimen --out specimens --language ur --language km");
}

/// Those of the pack that the options name: all of them without options.
Result<std::vector<packet::Specimen>> wanted(const packet::Pack &pack, const CommandLine &line) {
  auto found = packet::specimens(pack);
  if (line.languages.empty()) return found;
  std::vector<packet::Specimen> chosen;
  Problems problems;
  for (const auto &name : line.languages) {
    const auto tag = LanguageTag::parse(name);
    const auto at = std::ranges::find_if(found, [&](const auto &one) { return tag && one.language == *tag; });
    if (at != found.end()) {
      chosen.push_back(*at);
    } else {
      problems.push_back({.code = "unknown-specimen",
                          .place = {.file = (pack.folder() / "locales" / "specimens").string()},
                          .subject = name,
                          .message = "The pack has no specimen in this language.",
                          .hint = "`formletter specimen --out DIR` prints all it has"});
    }
  }
  if (!problems.empty()) return problems;
  return chosen;
}

int run_specimen(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto options = print_options(line, surroundings);
  if (!options) return fail_with(options.problems(), line, surroundings);
  auto &works = press->works();
  const auto chosen = wanted(works.pack, line);
  if (!chosen) return fail_with(chosen.problems(), line, surroundings);
  std::vector<disk::NewFile> files;
  Problems problems;
  for (const auto &specimen : *chosen) {
    const auto pages = packet::set_specimen(works, specimen);
    if (!pages) {
      problems.insert(problems.end(), pages.problems().begin(), pages.problems().end());
      continue;
    }
    files.push_back({std::filesystem::path(line.out) / (specimen.language.text() + ".pdf"),
                     works.pdf_writer().write(
                         *pages, {.date = options->today, .producer = "formletter " FORMLETTER_VERSION})});
  }
  if (!problems.empty()) return fail_with(problems, line, surroundings);
  disk::write_files(files);
  for (const auto &file : files) surroundings.out << file.path.string() << "\n";
  return good;
}

}  // namespace

Command specimen_command() {
  return {declare_specimen, run_specimen, "specimen"};
}

}  // namespace formletter::cli
