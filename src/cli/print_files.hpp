#pragma once

#include "cli/command.hpp"

namespace formletter::cli {

/// Options of `render` that concern the files and not what stands in them:
/// --attach-answers, --compact, --password-file.
void declare_files(CommandSyntax &syntax, CommandLine &line);

/// Puts them into the options. Problems: a password file that is missing, empty, not
/// UTF-8 or too long. No message holds the password.
Problems take_files(const CommandLine &line, PrintOptions &options);

}  // namespace formletter::cli
