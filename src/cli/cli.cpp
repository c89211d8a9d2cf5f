#include "cli/cli.hpp"

#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/misnamed.hpp"

#include <exception>
#include <iostream>
#include <map>

namespace formletter::cli {

namespace {

constexpr auto introduction = R"(formletter turns answers into paper: forms (XML) ask and check, templates
(Mustache) are filled and typeset into multilingual PDF, HTML and text.)";

constexpr auto end_of_help =
    R"(Exit codes: 0 good, 1 the input has problems, 2 wrong usage, 3 the machine failed.
The pack is --pack, else $FORMLETTER_PACK, else the installed one, else the source tree's.)";

void declare_shared(CommandSyntax &syntax, CommandLine &line) {
  syntax.option("--pack", line.pack, "Folder with forms/, templates/ and locales/").value_name("DIR");
  syntax.option("--report", line.report, "How problems are told: text or json")
      .value_name("HOW")
      .one_of({"text", "json"});
}

int run_chosen(const CommandLine &line, const Command &command, const Surroundings &surroundings) {
  try {
    return command.run(line, surroundings);
  } catch (const std::exception &failure) {
    surroundings.err << "formletter: the machine failed: " << failure.what() << "\n";
    return machine_failed;
  }
}

}  // namespace

std::vector<Command> all_commands() {
  return {check_command(), validate_command(), documents_command(), render_command(), inspect_command(),
          eval_command(),  ask_command(),      blank_command(),     fonts_command(),  specimen_command(),
          merge_command(), roster_command(),   catalogs_command(),  matrix_command()};
}

int run(const std::vector<std::string> &arguments, const Surroundings &surroundings) {
  CommandSyntax program("formletter", introduction, "formletter " FORMLETTER_VERSION);
  program.end_with(end_of_help);
  CommandLine line;
  std::map<std::string, Command> by_name;
  for (const auto &command : all_commands()) {
    auto &syntax = program.command(command.name);
    declare_shared(syntax, line);
    command.declare(syntax, line);
    by_name.emplace(command.name, command);
  }
  const auto reading = program.read(arguments);
  if (!reading.mistake.empty()) {
    surroundings.err << misnamed(program, arguments) << reading.mistake;
    return wrong_usage;
  }
  surroundings.out << reading.help;
  const int code =
      reading.command.empty() ? good : run_chosen(line, by_name.at(reading.command), surroundings);
  if (surroundings.out.flush()) return code;
  surroundings.err << "formletter: the machine failed: not all of the output could be written\n";
  return machine_failed;
}

}  // namespace formletter::cli
