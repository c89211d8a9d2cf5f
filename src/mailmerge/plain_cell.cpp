#include "mailmerge/plain_cell.hpp"

#include "diag/ascii.hpp"
#include "mailmerge/csv_rows.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

/// Bytes of the space or the invisible character that `text` begins or, from the
/// other end, ends with; 0 for none. No-break spaces, zero-width spaces, direction
/// marks and byte order marks come along from web pages, contacts and other files.
struct Edge {
  std::size_t at_begin = 0, at_end = 0;
};
Edge edge_of(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  // NOLINTBEGIN(misc-misleading-bidirectional): what is misleading is what is looked for
  constexpr std::array<std::string_view, 18> invisible{
      "\xC2\xA0",     "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB",
      "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x80\xAF", "\xE2\x81\xA0", "\xE2\x81\xA6",
      "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xE2\x80\x89", "\xE3\x80\x80", byte_order_mark};
  // NOLINTEND(misc-misleading-bidirectional)
  Edge edge;
  if (spaces.find(text.front()) != std::string_view::npos) edge.at_begin = 1;
  if (spaces.find(text.back()) != std::string_view::npos) edge.at_end = 1;
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (is_plain(text.front()) && is_plain(text.back())) return edge;
  for (const auto character : invisible) {
    if (text.front() == character.front() && text.starts_with(character)) edge.at_begin = character.size();
    if (text.back() == character.back() && text.ends_with(character)) edge.at_end = character.size();
  }
  return edge;
}

}  // namespace

std::string trimmed_cell(std::string_view text) {
  while (!text.empty()) {
    const auto [at_begin, at_end] = edge_of(text);
    if (at_begin + at_end == 0) break;
    text.remove_prefix(at_begin);
    text.remove_suffix(std::min(at_end, text.size()));
  }
  return std::string(text);
}

bool is_plain_already(std::string_view cell) {
  const auto is_plain = ascii::is_alphanumeric;
  return cell.empty() || (is_plain(cell.front()) && (is_plain(cell.back()) || cell.back() == '.'));
}

std::string plain_cell(std::string_view cell) {
  std::string text = trimmed_cell(cell);
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"'))
    text = text.substr(2, text.size() - 3);
  // An apostrophe keeps the zeros of a number that is a text.
  const bool is_number =
      text.size() > 1 && text.front() == '\'' && text.find_first_not_of("0123456789", 1) == std::string::npos;
  return is_number ? text.substr(1) : unguarded(std::move(text));
}

}  // namespace formletter::mailmerge
