#pragma once

#include <string>
#include <vector>

namespace formletter::cli {

class CommandSyntax;

/// Of a command line that cannot be read: each name in it that no command and no option
/// has, a line each with the nearest that there is; "" when all are known.
std::string misnamed(const CommandSyntax &program, const std::vector<std::string> &arguments);

}  // namespace formletter::cli
