#include "pdf/syntax.hpp"

#include "diag/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace formletter::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

/// One number with its sign, and what follows it at once: appended in one go.
using Digits = std::array<char, 32>;

/// Two pointers would go the long way of std::string::replace.
void append_up_to(std::string &out, const Digits &digits, const char *end) {
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void put_three_digits(char *out, unsigned value) {
  out[0] = static_cast<char>('0' + value / 100);
  out[1] = static_cast<char>('0' + value / 10 % 10);
  out[2] = static_cast<char>('0' + value % 10);
}

/// Most numbers of a page.
char *put_below_thousand(char *out, unsigned value) {
  if (value < 10) {
    *out = static_cast<char>('0' + value);
    return out + 1;
  }
  if (value >= 100) {
    put_three_digits(out, value);
    return out + 3;
  }
  out[0] = static_cast<char>('0' + value / 10);
  out[1] = static_cast<char>('0' + value % 10);
  return out + 2;
}

bool is_regular(char c) {
  constexpr std::string_view special = "()<>[]{}/%#";
  return c > 0x20 && c < 0x7F && special.find(c) == std::string_view::npos;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

char *put_integer(char *out, std::int64_t value) {
  if (value >= 0 && value < 1000) return put_below_thousand(out, static_cast<unsigned>(value));
  constexpr std::ptrdiff_t longest = 20;
  return std::to_chars(out, out + longest, value).ptr;
}

char *put_thousandths(char *out, std::int64_t thousandths) {
  if (thousandths < 0) *out++ = '-';
  const std::uint64_t size =
      thousandths < 0 ? 0 - static_cast<std::uint64_t>(thousandths) : static_cast<std::uint64_t>(thousandths);
  unsigned rest = 0;
  if (size < 1'000'000) [[likely]] {
    const auto small = static_cast<unsigned>(size);
    out = put_below_thousand(out, small / 1000);
    rest = small % 1000;
  } else {
    out = put_integer(out, static_cast<std::int64_t>(size / 1000));
    rest = static_cast<unsigned>(size % 1000);
  }
  if (rest == 0) return out;
  out[0] = '.';
  put_three_digits(out + 1, rest);
  return out + (rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2);
}

void append_integer(std::string &out, std::int64_t value) {
  Digits digits;
  append_up_to(out, digits, put_integer(digits.data(), value));
}

void append_thousandths(std::string &out, std::int64_t thousandths) {
  Digits digits;
  append_up_to(out, digits, put_thousandths(digits.data(), thousandths));
}

void append_name(std::string &out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    if (is_regular(c)) {
      out += c;
    } else {
      out += '#';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
}

void append_reference(std::string &out, ObjectId id) {
  constexpr std::string_view end = " 0 R";
  Digits digits;
  append_up_to(out, digits, std::ranges::copy(end, put_integer(digits.data(), id.number)).out);
}

void append_literal(std::string &out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\r') {
      // A bare carriage return would be read back as a line feed (7.3.4.2).
      out += "\\r";
    } else {
      out += c;
    }
  }
  out += ')';
}

void append_text_string(std::string &out, std::string_view utf8) {
  if (is_plain_ascii(utf8)) {
    append_literal(out, utf8);
  } else {
    append_utf16_string(out, utf8);
  }
}

void append_utf16_string(std::string &out, std::string_view utf8) {
  out += "<FEFF";
  append_utf16_hex(out, utf8);
  out += '>';
}

void append_utf16_hex(std::string &out, std::string_view utf8) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t c = diag::next_character(utf8, offset);
    if (c < 0x10000) {
      append_hex(out, c, 4);
    } else {
      append_hex(out, 0xD800 + ((c - 0x10000) >> 10), 4);
      append_hex(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
    }
  }
}

void append_hex(std::string &out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex_digits[(value >> shift) & 0xF];
}

}  // namespace formletter::pdf
