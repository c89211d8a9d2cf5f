#include "xml/tree.hpp"

#include "diag/ascii.hpp"
#include "diag/single_blanks.hpp"

namespace formletter::xml {

namespace {

/// As most texts are that catalogs hold.
bool is_folded(std::string_view text) {
  if (text.empty()) return true;
  if (ascii::is_space(text.front()) || ascii::is_space(text.back())) return false;
  bool behind_space = false;
  for (const char c : text.substr(diag::surely_single_blanks(text))) {
    const bool is_space = ascii::is_space(c);
    if (is_space && (behind_space || c != ' ')) return false;
    behind_space = is_space;
  }
  return true;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string folded(std::string_view text) {
  if (is_folded(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (!ascii::is_space(c)) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace formletter::xml
