#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "disk/disk.hpp"
#include "mailmerge/blank_roster.hpp"
#include "mailmerge/folded.hpp"
#include "packet/works.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare_roster(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Make an empty roster for a mail merge, and a sheet that explains its columns");
  declare_form(syntax, line);
  syntax.option("--out", line.out, "The roster; the sheet is FILE-columns.csv beside it")
      .required()
      .value_name("FILE.csv");
  syntax.end_with("Example:\n  formletter roster pd-request --out people.csv");
}

/// Files that may hold what somebody wrote, or that no program would open.
Problems in_the_way(const std::vector<std::filesystem::path> &files) {
  Problems problems;
  const auto ending = files.front().extension().string();
  if (!ending.empty() && mailmerge::folded(ending) != ".csv") {
    problems.push_back({.code = "bad-option",
                        .place = {},
                        .subject = "--out",
                        .message = "The roster is written as CSV; a name that ends in .csv was expected.",
                        .hint = "spreadsheets open CSV, and save it as a workbook if you like"});
  }
  for (const auto &file : files) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) continue;
    problems.push_back({.code = "file-exists",
                        .place = {.file = file.string()},
                        .subject = {},
                        .message = "There is a file of this name already; it may hold people.",
                        .hint = "name another one with --out"});
  }
  return problems;
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
  if (auto problems = in_the_way({roster, sheet}); !problems.empty())
    return fail_with(problems, line, surroundings);
  disk::write_files({{roster, blank.header}, {sheet, blank.columns}});
  surroundings.out << roster.string() << "\n" << sheet.string() << "\n";
  return good;
}

}  // namespace

Command roster_command() {
  return {declare_roster, run_roster, "roster"};
}

}  // namespace formletter::cli
