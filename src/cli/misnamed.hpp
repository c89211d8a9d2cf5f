#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace formletter::cli {

/// Of a command line that cannot be read: each name in it that no command and no option
/// has, a line each with the nearest that there is; "" when all are known.
std::string misnamed(const CLI::App &program, const std::vector<std::string> &arguments);

}  // namespace formletter::cli
