#include "i18n/case_folding.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

namespace formletter::i18n {

std::string case_folded(std::string_view text) {
  // What most names are folds by itself, without UTF-16 and back.
  if (diag::ascii_prefix(text) == text.size()) return ascii::lower(text);
  return from_icu(to_icu(text).foldCase());
}

}  // namespace formletter::i18n
