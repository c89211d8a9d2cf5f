#include "i18n/case_folding.hpp"

#include "i18n/icu_text.hpp"

namespace formletter::i18n {

std::string case_folded(std::string_view text) {
  return from_icu(to_icu(text).foldCase());
}

}  // namespace formletter::i18n
