#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace formletter::cli {

/// An option as it was declared. Each function says one more thing about it.
class Option {
 public:
  struct Declared;
  explicit Option(Declared &declared) : declared_(&declared) {}

  /// What help calls the value: "FILE".
  Option value_name(const char *name) const;
  Option required() const;
  /// Not required after all: a check of the whole line says when it is.
  Option optional() const;
  Option one_of(const std::vector<std::string> &values) const;
  Option between(int least, int most) const;
  /// A list that takes one value each time it is given.
  Option one_value_each_time() const;
  /// A list that takes so many values in all.
  Option values(int least, int most) const;
  /// Wrong without the other.
  Option needs(const Option &other) const;

 private:
  Declared *declared_;
};

/// What may be said to the program or to one of its commands, and where it goes. The one
/// place that includes the library for command lines, whose inline functions are compiled
/// anew, for many seconds, in each file that includes it.
class CommandSyntax {
 public:
  /// Of the whole program.
  CommandSyntax(const char *name, const char *description, const char *version);
  CommandSyntax(CommandSyntax &&) noexcept;
  ~CommandSyntax();

  void describe(const char *description);
  /// What stands below the options in help, also in that of commands declared hereafter.
  void end_with(const char *footer);
  /// "-o,--out"; "FORM" is a word at its place.
  Option option(const char *name, std::string &into, const char *about);
  Option option(const char *name, std::size_t &into, const char *about);
  Option option(const char *name, std::vector<std::string> &into, const char *about);
  /// "--compact,!--no-compact" has its opposite.
  Option flag(const char *name, bool &into, const char *about);
  /// Once there is one, a command must be given.
  CommandSyntax &command(const std::string &name);
  /// A command of a command, which takes that one's options too. `chosen` gets its name.
  CommandSyntax &verb(const std::string &name, const char *about, std::string &chosen);
  /// Tells what is wrong about options that are right each by itself, or "", from the
  /// names of those that are given: "--out", "FORM".
  using Check = std::function<std::string(const std::vector<std::string> &given)>;
  void check(Check check);

  std::vector<std::string> commands() const;
  /// "--out".
  std::vector<std::string> long_options() const;
  /// One that there is.
  const CommandSyntax &at(const std::string &command) const;

  /// What became of a program's arguments: a command, or what to tell.
  struct Reading {
    std::string command, help, mistake;
  };
  /// Reads the arguments into what was declared.
  Reading read(const std::vector<std::string> &arguments);

 private:
  struct Parser;
  explicit CommandSyntax(std::unique_ptr<Parser> parser);
  CommandSyntax &add(const std::string &name);
  std::unique_ptr<Parser> parser_;
};

}  // namespace formletter::cli
