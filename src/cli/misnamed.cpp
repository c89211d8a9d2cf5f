#include "cli/misnamed.hpp"

#include "diag/nearest_name.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace formletter::cli {

namespace {

std::string told(const std::string &kind, const std::string &name, const std::vector<std::string> &known) {
  const auto hint = diag::did_you_mean(name, known);
  return "There is no " + kind + " `" + name + "`" + (hint.empty() ? "." : "; " + hint) + "\n";
}

std::vector<std::string> commands_of(const CLI::App &app) {
  std::vector<std::string> names;
  for (const auto *command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App &app) {
  std::vector<std::string> names;
  for (const auto *option : app.get_options()) {
    for (const auto &name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

std::string misnamed(const CLI::App &program, const std::vector<std::string> &arguments) {
  const CLI::App *app = &program;
  std::vector<std::string> options = options_of(program);
  auto argument = arguments.begin();
  for (; argument != arguments.end(); ++argument) {
    const auto commands = commands_of(*app);
    if (commands.empty() || argument->starts_with('-')) break;
    if (std::ranges::find(commands, *argument) == commands.end()) return told("command", *argument, commands);
    app = app->get_subcommand(*argument);
    const auto further = options_of(*app);
    options.insert(options.end(), further.begin(), further.end());
  }
  std::string text;
  for (; argument != arguments.end(); ++argument) {
    const auto name = argument->substr(0, argument->find('='));
    if (name.size() < 3 || !name.starts_with("--")) continue;
    if (std::ranges::find(options, name) == options.end()) text += told("option", name, options);
  }
  return text;
}

}  // namespace formletter::cli
