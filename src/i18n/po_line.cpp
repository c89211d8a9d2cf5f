#include "i18n/po_line.hpp"

#include "diag/eight_bytes.hpp"
#include "diag/utf8.hpp"

namespace formletter::i18n {

bool is_po_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

int digit_of(char c, int base) {
  int value = 99;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

PoLine::PoLine(std::string_view whole, const std::string &file, int number)
    : whole_(whole), rest_(whole), file_(file), number_(number) {
  skip_blanks();
}

void PoLine::skip_blanks() {
  while (!rest_.empty() && is_po_blank(rest_.front())) rest_.remove_prefix(1);
}

std::string_view PoLine::take_plain() {
  const auto is_special = [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  };
  std::size_t size = 0;
  for (; size + diag::EightBytes::count <= rest_.size(); size += diag::EightBytes::count) {
    const diag::EightBytes eight(rest_.data() + size);
    if ((eight.equal_to('"') | eight.equal_to('\\') | eight.control_characters()) != 0) break;
  }
  while (size < rest_.size() && !is_special(rest_[size])) ++size;
  const auto plain = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return plain;
}

bool PoLine::take(std::string_view text) {
  if (!rest_.starts_with(text)) return false;
  rest_.remove_prefix(text.size());
  return true;
}

bool PoLine::take_escape(std::string &text) {
  drop(1);
  if (empty()) return false;
  const char letter = rest_.front();
  drop(1);
  static constexpr std::string_view letters = "ntrbfva\\\"";
  static constexpr std::string_view meanings = "\n\t\r\b\f\v\a\\\"";
  if (const auto found = letters.find(letter); found != std::string_view::npos) {
    text += meanings[found];
    return true;
  }
  // \ooo and \xhh give bytes; only ASCII ones keep the text UTF-8.
  const int base = letter == 'x' ? 16 : 8;
  int value = letter == 'x' ? 0 : digit_of(letter, 8);
  if (value < 0) return false;
  for (int digits = base == 16 ? 0 : 1; digits < (base == 16 ? 2 : 3) && !empty(); ++digits) {
    const int digit = digit_of(rest_.front(), base);
    if (digit < 0) break;
    value = value * base + digit;
    drop(1);
  }
  if (value > 0x7F) return false;
  text += static_cast<char>(value);
  return true;
}

Place PoLine::place() const {
  const auto before = whole_.substr(0, whole_.size() - rest_.size());
  return {file_, number_, static_cast<int>(diag::character_count(before)) + 1};
}

}  // namespace formletter::i18n
