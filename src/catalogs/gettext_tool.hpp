#pragma once

#include <formletter/result.hpp>

#include <string>
#include <vector>

namespace formletter::catalogs {

/// What one of gettext's own programs wrote.
struct ToolRun {
  int exit_code = 0;
  std::string out, err;
};

/// Runs msgmerge, msgfmt or msgcat with a plain locale and waits for it. A program
/// that is not there is a problem ("tool-missing") that says what to install.
Result<ToolRun> run_gettext(const std::string &program, const std::vector<std::string> &arguments);

}  // namespace formletter::catalogs
