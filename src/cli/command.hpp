#pragma once

#include "cli/cli.hpp"

#include <formletter/press.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace formletter::cli {

class CommandSyntax;
class Option;

enum ExitCode : int { good = 0, bad_input = 1, wrong_usage = 2, machine_failed = 3 };

/// What the options of `merge` and `roster` are read into.
struct MergeLine {
  std::string roster, sheet, column_map, combined, exhibits, sort, shard, progress = "auto";
  std::vector<std::string> gather;
  std::size_t jobs = 0, batch_pages = 500;
  bool resume = false, dry_run = false, duplex = false, descending = false, packet = false;
};

/// What the options of all commands are read into. Each command uses its own.
struct CommandLine {
  std::string pack, report = "text", form, answers, out, today, language, show_as, at, instance;
  std::vector<std::string> only, formats, words, languages;
  std::string password_file, packet, max_size;
  std::vector<std::string> exhibits;
  bool attach_answers = false, compact = true, receipt = false, split = false;
  std::string group_by;
  std::string verb;  ///< of a command that has several: "extract"
  bool no_guesses = false, require_reviewed = false, json = false, show_warnings = false, markdown = false;
  MergeLine merge;
};

/// A command: its options on the program's command line, and what it does.
struct Command {
  void (*declare)(CommandSyntax &syntax, CommandLine &line);
  int (*run)(const CommandLine &line, const Surroundings &surroundings);
  std::string name;
};

std::vector<Command> all_commands();
Command check_command();
Command validate_command();
Command documents_command();
Command render_command();
Command inspect_command();
Command eval_command();
Command ask_command();
Command blank_command();
Command fonts_command();
Command specimen_command();
Command merge_command();
Command roster_command();
Command catalogs_command();
Command matrix_command();

/// --pack, else FORMLETTER_PACK, else the installed pack, else the source tree.
std::filesystem::path pack_folder(const CommandLine &line, const Surroundings &surroundings);
Result<PrintOptions> print_options(const CommandLine &line, const Surroundings &surroundings);
Result<Source> read_answers(const CommandLine &line, const Surroundings &surroundings);

/// What every command that takes answers begins with.
struct Opened {
  Press press;
  PrintOptions options;
  Source answers;
};
Result<Opened> open_run(const CommandLine &line, const Surroundings &surroundings);

/// Writes the problems as --report says.
void report(const Problems &problems, const CommandLine &line, std::ostream &stream);
/// Reports on the error stream and gives the exit code that fits.
int fail_with(const Problems &problems, const CommandLine &line, const Surroundings &surroundings);

Problem bad_option(std::string option, std::string message, std::string hint = {});
/// What --language names.
Result<LanguageTag> language_option(const std::string &name);

/// Options that several commands share.
Option declare_form(CommandSyntax &syntax, CommandLine &line);
void declare_answers(CommandSyntax &syntax, CommandLine &line);
void declare_run(CommandSyntax &syntax, CommandLine &line);
void declare_only(CommandSyntax &syntax, CommandLine &line);
void declare_formats(CommandSyntax &syntax, CommandLine &line);
void declare_require_reviewed(CommandSyntax &syntax, CommandLine &line);

}  // namespace formletter::cli
