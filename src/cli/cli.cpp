#include "cli/cli.hpp"

#include "cli/command.hpp"
#include "cli/misnamed.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <map>

namespace formletter::cli {

namespace {

constexpr auto introduction = R"(formletter turns answers into paper: forms (XML) ask and check, templates
(Mustache) are filled and typeset into multilingual PDF, HTML and text.)";

constexpr auto ending = R"(Exit codes: 0 good, 1 the input has problems, 2 wrong usage, 3 the machine failed.
The pack is --pack, else $FORMLETTER_PACK, else the installed one, else the source tree's.)";

void declare_shared(CLI::App &app, CommandLine &line) {
  app.add_option("--pack", line.pack, "Folder with forms/, templates/ and locales/")->type_name("DIR");
  app.add_option("--report", line.report, "How problems are told: text or json")
      ->type_name("HOW")
      ->check(CLI::IsMember({"text", "json"}));
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
  CLI::App app(introduction, "formletter");
  app.footer(ending);
  app.require_subcommand(1);
  app.set_version_flag("--version", "formletter " FORMLETTER_VERSION);
  CommandLine line;
  std::map<const CLI::App *, Command> by_app;
  for (const auto &command : all_commands()) {
    auto *declared = app.add_subcommand(command.name);
    declare_shared(*declared, line);
    command.declare(*declared, line);
    by_app.emplace(declared, command);
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError &error) {
    if (error.get_exit_code() != 0) surroundings.err << misnamed(app, arguments);
    const int code = app.exit(error, surroundings.out, surroundings.err);
    return code == 0 ? good : wrong_usage;
  }
  return run_chosen(line, by_app.at(app.get_subcommands().front()), surroundings);
}

}  // namespace formletter::cli
