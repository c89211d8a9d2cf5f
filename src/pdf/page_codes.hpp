#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The codes of RFC 1951 that page content is written with, and the header that tells them to
/// who reads it.
namespace formletter::pdf::page_codes {

/// Bits in the order in which they are written, from the lowest on.
struct Code {
  std::uint32_t bits = 0;
  std::uint32_t size = 0;

  /// Extra bits follow as they are.
  constexpr Code then(std::uint32_t more, std::uint32_t more_size) const {
    return {bits | more << size, size + more_size};
  }
  constexpr Code then(Code next) const { return then(next.bits, next.size); }
};

inline constexpr std::uint32_t end_of_block = 256;
inline constexpr std::size_t longest_match = 258, farthest_match = 32768;

/// Sizes of the codes in bits, as hexadecimal digits. Huffman's for what stands in the pages of
/// letters, handouts and sheets in fourteen languages, none longer than twelve bits: the first
/// byte of most glyphs' codes is 0 and takes one. What is rare there is longer than it need be
/// elsewhere, and read back all the same.
inline constexpr std::string_view literal_sizes =
    "17a5bbccbc9a9cc998c898aaabbbcacc8ccb9b8a89cb89787777777788bcacbc"
    "cbaa697758876ba77668966679a97bcccbccbbbbcbcccccaccacaccccbcccccc"
    "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccacccbccc"
    "cccccccccbcbccbccccccccbcccbcccccccccccccccccccccccccccccccccccc"
    "cc778899887ab99bcbcccccccccccc";
inline constexpr std::string_view distance_sizes = "888868866654343445444545678888";
/// Of the codes for the two lines above, by RFC 1951, 3.2.7; 16 says to repeat the last size.
inline constexpr std::string_view size_sizes = "0606454434432000300";

constexpr std::uint32_t size_at(std::string_view sizes, std::size_t symbol) {
  const char digit = sizes[symbol];
  return static_cast<std::uint32_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// By symbol (RFC 1951, 3.2.2). Huffman codes are packed from their highest bit on (3.1.1).
template <std::size_t Count>
constexpr std::array<Code, Count> codes_of(std::string_view sizes) {
  std::array<Code, Count> codes;
  std::uint32_t next = 0;
  for (std::uint32_t size = 1; size < 16; ++size, next <<= 1) {
    for (std::size_t symbol = 0; symbol < Count; ++symbol) {
      if (size_at(sizes, symbol) != size) continue;
      for (std::uint32_t i = 0; i < size; ++i) codes[symbol].bits |= ((next >> i) & 1) << (size - 1 - i);
      codes[symbol].size = size;
      ++next;
    }
  }
  return codes;
}

inline constexpr auto literals = codes_of<literal_sizes.size()>(literal_sizes);
inline constexpr auto distances = codes_of<distance_sizes.size()>(distance_sizes);

/// By the match's length, with the extra bits (RFC 1951, 3.2.5).
inline constexpr auto lengths = [] {
  std::array<Code, longest_match + 1> codes;
  std::size_t length = 3;
  for (std::uint32_t symbol = 257; symbol < 285; ++symbol) {
    const std::uint32_t extra = symbol < 265 ? 0 : (symbol - 261) / 4;
    for (std::uint32_t more = 0; more < 1U << extra; ++more)
      codes[length++] = literals[symbol].then(more, extra);
  }
  codes[longest_match] = literals[285];
  return codes;
}();

/// What stands before the codes: whole bytes, and some bits.
struct Header {
  std::array<char, 128> bytes = {};
  std::size_t size = 0;
  Code rest = {};

  constexpr void put(Code code) {
    rest = rest.then(code);
    for (; rest.size >= 8; rest = {rest.bits >> 8, rest.size - 8})
      bytes[size++] = static_cast<char>(rest.bits & 0xFF);
  }
};

/// The last block, with codes of its own (RFC 1951, 3.2.3 and 3.2.7).
inline constexpr Header header = [] {
  constexpr auto sizes = codes_of<size_sizes.size()>(size_sizes);
  constexpr std::array order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  constexpr std::size_t told = literal_sizes.size() + distance_sizes.size();
  constexpr auto size_of = [](std::size_t i) {
    return i < literal_sizes.size() ? size_at(literal_sizes, i)
                                    : size_at(distance_sizes, i - literal_sizes.size());
  };
  Header made;
  made.put({0b101, 3});
  made.put({literal_sizes.size() - 257, 5});
  made.put({distance_sizes.size() - 1, 5});
  made.put({order.size() - 4, 4});
  for (const int symbol : order) made.put({size_at(size_sizes, static_cast<std::size_t>(symbol)), 3});
  for (std::size_t i = 0; i < told;) {
    made.put(sizes[size_of(i)]);
    const std::uint32_t size = size_of(i++);
    const auto repeats = [&] {
      std::uint32_t more = 0;
      while (more < 6 && i + more < told && size_of(i + more) == size) ++more;
      return more;
    };
    for (std::uint32_t more = repeats(); more >= 3; i += more, more = repeats())
      made.put(sizes[16].then(more - 3, 2));
  }
  return made;
}();

}  // namespace formletter::pdf::page_codes
