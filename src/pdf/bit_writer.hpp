#pragma once

#include "pdf/page_codes.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace formletter::pdf {

/// Little-endian words at any address.
template <typename Word>
Word load(const char *from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big)
    std::reverse(reinterpret_cast<char *>(&word), reinterpret_cast<char *>(&word + 1));
  return word;
}

/// Writes codes of RFC 1951 one behind the other. In a header, so that it stays in registers.
class BitWriter {
 public:
  /// How far ahead of the last bit it writes.
  static constexpr std::size_t ahead = sizeof(std::uint64_t);

  BitWriter(char *out, page_codes::Code first) : out_(out), bits_(first.bits), count_(first.size) {}

  void put_one(page_codes::Code code) {
    put(code);
    flush();
  }
  /// At most 56 bits between two calls of flush().
  void put(page_codes::Code code) {
    bits_ |= std::uint64_t{code.bits} << count_;
    count_ += code.size;
  }
  void flush() {
    store();
    out_ += count_ / 8;
    bits_ >>= count_ & ~7U;
    count_ %= 8;
  }
  /// Bits that were written before, from the first byte there on; `ahead` bytes can be read behind
  /// them. Precondition: flushed.
  void put_written(const char *from, std::size_t count) {
    constexpr std::size_t word_bits = 64;
    for (; count >= word_bits; count -= word_bits, from += sizeof bits_) {
      const auto word = load<std::uint64_t>(from);
      bits_ |= word << count_;
      store();
      out_ += sizeof bits_;
      bits_ = (word >> 1) >> (word_bits - 1 - count_);
    }
    for (std::size_t part = 0; count > 0; count -= part, from += sizeof(std::uint32_t)) {
      part = std::min<std::size_t>(count, 32);
      const auto word = load<std::uint32_t>(from) & (0xFFFFFFFFU >> (32 - part));
      put_one({word, static_cast<std::uint32_t>(part)});
    }
  }
  /// Fills up the last byte; gives the end.
  char *finish() {
    flush();
    return out_ + (count_ > 0 ? 1 : 0);
  }
  /// How many bits are written from there on. Precondition: flushed.
  std::size_t count_from(const char *begin) const {
    return static_cast<std::size_t>(out_ - begin) * 8 + count_;
  }

 private:
  void store() {
    const auto word = load<std::uint64_t>(reinterpret_cast<const char *>(&bits_));
    std::memcpy(out_, &word, sizeof word);
  }

  char *out_;
  std::uint64_t bits_;
  std::uint32_t count_;
};

/// What a string of glyphs' codes takes at most.
constexpr std::size_t most_bytes_coded(std::size_t size) {
  return size * 3 / 2 + 1 + BitWriter::ahead;
}
/// Writes one, byte by byte: where glyphs come again is seldom worth a search.
void put_string(std::string_view bytes, BitWriter &bits);

}  // namespace formletter::pdf
