#include "mailmerge/signs_for_nothing.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

bool is_sign_for_nothing(std::string_view cell) {
  // Names begin with one capital: "Na" is one, "NA" is what programs for statistics write.
  constexpr std::array<std::string_view, 28> signs{
      "N/A",     "n/a",    "N/a",     "N.A.",   "n.a.", "NA",  "na",   "none", "NONE",      "nil",
      "NIL",     "NULL",   "null",    "(null)", "NaN",  "nan", "<NA>", "NaT",  "undefined", "\\N",
      "(blank)", "(none)", "(empty)", ".",      "–",    "—",   "…",    "..."};
  constexpr std::size_t longest = 12;
  if (cell.size() > longest) return false;
  if (std::ranges::find(signs, cell) != signs.end()) return true;
  return cell.find_first_not_of('-') == std::string_view::npos ||
         cell.find_first_not_of('?') == std::string_view::npos;
}

bool is_word_for_nothing(std::string_view cell) {
  constexpr std::array<std::string_view, 6> words{"na", "no", "none", "nil", "null", "nan"};
  constexpr std::size_t longest = 4;
  return cell.size() <= longest && std::ranges::find(words, ascii::lower(cell)) != words.end();
}

}  // namespace formletter::mailmerge
