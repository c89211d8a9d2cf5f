#include "cli/misnamed.hpp"

#include "cli/command_syntax.hpp"
#include "diag/nearest_name.hpp"

#include <algorithm>

namespace formletter::cli {

namespace {

std::string told(const std::string &kind, const std::string &name, const std::vector<std::string> &known) {
  const auto hint = diag::did_you_mean(name, known);
  return "There is no " + kind + " `" + name + "`" + (hint.empty() ? "." : "; " + hint) + "\n";
}

}  // namespace

std::string misnamed(const CommandSyntax &program, const std::vector<std::string> &arguments) {
  const CommandSyntax *syntax = &program;
  std::vector<std::string> options = program.long_options();
  auto argument = arguments.begin();
  for (; argument != arguments.end(); ++argument) {
    const auto commands = syntax->commands();
    if (commands.empty() || argument->starts_with('-')) break;
    if (std::ranges::find(commands, *argument) == commands.end()) return told("command", *argument, commands);
    syntax = &syntax->at(*argument);
    const auto further = syntax->long_options();
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
