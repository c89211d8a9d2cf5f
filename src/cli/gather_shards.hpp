#pragma once

#include "cli/command.hpp"

namespace formletter::cli {

/// `merge --gather`: its option, and that a merge without it needs a form and a roster.
/// Call it once the other options but --progress are declared.
void declare_gather(CLI::App &app, CommandLine &line);
int gather_shards(const CommandLine &line, const Surroundings &surroundings);

}  // namespace formletter::cli
