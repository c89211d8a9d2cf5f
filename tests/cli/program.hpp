#pragma once

#include "cli/cli.hpp"

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace formletter::test {

/// The program run in this process on a clock that stands still.
struct Run {
  int exit_code = 0;
  std::string out, err;
};

inline Run run_program(const std::vector<std::string> &arguments, const std::string &input = {},
                       const std::map<std::string, std::string> &environment = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  const auto look_up = [&](const std::string &name) -> std::optional<std::string> {
    const auto found = environment.find(name);
    return found == environment.end() ? std::nullopt : std::optional(found->second);
  };
  const auto today = [] { return *Date::parse_iso("2026-11-24"); };
  const int code = cli::run(arguments, {in, out, err, look_up, today});
  return {code, out.str(), err.str()};
}

}  // namespace formletter::test
