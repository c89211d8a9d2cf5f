#include "i18n/case_folding.hpp"

#include "i18n/icu_text.hpp"

#include <algorithm>

namespace formletter::i18n {

std::string case_folded(std::string_view text) {
  // What most names are folds by itself, without UTF-16 and back.
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string folded(text);
    for (char &c : folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
  }
  return from_icu(to_icu(text).foldCase());
}

}  // namespace formletter::i18n
