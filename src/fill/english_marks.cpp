#include "fill/english_marks.hpp"

#include "diag/ascii.hpp"

#include <charconv>

namespace formletter::fill {

namespace {

/// Private characters, which no text of a pack has.
constexpr std::string_view begin_mark = "\xEE\x80\x82", number_end = "\xEE\x80\x83",
                           end_mark = "\xEE\x80\x84";

/// Whether there is anything between the elements.
bool has_text(std::string_view markup) {
  while (!markup.empty()) {
    const auto text = markup.substr(0, markup.find('<'));
    if (!ascii::is_blank(text)) return true;
    markup.remove_prefix(text.size());
    const auto element_end = markup.find('>');
    markup.remove_prefix(element_end == std::string_view::npos ? markup.size() : element_end + 1);
  }
  return false;
}

}  // namespace

std::string english_begin(std::size_t number) {
  return std::string(begin_mark) + std::to_string(number) + std::string(number_end);
}

std::string english_end() {
  return std::string(end_mark);
}

std::set<std::size_t> printed_in_english(std::string_view filled) {
  std::set<std::size_t> printed;
  for (auto at = filled.find(begin_mark); at != std::string_view::npos;
       at = filled.find(begin_mark, at + 1)) {
    const auto begin = filled.find(number_end, at), end = filled.find(end_mark, at);
    std::size_t number = 0;
    if (begin == std::string_view::npos || end == std::string_view::npos) break;
    std::from_chars(filled.data() + at + begin_mark.size(), filled.data() + begin, number);
    if (has_text(filled.substr(begin + number_end.size(), end - begin - number_end.size())))
      printed.insert(number);
  }
  return printed;
}

}  // namespace formletter::fill
