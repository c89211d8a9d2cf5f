#include "catalogs/msgfmt_report.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::catalogs {

namespace {

/// Takes "7:" off the front: a line of the file, or a column; 0 where there is none.
int take_number(std::string_view &rest) {
  int number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const auto digits = static_cast<std::size_t>(end - rest.data());
  if (error != std::errc() || digits >= rest.size() || rest[digits] != ':') return 0;
  rest.remove_prefix(digits + 1);
  return number;
}

std::string_view without_indent(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

Problem problem_at(std::string_view rest, const std::string &file) {
  constexpr std::string_view warning = "warning: ";
  const int line = take_number(rest), column = take_number(rest);
  rest = without_indent(rest);
  const bool is_warning = rest.starts_with(warning);
  if (is_warning) rest.remove_prefix(warning.size());
  return {.code = "msgfmt",
          .severity = is_warning ? Severity::warning : Severity::error,
          .place = {.file = file, .line = line, .column = line > 0 ? std::max(column, 1) : 0},
          .subject = {},
          .message = "msgfmt --check says: " + std::string(rest),
          .hint = {}};
}

}  // namespace

Problems said_by_msgfmt(std::string_view said, const std::string &file) {
  Problems problems;
  while (!said.empty()) {
    std::string_view line = said.substr(0, said.find('\n'));
    said.remove_prefix(std::min(line.size() + 1, said.size()));
    if (line.empty() || (line.starts_with("msgfmt: ") && !problems.empty())) continue;
    if (line.starts_with(file + ":")) {
      problems.push_back(problem_at(line.substr(file.size() + 1), file));
    } else if (problems.empty()) {
      problems.push_back(problem_at(line, file));
    } else {
      problems.back().message += " " + std::string(without_indent(line));
    }
  }
  return problems;
}

}  // namespace formletter::catalogs
