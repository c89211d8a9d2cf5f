#include "catalogs/check_catalog.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "diag/report.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare_check(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Check every form, template, style, catalog and sample of the pack");
  syntax.option("--today", line.today, "The day that samples are checked for (YYYY-MM-DD)")
      .value_name("DATE");
  syntax.end_with(
      "Examples:\n  formletter check\n  formletter check --pack tests/packs/library-card --report json");
}

int run_check(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto options = print_options(line, surroundings);
  if (!options) return fail_with(options.problems(), line, surroundings);
  auto problems = press->check(options->today);
  const auto exceptions = catalogs::check_exceptions(press->works().pack);
  problems.insert(problems.end(), exceptions.begin(), exceptions.end());
  problems = diag::in_reading_order(std::move(problems));
  report(problems, line, surroundings.out);
  return has_errors(problems) ? bad_input : good;
}

}  // namespace

Command check_command() {
  return {declare_check, run_check, "check"};
}

}  // namespace formletter::cli
