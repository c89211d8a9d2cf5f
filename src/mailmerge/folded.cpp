#include "mailmerge/folded.hpp"

#include "diag/utf8.hpp"
#include "i18n/locale_format.hpp"

#include <utility>

namespace formletter::mailmerge {

namespace {

bool is_apostrophe(char32_t c) {
  return c == U'\u2019' || c == U'\u02BC' || c == U'\u02BB' || c == U'\u2018';
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  bool space = false;
  const std::string plain = i18n::lower_case(i18n::nfkc(text), LanguageTag());
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t c = diag::next_character(plain, at);
    if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r') {
      space = !result.empty();
      continue;
    }
    if (std::exchange(space, false)) result += ' ';
    diag::append_utf8(result, is_apostrophe(c) ? U'\'' : c);
  }
  while (!result.empty() &&
         (result.ends_with(' ') || result.ends_with(':') || result.ends_with('*') || result.ends_with('?'))) {
    result.pop_back();
  }
  return result;
}

std::string shape_of(std::string_view value) {
  constexpr std::size_t longest = 32, longest_run = 4;
  std::string shape;
  std::size_t characters = 0, run = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < value.size();) {
    const char32_t c = diag::next_character(value, at);
    const bool digit = c >= U'0' && c <= U'9';
    const bool sign = c < 0x80 && !digit && !(c >= U'a' && c <= U'z') && !(c >= U'A' && c <= U'Z');
    const char32_t shown = digit ? U'9' : sign ? (c < 0x20 ? U' ' : c) : U'a';
    run = shown == last ? run + 1 : 1;
    last = shown;
    if (!digit && run > longest_run) continue;
    if (++characters > longest) return shape + "…";
    diag::append_utf8(shape, shown);
  }
  return shape;
}

}  // namespace formletter::mailmerge
