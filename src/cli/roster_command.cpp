#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "disk/disk.hpp"
#include "mailmerge/blank_roster.hpp"
#include "packet/works.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Make an empty roster for a mail merge, and a sheet that explains its columns");
  declare_form(syntax, line);
  syntax.option("--out", line.out, "The roster; the sheet is FILE-columns.csv beside it")
      .required()
      .value_name("FILE.csv");
  syntax.end_with("Example:\n  formletter roster pd-request --out people.csv");
}

int run_roster(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto form = press->works().pack.form(line.form);
  if (!form) return fail_with(form.problems(), line, surroundings);
  const auto blank = mailmerge::blank_roster(**form);
  const std::filesystem::path roster = line.out;
  auto sheet = roster;
  sheet.replace_filename(roster.stem().string() + "-columns.csv");
  std::error_code ignored;
  if (std::filesystem::exists(roster, ignored)) {
    return fail_with({{.code = "file-exists",
                       .place = {.file = roster.string()},
                       .subject = {},
                       .message = "There is a file of this name already; it may hold people.",
                       .hint = "name another one with --out"}},
                     line, surroundings);
  }
  disk::write_files({{roster, blank.header}, {sheet, blank.columns}});
  surroundings.out << roster.string() << "\n" << sheet.string() << "\n";
  return good;
}

}  // namespace

Command roster_command() {
  return {declare, run_roster, "roster"};
}

}  // namespace formletter::cli
