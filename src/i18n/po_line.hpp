#pragma once

#include <formletter/place.hpp>

#include <string>
#include <string_view>

namespace formletter::i18n {

/// White space within a line, as gettext has it.
bool is_po_blank(char c);
/// Below `base`, or -1.
int digit_of(char c, int base);

/// One line of a PO file, consumed from the left; knows where it stands. What it is made
/// of must outlive it.
class PoLine {
 public:
  /// Without the blanks it begins with.
  PoLine(std::string_view whole, const std::string &file, int number);

  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void drop(std::size_t bytes) { rest_.remove_prefix(bytes); }
  void skip_blanks();
  /// What comes before a quote, a backslash or a control character, consumed.
  std::string_view take_plain();
  bool take(std::string_view text);
  /// Appends what the escape means that the line goes on with. False where it is none,
  /// or a byte beyond ASCII, which is no character.
  bool take_escape(std::string &text);
  Place place() const;

 private:
  std::string_view whole_, rest_;
  const std::string &file_;
  int number_;
};

}  // namespace formletter::i18n
