#pragma once

#include "cli/command.hpp"

namespace formletter::cli {

/// `merge --gather`: its option, and that a merge without it needs a form and a roster.
void declare_gather(CommandSyntax &syntax, CommandLine &line);
int gather_shards(const CommandLine &line, const Surroundings &surroundings);

}  // namespace formletter::cli
