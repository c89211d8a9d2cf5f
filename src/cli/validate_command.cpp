#include "cli/command.hpp"
#include "cli/command_syntax.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare_validate(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Check answers against a form: all problems at once");
  declare_form(syntax, line);
  declare_answers(syntax, line);
  declare_run(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter validate pd-request --answers ana.json\n"
      "  formletter validate pd-request --answers ana.xml --language es --report json");
}

int run_validate(const CommandLine &line, const Surroundings &surroundings) {
  auto opened = open_run(line, surroundings);
  if (!opened) return fail_with(opened.problems(), line, surroundings);
  auto &[press, options, answers] = *opened;
  const auto problems = press.validate(line.form, std::move(answers), options);
  report(problems, line, surroundings.out);
  return has_errors(problems) ? bad_input : good;
}

}  // namespace

Command validate_command() {
  return {declare_validate, run_validate, "validate"};
}

}  // namespace formletter::cli
