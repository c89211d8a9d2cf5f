#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

struct ToolResult {
  int status = -1;
  std::string output;  ///< of both streams
};

/// Runs a program of another project on a PDF: "{}" in `command` stands for the
/// file's path. The commands are the tests' own, so a shell is safe.
ToolResult run_on_pdf(std::string_view command, std::string_view pdf);

}  // namespace formletter::pdf
