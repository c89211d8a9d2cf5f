#pragma once

#include "form/regex_tree.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace formletter::form {

/// The characters of a tree's sets, sorted into classes: two of a class are in the
/// same sets.
class CharacterClasses {
 public:
  using Class = std::uint8_t;
  /// Nothing when there are too many.
  static std::optional<CharacterClasses> of(const std::vector<CharacterSet> &sets);

  std::size_t size() const { return members_.size(); }
  Class ascii(unsigned char c) const { return ascii_[c]; }
  Class of(char32_t c) const { return c < ascii_.size() ? ascii_[c] : beyond_ascii(c); }
  bool is_in(Class character, RegexTree::Index set) const { return (members_[character] >> set & 1U) != 0; }

 private:
  Class beyond_ascii(char32_t c) const;
  struct Start {
    char32_t first;
    Class character;
  };
  std::array<Class, 128> ascii_{};
  std::vector<Start> starts_;           ///< each class goes on to the next start
  std::vector<std::uint64_t> members_;  ///< by class, a bit a set
};

}  // namespace formletter::form
