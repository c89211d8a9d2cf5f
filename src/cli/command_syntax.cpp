#include "cli/command_syntax.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <sstream>

namespace formletter::cli {

namespace {

/// `--combined "$NAME"` where NAME is not set would print something else than was asked for.
std::string not_empty(const std::string &value) {
  return value.empty() ? "the value is empty" : "";
}

}  // namespace

struct Option::Declared {
  CLI::Option *option;
};

Option Option::value_name(const char *name) const {
  declared_->option->type_name(name);
  return *this;
}

Option Option::required() const {
  declared_->option->required();
  return *this;
}

Option Option::optional() const {
  declared_->option->required(false);
  return *this;
}

Option Option::one_of(const std::vector<std::string> &values) const {
  declared_->option->check(CLI::IsMember(values));
  return *this;
}

Option Option::between(int least, int most) const {
  declared_->option->check(CLI::Range(least, most));
  return *this;
}

Option Option::one_value_each_time() const {
  declared_->option->allow_extra_args(false);
  return *this;
}

Option Option::values(int least, int most) const {
  if (least == most) {
    declared_->option->expected(least);
  } else {
    declared_->option->expected(least, most);
  }
  return *this;
}

Option Option::needs(const Option &other) const {
  declared_->option->needs(other.declared_->option);
  return *this;
}

struct CommandSyntax::Parser {
  CLI::App *app;
  std::unique_ptr<CLI::App> program = nullptr;  ///< which owns those of its commands
  // Neither moves what was handed out.
  std::deque<Option::Declared> options = {};
  std::deque<CommandSyntax> commands = {};

  Option declared(CLI::Option *option) { return Option(options.emplace_back(option)); }
};

namespace {

/// A line for each that the command line needs and lacks: the library tells the first alone.
std::string missing_options(const CLI::App &command) {
  std::string lines;
  for (const auto *option : command.get_options()) {
    if (!option->get_required() || option->count() > 0) continue;
    lines += (lines.empty() ? "" : "\n") + option->get_name() + " is required";
  }
  for (const auto *chosen : command.get_subcommands()) {
    const auto more = missing_options(*chosen);
    lines += (lines.empty() || more.empty() ? "" : "\n") + more;
  }
  return lines;
}

}  // namespace

CommandSyntax::CommandSyntax(const char *name, const char *description, const char *version) {
  auto app = std::make_unique<CLI::App>(description, name);
  app->set_version_flag("--version", version);
  parser_ = std::make_unique<Parser>(app.get(), std::move(app));
}

CommandSyntax::CommandSyntax(std::unique_ptr<Parser> parser) : parser_(std::move(parser)) {}
CommandSyntax::CommandSyntax(CommandSyntax &&) noexcept = default;
CommandSyntax::~CommandSyntax() = default;

void CommandSyntax::describe(const char *description) {
  parser_->app->description(description);
}

void CommandSyntax::end_with(const char *footer) {
  parser_->app->footer(footer);
}

Option CommandSyntax::option(const char *name, std::string &into, const char *about) {
  return parser_->declared(parser_->app->add_option(name, into, about)->check(not_empty));
}

Option CommandSyntax::option(const char *name, std::size_t &into, const char *about) {
  return parser_->declared(parser_->app->add_option(name, into, about));
}

Option CommandSyntax::option(const char *name, std::vector<std::string> &into, const char *about) {
  return parser_->declared(parser_->app->add_option(name, into, about)->check(not_empty));
}

Option CommandSyntax::flag(const char *name, bool &into, const char *about) {
  return parser_->declared(parser_->app->add_flag(name, into, about));
}

CommandSyntax &CommandSyntax::add(const std::string &name) {
  // A command takes over at its birth that one command of its own is enough.
  parser_->app->require_subcommand(1);
  auto parser = std::make_unique<Parser>(parser_->app->add_subcommand(name));
  return parser_->commands.emplace_back(CommandSyntax(std::move(parser)));
}

CommandSyntax &CommandSyntax::command(const std::string &name) {
  return add(name);
}

CommandSyntax &CommandSyntax::verb(const std::string &name, const char *about, std::string &chosen) {
  auto &verb = add(name);
  verb.parser_->app->description(about);
  verb.parser_->app->fallthrough();
  verb.parser_->app->parse_complete_callback([&chosen, name] { chosen = name; });
  return verb;
}

void CommandSyntax::check(Check check) {
  parser_->app->parse_complete_callback([app = parser_->app, check = std::move(check)] {
    std::vector<std::string> given;
    for (const auto *option : app->get_options()) {
      if (option->count() > 0) given.push_back(option->get_name());
    }
    if (const auto wrong = check(given); !wrong.empty()) throw CLI::ValidationError(wrong);
  });
}

std::vector<std::string> CommandSyntax::commands() const {
  std::vector<std::string> names;
  for (const auto &command : parser_->commands) names.push_back(command.parser_->app->get_name());
  return names;
}

std::vector<std::string> CommandSyntax::long_options() const {
  std::vector<std::string> names;
  for (const auto *option : parser_->app->get_options()) {
    for (const auto &name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

const CommandSyntax &CommandSyntax::at(const std::string &command) const {
  return *std::ranges::find(parser_->commands, command,
                            [](const auto &one) { return one.parser_->app->get_name(); });
}

CommandSyntax::Reading CommandSyntax::read(const std::vector<std::string> &arguments) {
  auto &app = *parser_->app;
  const auto told = [&app](const CLI::ParseError &error) {
    std::ostringstream help, mistake;
    app.exit(error, help, mistake);
    return Reading{.command = {}, .help = help.str(), .mistake = mistake.str()};
  };
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::RequiredError &error) {
    const auto all = missing_options(app);
    return told(all.empty() ? error : CLI::RequiredError(all, CLI::ExitCodes::RequiredError));
  } catch (const CLI::ParseError &error) {
    return told(error);
  }
  return {.command = app.get_subcommands().front()->get_name(), .help = {}, .mistake = {}};
}

}  // namespace formletter::cli
