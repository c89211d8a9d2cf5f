#include "diag/utf8.hpp"

#include "diag/eight_bytes.hpp"

#include <array>

namespace formletter::diag {

namespace {

/// Unicode table 3-7: the allowed range of the second byte depends on the first.
struct Sequence {
  int length;
  unsigned char second_low, second_high;
};

Sequence sequence_for(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_trail(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// Of the characters that begin so, if any trailing bytes may follow: most letters. Otherwise 0.
std::size_t usual_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  return lead > 0xE0 && lead <= 0xEF && lead != 0xED ? 3 : 0;
}

bool has_trails(std::string_view text, std::size_t offset, std::size_t length) {
  return offset + length <= text.size() && is_trail(byte_at(text, offset + 1)) &&
         is_trail(byte_at(text, offset + length - 1));
}

bool well_formed_at(std::string_view text, std::size_t offset, const Sequence &sequence) {
  if (sequence.length == 0 || offset + static_cast<std::size_t>(sequence.length) > text.size()) return false;
  if (sequence.length == 1) return true;
  const auto second = byte_at(text, offset + 1);
  if (second < sequence.second_low || second > sequence.second_high) return false;
  for (int i = 2; i < sequence.length; ++i) {
    if (!is_trail(byte_at(text, offset + static_cast<std::size_t>(i)))) return false;
  }
  return true;
}

}  // namespace

std::size_t ascii_prefix(std::string_view text) {
  std::size_t size = 0;
  for (; size + EightBytes::count <= text.size(); size += EightBytes::count)
    if (EightBytes(text.data() + size).beyond_ascii() != 0) break;
  while (size < text.size() && byte_at(text, size) < 0x80) ++size;
  return size;
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const auto lead = byte_at(text, offset);
    if (lead < 0x80) {
      offset += ascii_prefix(text.substr(offset));
    } else if (const std::size_t length = usual_length(lead);
               length > 0 && has_trails(text, offset, length)) {
      offset += length;
    } else {
      const auto sequence = sequence_for(lead);
      if (!well_formed_at(text, offset, sequence)) return offset;
      offset += static_cast<std::size_t>(sequence.length);
    }
  }
  return std::nullopt;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

char32_t next_character(std::string_view text, std::size_t &offset) {
  const auto lead = byte_at(text, offset);
  if (lead < 0x80) {
    ++offset;
    return lead;
  }
  const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t character = lead & (0x7FU >> length);
  for (int i = 1; i < length && offset + static_cast<std::size_t>(i) < text.size(); ++i) {
    character = (character << 6U) | (byte_at(text, offset + static_cast<std::size_t>(i)) & 0x3FU);
  }
  offset += static_cast<std::size_t>(length);
  return character;
}

void append_utf8(std::string &text, char32_t character) {
  if (character < 0x80) {
    text += static_cast<char>(character);
    return;
  }
  const auto bits = static_cast<std::uint32_t>(character);
  const auto trail = [bits](unsigned shift) { return static_cast<char>(0x80U | ((bits >> shift) & 0x3FU)); };
  if (bits < 0x800) {
    const std::array bytes{static_cast<char>(0xC0U | (bits >> 6U)), trail(0)};
    text.append(bytes.data(), bytes.size());
  } else if (bits < 0x10000) {
    const std::array bytes{static_cast<char>(0xE0U | (bits >> 12U)), trail(6), trail(0)};
    text.append(bytes.data(), bytes.size());
  } else {
    const std::array bytes{static_cast<char>(0xF0U | (bits >> 18U)), trail(12), trail(6), trail(0)};
    text.append(bytes.data(), bytes.size());
  }
}

std::u32string to_utf32(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) characters += next_character(text, offset);
  return characters;
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size());
  for (const char32_t character : text) append_utf8(utf8, character);
  return utf8;
}

}  // namespace formletter::diag
