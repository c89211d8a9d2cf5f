#pragma once

#include "diag/ascii.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What characters may stand where in XML 1.0.
namespace formletter::xml {

constexpr bool name_start(char c) {
  return ascii::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

/// Productions 4 and 4a; every character beyond ASCII is let through.
inline constexpr std::array<bool, 256> name_parts = [] {
  std::array<bool, 256> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto c = static_cast<char>(i);
    parts[i] = name_start(c) || ascii::is_digit(c) || c == '-' || c == '.';
  }
  return parts;
}();
constexpr bool name_part(char c) {
  return name_parts[static_cast<unsigned char>(c)];
}

/// Text that needs no look.
constexpr bool ordinary(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '&' && c != '<';
}
/// The first byte from `at` on that is not ordinary.
std::size_t ordinary_end(std::string_view text, std::size_t at);

/// Production 2.
bool allowed_character(std::uint32_t code);
/// The number that digits say; nothing for what is none.
std::optional<std::uint32_t> character_code(std::string_view digits, unsigned base);

}  // namespace formletter::xml
