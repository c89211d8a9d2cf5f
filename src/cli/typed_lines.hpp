#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

namespace formletter::cli {

/// What a person types, line by line. A terminal hands over what was typed or pasted before
/// anybody asked, and cuts lines that are too long for it; a pipe does neither.
class TypedLines {
 public:
  /// `terminal` is the descriptor of the terminal that `in` reads, nothing for a pipe or a file.
  TypedLines(std::istream &in, std::optional<int> terminal) : in_(in), terminal_(terminal) {}

  bool at_terminal() const { return terminal_.has_value(); }

  struct Line {
    std::string text;  ///< without blanks at its end
    bool is_cut = false;
  };
  /// Nothing when the input has ended.
  std::optional<Line> read();

  /// A paste brought more than the line that was read last. Never true of a pipe.
  bool more_waits() const;
  /// Drops what waits at a terminal. True when there was more than blanks.
  bool drop_waiting();

 private:
  std::optional<Line> read_terminal();

  std::istream &in_;
  std::optional<int> terminal_;
  std::string unread_;
};

}  // namespace formletter::cli
