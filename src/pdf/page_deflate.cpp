#include "pdf/page_deflate.hpp"

#include <libdeflate.h>
#include <algorithm>
#include <bit>
#include <cstring>

namespace formletter::pdf {
namespace {

/// Bits in the order in which they are written, from the lowest on.
struct Code {
  std::uint32_t bits = 0;
  std::uint32_t size = 0;

  /// Extra bits follow as they are.
  constexpr Code then(std::uint32_t more, std::uint32_t more_size) const {
    return {bits | more << size, size + more_size};
  }
};

/// Huffman codes are packed from their highest bit on (RFC 1951, 3.1.1).
constexpr Code huffman(std::uint32_t code, std::uint32_t size) {
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < size; ++i) bits |= ((code >> i) & 1) << (size - 1 - i);
  return {bits, size};
}

/// RFC 1951, 3.2.6.
constexpr Code fixed_code(std::uint32_t symbol) {
  if (symbol < 144) return huffman(0x30 + symbol, 8);
  if (symbol < 256) return huffman(0x190 + symbol - 144, 9);
  if (symbol < 280) return huffman(symbol - 256, 7);
  return huffman(0xC0 + symbol - 280, 8);
}

constexpr std::uint32_t end_of_block = 256;
constexpr std::size_t least_match = 4, longest_match = 258, farthest_match = 32768;

constexpr auto literal_codes = [] {
  std::array<Code, 256> codes;
  for (std::uint32_t byte = 0; byte < codes.size(); ++byte) codes[byte] = fixed_code(byte);
  return codes;
}();

/// By the match's length, with the extra bits (RFC 1951, 3.2.5).
constexpr auto length_codes = [] {
  std::array<Code, longest_match + 1> codes;
  std::size_t length = 3;
  for (std::uint32_t symbol = 257; symbol < 285; ++symbol) {
    const std::uint32_t extra = symbol < 265 ? 0 : (symbol - 261) / 4;
    for (std::uint32_t more = 0; more < 1U << extra; ++more)
      codes[length++] = fixed_code(symbol).then(more, extra);
  }
  codes[longest_match] = fixed_code(285);
  return codes;
}();

/// Symbols of distances are numbers of five bits; those from 4 on stand for half a power of
/// two each (RFC 1951, 3.2.5).
Code distance_code(std::size_t distance) {
  static constexpr auto symbols = [] {
    std::array<Code, 30> codes;
    for (std::uint32_t symbol = 0; symbol < codes.size(); ++symbol) codes[symbol] = huffman(symbol, 5);
    return codes;
  }();
  const auto before = static_cast<std::uint32_t>(distance - 1);
  if (before < 4) return symbols[before];
  const auto extra = static_cast<std::uint32_t>(std::bit_width(before)) - 2;
  return symbols[2 * extra + (before >> extra)].then(before & ((1U << extra) - 1), extra);
}

/// Little-endian words at any address.
template <typename Word>
Word load(const char *from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big)
    std::reverse(reinterpret_cast<char *>(&word), reinterpret_cast<char *>(&word + 1));
  return word;
}

class BitWriter {
 public:
  explicit BitWriter(char *out) : out_(out) {}

  /// At most 32 bits. Writes up to eight bytes ahead.
  void put(Code code) {
    bits_ |= std::uint64_t{code.bits} << count_;
    count_ += code.size;
    if (count_ >= 32) flush();
  }
  /// Fills up the last byte; gives the end.
  char *finish() {
    flush();
    return out_ + (count_ > 0 ? 1 : 0);
  }

 private:
  void flush() {
    const auto word = load<std::uint64_t>(reinterpret_cast<const char *>(&bits_));
    std::memcpy(out_, &word, sizeof word);
    out_ += count_ / 8;
    bits_ >>= count_ & ~7U;
    count_ %= 8;
  }

  char *out_;
  std::uint64_t bits_ = 0;
  std::uint32_t count_ = 0;
};

/// How far `later` goes on as `earlier` does, up to `bound`.
std::size_t common_length(const char *earlier, const char *later, std::size_t bound) {
  std::size_t length = 0;
  for (; length + 8 <= bound; length += 8) {
    const auto difference = load<std::uint64_t>(earlier + length) ^ load<std::uint64_t>(later + length);
    if (difference != 0) return length + static_cast<std::size_t>(std::countr_zero(difference)) / 8;
  }
  while (length < bound && earlier[length] == later[length]) ++length;
  return length;
}

}  // namespace

void PageDeflater::deflate(std::string_view bytes, std::string &out) {
  constexpr std::size_t around = 32;  // header, check sum and what is written ahead
  out.resize(bytes.size() + bytes.size() / 8 + around);
  out[0] = 0x78;  // RFC 1950: 32 KB window, fastest
  out[1] = 0x01;
  BitWriter bits(out.data() + 2);
  bits.put({0b011, 3});  // the last block, of fixed codes
  last_.fill(0);

  const char *const begin = bytes.data();
  std::size_t at = 0;
  while (at + least_match <= bytes.size()) {
    const auto word = load<std::uint32_t>(begin + at);
    std::uint16_t &last = last_[(word * 0x9E3779B1U) >> (32 - slot_bits)];
    // Never before the beginning, which a slot that was never filled says: as good a place to
    // compare as any.
    const std::size_t distance = static_cast<std::uint16_t>(at - last);
    last = static_cast<std::uint16_t>(at);
    if (load<std::uint32_t>(begin + at - distance) != word || distance == 0 || distance > farthest_match) {
      bits.put(literal_codes[static_cast<unsigned char>(begin[at++])]);
      continue;
    }
    const std::size_t bound = std::min(longest_match, bytes.size() - at);
    const std::size_t length = least_match + common_length(begin + at - distance + least_match,
                                                           begin + at + least_match, bound - least_match);
    bits.put(length_codes[length]);
    bits.put(distance_code(distance));
    at += length;
  }
  for (; at < bytes.size(); ++at) bits.put(literal_codes[static_cast<unsigned char>(begin[at])]);
  bits.put(fixed_code(end_of_block));

  char *end = bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) *end++ = static_cast<char>(sum >> shift);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

}  // namespace formletter::pdf
