#pragma once

#include "cli/command.hpp"
#include "disk/disk.hpp"

#include <vector>

namespace formletter::cli {

/// Writes the papers, and `further` files, into --out: all or none. Reports the
/// packet's problems and lists what was written. The exit code.
int write_papers(const Packet &packet, std::vector<disk::NewFile> further, const CommandLine &line,
                 const Surroundings &surroundings);

}  // namespace formletter::cli
