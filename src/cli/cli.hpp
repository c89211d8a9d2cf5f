#pragma once

#include <formletter/date.hpp>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace formletter::cli {

/// All of the machine that commands may see, as parameters.
struct Surroundings {
  std::istream &in;
  std::ostream &out;
  std::ostream &err;
  std::function<std::optional<std::string>(const std::string &name)> environment;
  std::function<Date()> today;
  /// The descriptor of the terminal that `in` reads; nothing for a pipe or a file.
  std::optional<int> terminal = {};
};

/// Runs one command line (without the program's name). Returns the exit code:
/// 0 good, 1 the input has problems, 2 wrong usage, 3 the machine failed.
int run(const std::vector<std::string> &arguments, const Surroundings &surroundings);

}  // namespace formletter::cli
