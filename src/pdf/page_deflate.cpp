#include "pdf/page_deflate.hpp"

#include "pdf/bit_writer.hpp"
#include "pdf/page_codes.hpp"

#include <libdeflate.h>
#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace formletter::pdf {
namespace {

using page_codes::Code;

constexpr std::size_t least_match = 4;
constexpr int slot_bits = std::bit_width(std::tuple_size_v<MatchSlots>) - 1;

/// Symbols of distances from 4 on stand for half a power of two each (RFC 1951, 3.2.5).
inline Code distance_code(std::size_t distance) {
  const auto before = static_cast<std::uint32_t>(distance - 1);
  if (before < 4) [[unlikely]]
    return page_codes::distances[before];
  const auto extra = static_cast<std::uint32_t>(std::bit_width(before)) - 2;
  return page_codes::distances[2 * extra + (before >> extra)].then(before & ((1U << extra) - 1), extra);
}

const Code &literal(char byte) {
  return page_codes::literals[static_cast<unsigned char>(byte)];
}

/// Of the byte 0 and another: most glyphs.
constexpr auto pair_codes = [] {
  std::array<Code, 256> codes;
  for (std::size_t byte = 0; byte < codes.size(); ++byte)
    codes[byte] = page_codes::literals[0].then(page_codes::literals[byte]);
  return codes;
}();

/// How far `later` goes on as `earlier` does, up to `bound`.
[[gnu::noinline]] std::size_t common_length(const char *earlier, const char *later, std::size_t bound) {
  std::size_t length = 0;
  for (; length + 8 <= bound; length += 8) {
    const auto difference = load<std::uint64_t>(earlier + length) ^ load<std::uint64_t>(later + length);
    if (difference != 0) return length + static_cast<std::size_t>(std::countr_zero(difference)) / 8;
  }
  while (length < bound && earlier[length] == later[length]) ++length;
  return length;
}

struct Range {
  std::size_t begin, end;
};

/// How far the four bytes at `later` that stand at `earlier`, too, go on alike, up to `bound`.
// Inline, as all below, so that the writer stays in registers.
[[gnu::always_inline]] inline std::size_t match_length(const char *earlier, const char *later,
                                                       std::size_t bound) {
  const auto difference =
      load<std::uint64_t>(earlier + least_match) ^ load<std::uint64_t>(later + least_match);
  if (difference != 0) [[likely]]
    return std::min(least_match + static_cast<std::size_t>(std::countr_zero(difference)) / 8, bound);
  const std::size_t behind = std::min(page_codes::longest_match, bound) - least_match;
  return least_match + common_length(earlier + least_match, later + least_match, behind);
}

/// What stood before is told by where it did: most of what stands between strings.
[[gnu::always_inline]] inline void put_operators(std::string_view bytes, Range range, MatchSlots &slots,
                                                 BitWriter &bits) {
  const char *const begin = bytes.data();
  std::size_t at = range.begin;
  while (at + least_match <= range.end) {
    const auto word = load<std::uint32_t>(begin + at);
    std::uint16_t &last = slots[(word * 0x9E3779B1U) >> (32 - slot_bits)];
    // Never before the beginning, which a slot that was never filled says: as good a place to
    // compare as any.
    const std::size_t distance = static_cast<std::uint16_t>(at - last);
    last = static_cast<std::uint16_t>(at);
    const char *const earlier = begin + at - distance;
    // None, 0, is farther than all.
    if (load<std::uint32_t>(earlier) != word || distance - 1 >= page_codes::farthest_match) {
      bits.put_one(literal(begin[at++]));
      continue;
    }
    const std::size_t length = match_length(earlier, begin + at, range.end - at);
    bits.put(page_codes::lengths[length]);
    bits.put_one(distance_code(distance));
    at += length;
  }
  for (; at < range.end; ++at) bits.put_one(literal(begin[at]));
}

/// Where an ActualText says every other syllable there is more of operators than of strings.
bool has_short_strings(const Operators &page) {
  constexpr std::size_t enough = 2048;
  return page.actual_text() < enough;
}

/// Operators and strings in turn.
void put_parted(const Operators &page, MatchSlots &slots, BitWriter &bits) {
  const std::string_view bytes = page.all();
  std::size_t at = 0;
  for (const CodeString &string : page.strings()) {
    put_operators(bytes, {at, string.begin}, slots, bits);
    if (string.is_coded())
      bits.put_written(page.coded(string), string.bits);
    else
      put_string(bytes.substr(string.begin, string.end - string.begin), bits);
    at = string.end;
  }
  put_operators(bytes, {at, bytes.size()}, slots, bits);
}

}  // namespace

void put_string(std::string_view bytes, BitWriter &bits) {
  const char *at = bytes.data(), *const end = at + bytes.size();
  constexpr std::uint64_t first_bytes = 0x00FF00FF00FF00FF;
  while (end - at >= 8) {
    const auto word = load<std::uint64_t>(at);
    if ((word & first_bytes) == 0) [[likely]] {
#pragma GCC unroll 4
      for (unsigned shift = 8; shift < 64; shift += 16) bits.put(pair_codes[word >> shift & 0xFF]);
      at += 8;
    } else {
      for (int i = 0; i < 4; ++i) {
        const bool is_pair = *at == 0;
        bits.put(is_pair ? pair_codes[static_cast<unsigned char>(at[1])] : literal(*at));
        at += is_pair ? 2 : 1;
      }
    }
    bits.flush();
  }
  for (; at < end; ++at) bits.put_one(literal(*at));
}

std::string_view PageDeflater::deflate(const Operators &page) {
  const std::string_view bytes = page.all();
  // The check sum, and what is written ahead.
  constexpr std::size_t around = page_codes::header.bytes.size() + 32;
  if (const std::size_t most = 2 * bytes.size() + around; out_.size() < most) out_.resize(most);
  out_[0] = 0x78;  // RFC 1950: 32 KB window, fastest
  out_[1] = 0x01;
  std::memcpy(&out_[2], page_codes::header.bytes.data(), page_codes::header.bytes.size());
  BitWriter bits(&out_[2] + page_codes::header.size, page_codes::header.rest);
  bits.flush();
  last_.fill(0);

  if (has_short_strings(page))
    put_operators(bytes, {0, bytes.size()}, last_, bits);
  else
    put_parted(page, last_, bits);
  bits.put_one(page_codes::literals[page_codes::end_of_block]);

  char *end = bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) *end++ = static_cast<char>(sum >> shift);
  return {out_.data(), static_cast<std::size_t>(end - out_.data())};
}

}  // namespace formletter::pdf
