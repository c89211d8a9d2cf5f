#pragma once

#include "form/regex_classes.hpp"
#include "form/regex_steps.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::form {

/// Finds the groups of a pattern that leaves no choice of where they begin and end: whatever
/// character comes, all ways to go on pass the same marks, so whoever goes one of them to the end
/// finds what ICU finds.
class RegexGroups {
 public:
  static std::optional<RegexGroups> of(const RegexTree &tree);

  /// The text of each group, by number (0 for the whole), when all of the text
  /// matches; a group that took no part is empty. Precondition: ASCII without carriage returns.
  bool find(std::string_view text, std::vector<std::string_view> &groups) const;

 private:
  using State = std::uint16_t;
  static constexpr State nowhere = 0xFFFF;
  /// To a state, over the marks that stand in between: those of `marks_` from the one up to the other.
  struct Way {
    State to = nowhere;
    std::uint16_t marks = 0, marks_end = 0;
  };
  class Builder;

  explicit RegexGroups(CharacterClasses classes) : classes_(std::move(classes)) {}

  CharacterClasses classes_;
  std::size_t groups_ = 0;
  std::vector<Way> ways_;  ///< by state and class, to the state behind the character
  std::vector<Way> ends_;  ///< by state, to the end of the pattern
  std::vector<std::uint16_t> marks_;
};

}  // namespace formletter::form
