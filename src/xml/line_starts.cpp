#include "xml/line_starts.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::xml {

namespace {

/// Bytes that are counted for one place at most.
constexpr std::uint32_t mark_distance = 4096;

}  // namespace

void LineStarts::find(std::string_view text) {
  starts_.assign(1, 0);
  marks_.clear();
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    mark_line(text, starts_.back(), end);
    starts_.push_back(static_cast<std::uint32_t>(end + 1));
  }
  mark_line(text, starts_.back(), text.size());
}

void LineStarts::mark_line(std::string_view text, std::uint32_t begin, std::size_t end) {
  std::uint32_t characters = 0;
  for (; end - begin > mark_distance; begin += mark_distance) {
    characters += static_cast<std::uint32_t>(diag::character_count(text.substr(begin, mark_distance)));
    marks_.push_back({begin + mark_distance, characters});
  }
}

Origin LineStarts::at(std::string_view text, std::uint32_t offset, Origin origin) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  Mark from{*(next - 1), 0};
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                     [](std::uint32_t at, const Mark &each) { return at < each.offset; });
  if (mark != marks_.begin() && (mark - 1)->offset > from.offset) from = *(mark - 1);
  const auto before = text.substr(from.offset, std::min<std::size_t>(offset, text.size()) - from.offset);
  const int line = static_cast<int>(next - starts_.begin());
  const int column = static_cast<int>(from.characters + diag::character_count(before));
  return {line - 1 + origin.line, column + (line == 1 ? origin.column : 1)};
}

}  // namespace formletter::xml
