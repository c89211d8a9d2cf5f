#pragma once

#include <string_view>

namespace formletter::diag {

/// A text that the engine itself says to people: an English msgid, with a note to
/// translators and the place it is written at, so that a catalog can name both.
class EnglishText {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): it stands where a text stands.
  consteval EnglishText(const char *text, const char *note = "", const char *file = __builtin_FILE(),
                        int line = __builtin_LINE())  // std::source_location is beyond clang-tidy 14
      : text_(text), note_(note), file_(file), line_(line) {}

  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator std::string_view() const { return text_; }
  constexpr std::string_view text() const { return text_; }
  constexpr std::string_view note() const { return note_; }
  /// As the compiler was given it.
  constexpr std::string_view file() const { return file_; }
  constexpr int line() const { return line_; }

 private:
  std::string_view text_, note_, file_;
  int line_;
};

}  // namespace formletter::diag
