#include "form/translation.hpp"

#include "diag/utf8.hpp"

#include <algorithm>
#include <utility>

namespace formletter::form {

Translation::Translation(std::string_view characters, std::string_view replacements) {
  for (std::size_t c = 0; c < ascii_.size(); ++c) ascii_[c] = static_cast<char32_t>(c);
  const std::u32string from = diag::to_utf32(characters);
  const std::u32string to = diag::to_utf32(replacements);
  std::array<bool, 128> met{};
  for (std::size_t i = 0; i < from.size(); ++i) {
    const char32_t becomes = i < to.size() ? to[i] : dropped;
    if (from[i] >= ascii_.size()) {
      others_.push_back({from[i], becomes});
    } else if (!std::exchange(met[from[i]], true)) {
      ascii_[from[i]] = becomes;
    }
  }
  // lower_bound() finds the first of equal ones.
  std::ranges::stable_sort(others_, {}, &Pair::from);
}

char32_t Translation::replacement(char32_t c) const {
  if (c < ascii_.size()) return ascii_[c];
  const auto found = std::ranges::lower_bound(others_, c, {}, &Pair::from);
  return found != others_.end() && found->from == c ? found->to : c;
}

std::string Translation::of(std::string_view text) const {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = replacement(diag::next_character(text, at));
    if (c != dropped) diag::append_utf8(result, c);
  }
  return result;
}

}  // namespace formletter::form
