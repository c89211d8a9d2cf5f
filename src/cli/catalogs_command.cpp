#include "catalogs/check_catalog.hpp"
#include "catalogs/merge_catalog.hpp"
#include "catalogs/pot.hpp"
#include "catalogs/stats.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/counted.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"

#include <algorithm>
#include <ostream>

namespace formletter::cli {

namespace {

void declare_languages(CommandSyntax &syntax, CommandLine &line) {
  syntax.option("--language", line.languages, "Only this catalog; may be given again")
      .value_name("TAG")
      .one_value_each_time();
}

void declare_catalogs(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Keep the translations: extract the texts, merge changes, count and check");
  auto &extract = syntax.verb("extract", "Write every text a catalog translates as a PO template", line.verb);
  extract.option("--out", line.out, "File for the template; else the screen").value_name("FILE.pot");
  auto &merge = syntax.verb("merge", "Bring each catalog up to the pack's texts with msgmerge", line.verb);
  declare_languages(merge, line);
  merge.flag("--no-guesses", line.no_guesses,
             "Leave new texts empty even where a similar one has a translation");
  auto &stats = syntax.verb("stats", "Say how far each catalog is, and who reviewed it", line.verb);
  declare_languages(stats, line);
  stats.flag("--json", line.json, "As JSON, with the texts that are missing or the same as the English");
  auto &check = syntax.verb("check", "Report all that is wrong with the catalogs; print no paper", line.verb);
  declare_languages(check, line);
  check.flag("--all", line.show_warnings, "Tell what is to be looked at too, not the errors alone");
  syntax.end_with(
      "Examples:\n  formletter catalogs extract --out formletter.pot\n  formletter catalogs merge --language "
      "ru");
}

int extract(packet::Pack &pack, const CommandLine &line, const Surroundings &surroundings) {
  const auto text = catalogs::pot(pack);
  if (!text) return fail_with(text.problems(), line, surroundings);
  if (line.out.empty()) {
    surroundings.out << *text;
  } else {
    disk::write_files({{line.out, *text, disk::Readers::anyone}});
  }
  return good;
}

/// The catalogs asked for, else all.
Result<std::vector<LanguageTag>> chosen_catalogs(const packet::Pack &pack, const CommandLine &line) {
  std::vector<LanguageTag> have;
  for (const auto &name : pack.catalog_languages()) have.push_back(LanguageTag::parse(name).value());
  Problems problems;
  std::vector<LanguageTag> chosen;
  for (const auto &name : line.languages) {
    const auto tag = language_option(name);
    if (!tag) {
      problems.insert(problems.end(), tag.problems().begin(), tag.problems().end());
    } else if (std::ranges::find(have, *tag) == have.end()) {
      problems.push_back(catalogs::no_catalog(pack, *tag));
    } else {
      chosen.push_back(*tag);
    }
  }
  if (!problems.empty()) return problems;
  return line.languages.empty() ? have : chosen;
}

void append(Problems &all, const Problems &more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// The files that are no language's catalog concern who asks for all of them.
Problems misnamed_files(const packet::Pack &pack, const CommandLine &line) {
  return line.languages.empty() ? pack.misnamed_catalogs() : Problems{};
}

int merge(packet::Pack &pack, const CommandLine &line, const Surroundings &surroundings) {
  const auto languages = chosen_catalogs(pack, line);
  if (!languages) return fail_with(languages.problems(), line, surroundings);
  const auto texts = packet::pack_texts(pack);
  const auto pot = catalogs::pot(pack);
  if (!texts || !pot) return fail_with(pot.problems(), line, surroundings);
  const auto guesses = line.no_guesses ? catalogs::Guesses::none : catalogs::Guesses::similar;
  std::vector<disk::NewFile> files;
  auto problems = misnamed_files(pack, line);
  for (const auto &language : *languages) {
    // As it is, before its lines are others.
    if (const auto read = pack.printable_language(language); !read) {
      append(problems, read.problems());
      continue;
    }
    const auto path = pack.catalog_file(language);
    auto merged = catalogs::merged_catalog(path, *pot, guesses);
    if (merged) {
      files.push_back({path, std::move(*merged), disk::Readers::anyone});
    } else {
      append(problems, merged.problems());
    }
  }
  if (!problems.empty()) return fail_with(diag::in_reading_order(problems), line, surroundings);
  for (const auto &file : files) {
    const auto catalog = i18n::Catalog::read_po({file.path.string(), file.bytes});
    if (!catalog) return fail_with(catalog.problems(), line, surroundings);
    const auto count = catalogs::tally(*texts, *catalog);
    surroundings.out << catalog->header().language.text() << ": " << count.translated << " translated, "
                     << count.fuzzy.size() << " fuzzy, " << count.missing.size() << " missing, of "
                     << count.texts << "\n";
  }
  disk::write_files(files);
  return good;
}

int stats(packet::Pack &pack, const CommandLine &line, const Surroundings &surroundings) {
  const auto languages = chosen_catalogs(pack, line);
  if (!languages) return fail_with(languages.problems(), line, surroundings);
  std::vector<catalogs::CatalogStats> all;
  auto problems = misnamed_files(pack, line);
  for (const auto &language : *languages) {
    auto found = catalogs::catalog_stats(pack, language);
    if (found) {
      all.push_back(std::move(*found));
    } else {
      append(problems, found.problems());
    }
  }
  surroundings.out << (line.json ? catalogs::stats_json(all) : catalogs::stats_table(all));
  report(diag::in_reading_order(problems), line, surroundings.err);
  return problems.empty() ? good : bad_input;
}

int check(Press &press, const CommandLine &line, const Surroundings &surroundings) {
  auto &works = press.works();
  const auto languages = chosen_catalogs(works.pack, line);
  if (!languages) return fail_with(languages.problems(), line, surroundings);
  auto problems = misnamed_files(works.pack, line);
  append(problems, catalogs::check_exceptions(works.pack));
  for (const auto &language : *languages)
    append(problems, catalogs::check_catalog(works, language, surroundings.today()));
  const auto warnings = std::ranges::count_if(
      problems, [](const Problem &problem) { return problem.severity != Severity::error; });
  if (!line.show_warnings)
    std::erase_if(problems, [](const Problem &problem) { return problem.severity != Severity::error; });
  report(diag::in_reading_order(problems), line, surroundings.out);
  if (!line.show_warnings && line.report == "text")
    surroundings.out << counted(problems.size(), "error") << "; " << warnings
                     << " to be looked at (--all shows them)\n";
  return has_errors(problems) ? bad_input : good;
}

int run_catalogs(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  auto &pack = press->works().pack;
  if (line.verb == "extract") return extract(pack, line, surroundings);
  if (line.verb == "merge") return merge(pack, line, surroundings);
  if (line.verb == "stats") return stats(pack, line, surroundings);
  return check(*press, line, surroundings);
}

}  // namespace

Command catalogs_command() {
  return {declare_catalogs, run_catalogs, "catalogs"};
}

}  // namespace formletter::cli
