#pragma once

#include <formletter/length.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formletter::output {

/// A gap that is sure to be one.
inline constexpr Length blank_line = Length::pt(12);

/// Lines with the gaps that the style sheet asks for between them: adjoining gaps
/// count as the larger one, and a gap of half a line or more is a blank line.
class TextFlow {
 public:
  void add_gap(Length gap);
  void add_line(std::string line);
  /// All of `inner`, its first line behind `first`, the others behind `rest`.
  void add_flow(const TextFlow &inner, std::string_view first, std::string_view rest);

  bool empty() const { return lines_.empty(); }
  const std::vector<std::string> &lines() const { return lines_; }

 private:
  std::vector<std::string> lines_;
  Length leading_, pending_;
};

}  // namespace formletter::output
