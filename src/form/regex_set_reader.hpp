#pragma once

#include "form/regex_tree.hpp"

#include <string>
#include <string_view>

namespace formletter::form {

struct RegexFlags {
  bool ignore_case = false;
  bool dot_is_any = false;
};

/// The text of a pattern, read from left to right: the characters that each of its
/// atoms stands for.
class RegexSource {
 public:
  explicit RegexSource(std::string_view pattern) : rest_(pattern) {}

  bool at_end() const { return rest_.empty(); }
  bool is_next(char c) const { return rest_.starts_with(c); }
  bool take(std::string_view mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }
  /// What stands next is not understood, nor will be what follows.
  void lose() {
    lost_ = true;
    rest_ = {};
  }
  bool is_lost() const { return lost_; }

  /// Of a literal, ".", an escape or a "[…]".
  CharacterSet characters();
  /// "3}", "3,}" or "3,5}".
  bool interval(int &least, int &most);

  RegexFlags flags;

 private:
  /// In the syntax of ICU's sets, which has no letters of its own.
  std::string escape();
  std::string bracket();
  std::string bracket_item();
  std::string literal(char32_t c);
  std::string property(char letter);
  char32_t escaped_character();
  char32_t next();
  bool number(int &value);

  std::string_view rest_;
  bool lost_ = false;
};

}  // namespace formletter::form
