#include "fill/full_stops.hpp"

#include "diag/full_stop.hpp"
#include "fill/dialect.hpp"

#include <algorithm>
#include <cstring>

namespace formletter::fill {

namespace {

/// The element of the markup that the text ends with, "</b>" or "<bdi>"; "" if it ends with none.
std::string_view last_markup(std::string_view text) {
  if (!text.ends_with('>')) return {};
  const auto begin = text.rfind('<');
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// Words stand on both sides of it in one sentence.
bool is_within_sentence(std::string_view markup) {
  markup.remove_prefix(markup.starts_with("</") ? 2 : 1);
  const auto name = markup.substr(0, markup.find_first_of(" \t\r\n/>"));
  const DialectElement *element = find_element(name);
  return element != nullptr && element->kind == ElementKind::inline_content && name != "br" &&
         name != "img" && name != "input";
}

/// Up to its last letter or sign: ends of elements and marks of direction are not read.
std::string_view as_read(std::string_view text) {
  for (;;) {
    const auto markup = last_markup(text);
    if (!markup.empty() && is_within_sentence(markup)) {
      text.remove_suffix(markup.size());
      continue;
    }
    const auto marks = {"\u200E", "\u200F", "\u202C", "\u2069"};
    const auto *mark = std::ranges::find_if(marks, [&](const char *each) { return text.ends_with(each); });
    if (mark == marks.end()) return text;
    text.remove_suffix(std::strlen(*mark));
  }
}

}  // namespace

std::string with_full_stop_marked(std::string_view text) {
  std::size_t at = 0;
  while (text.substr(at).starts_with("</")) at = std::min(text.find('>', at), text.size() - 1) + 1;
  std::string marked(text);
  if (diag::full_stop_length(text.substr(at)) > 0) marked.insert(at, 1, full_stop_mark);
  return marked;
}

void settle_full_stops(std::string &filled, std::size_t begin) {
  std::size_t mark = filled.find(full_stop_mark, begin);
  std::size_t settled = mark;  // what is in front of it is as it will be
  while (mark != std::string::npos) {
    const auto next = filled.find(full_stop_mark, mark + 1);
    const auto rest = std::string_view(filled).substr(mark + 1, next - mark - 1);
    const auto stop = rest.substr(0, diag::full_stop_length(rest));
    const auto before = as_read(std::string_view(filled).substr(0, settled));
    const auto kept = diag::ends_sentence(before, stop) ? rest.substr(stop.size()) : rest;
    std::memmove(filled.data() + settled, kept.data(), kept.size());
    settled += kept.size();
    mark = next;
  }
  filled.resize(std::min(settled, filled.size()));
}

}  // namespace formletter::fill
