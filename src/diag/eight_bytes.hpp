#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace formletter::diag {

/// Eight bytes of a text, looked at side by side. What is found has its byte's high bit set;
/// behind the first one of a kind that is found, others may seem to be.
class EightBytes {
 public:
  static constexpr std::size_t count = 8;

  /// Precondition: eight bytes stand there.
  explicit EightBytes(const char *first) { std::memcpy(&bytes_, first, count); }
  static constexpr std::size_t least = 4;
  /// The last ones; of a shorter text its first four and its last four, some of which are the same.
  /// Precondition: `least` bytes stand there.
  static EightBytes at_end_of(std::string_view text) {
    const char *const end = text.data() + text.size();
    if (text.size() >= count) return EightBytes(end - count);
    std::array<char, count> both{};
    std::memcpy(both.data(), text.data(), least);
    std::memcpy(both.data() + least, end - least, least);
    return EightBytes(both.data());
  }

  std::uint64_t equal_to(char c) const {
    const std::uint64_t difference = bytes_ ^ (ones * static_cast<unsigned char>(c));
    return (difference - ones) & ~difference & high_bits;
  }
  /// All that are no ASCII characters.
  std::uint64_t beyond_ascii() const { return bytes_ & high_bits; }
  /// All before the blank.
  std::uint64_t control_characters() const { return (bytes_ - ones * 0x20) & ~bytes_ & high_bits; }

 private:
  static constexpr std::uint64_t ones = 0x0101010101010101U, high_bits = 0x80 * ones;
  std::uint64_t bytes_ = 0;
};

}  // namespace formletter::diag
