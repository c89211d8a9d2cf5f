#pragma once

#include "cli/command.hpp"

namespace formletter::cli {

/// --packet, --exhibit, --max-size and --split of `render`.
void declare_packet(CommandSyntax &syntax, CommandLine &line);

/// Prints the packet instead of papers of their own. The exit code.
int run_packet(const CommandLine &line, const Surroundings &surroundings, Opened &opened);

}  // namespace formletter::cli
