#include "pdf/page_deflate.hpp"

#include "pdf/page_codes.hpp"

#include <libdeflate.h>
#include <algorithm>
#include <bit>
#include <cstring>

namespace formletter::pdf {
namespace {

using page_codes::Code;

constexpr std::size_t least_match = 4;
constexpr int slot_bits = std::bit_width(std::tuple_size_v<MatchSlots>) - 1;

/// Symbols of distances from 4 on stand for half a power of two each (RFC 1951, 3.2.5).
Code distance_code(std::size_t distance) {
  const auto before = static_cast<std::uint32_t>(distance - 1);
  if (before < 4) return page_codes::distances[before];
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
  BitWriter(char *out, Code first) : out_(out), bits_(first.bits), count_(first.size) {}

  void put_one(Code code) {
    put(code);
    flush();
  }
  /// At most 56 bits between two calls of flush().
  void put(Code code) {
    bits_ |= std::uint64_t{code.bits} << count_;
    count_ += code.size;
  }
  /// Writes up to eight bytes ahead.
  void flush() {
    const auto word = load<std::uint64_t>(reinterpret_cast<const char *>(&bits_));
    std::memcpy(out_, &word, sizeof word);
    out_ += count_ / 8;
    bits_ >>= count_ & ~7U;
    count_ %= 8;
  }
  /// Fills up the last byte; gives the end.
  char *finish() {
    flush();
    return out_ + (count_ > 0 ? 1 : 0);
  }

 private:
  char *out_;
  std::uint64_t bits_;
  std::uint32_t count_;
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

/// Where a string ends that begins there: at its bracket (ISO 32000-1, 7.3.4.2).
std::size_t string_end(std::string_view bytes, std::size_t begin) {
  for (std::size_t end = begin;; ++end) {
    end = bytes.find(')', end);
    if (end == std::string_view::npos) return bytes.size();
    std::size_t before = end;
    while (before > begin && bytes[before - 1] == '\\') --before;
    if ((end - before) % 2 == 0) return end;
  }
}

/// Glyphs: where they come again is seldom worth a search.
void put_string(std::string_view bytes, BitWriter &bits) {
  const char *at = bytes.data(), *const end = at + bytes.size();
  while (end - at >= 8) {
    for (int i = 0; i < 4; ++i) {
      const bool is_pair = *at == 0;
      bits.put(is_pair ? pair_codes[static_cast<unsigned char>(at[1])] : literal(*at));
      at += is_pair ? 2 : 1;
    }
    bits.flush();
  }
  for (; at < end; ++at) bits.put_one(literal(*at));
}

struct Range {
  std::size_t begin, end;
};

/// What stood before is told by where it did: most of what stands between strings.
// Inline, so that the writer stays in registers.
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
    if (load<std::uint32_t>(begin + at - distance) != word || distance == 0 ||
        distance > page_codes::farthest_match) {
      bits.put_one(literal(begin[at++]));
      continue;
    }
    const std::size_t bound = std::min(page_codes::longest_match, range.end - at);
    const std::size_t length = least_match + common_length(begin + at - distance + least_match,
                                                           begin + at + least_match, bound - least_match);
    bits.put_one(page_codes::lengths[length]);
    bits.put_one(distance_code(distance));
    at += length;
  }
  for (; at < range.end; ++at) bits.put_one(literal(begin[at]));
}

/// Where an ActualText says every other syllable there is more of operators than of strings.
bool has_short_strings(std::string_view bytes) {
  constexpr std::size_t enough = 2048;
  return bytes.substr(0, enough).find("/ActualText") != std::string_view::npos;
}

/// Operators and strings in turn.
void put_parted(std::string_view bytes, MatchSlots &slots, BitWriter &bits) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t bracket = bytes.find('(', at);
    const std::size_t begin = bracket == std::string_view::npos ? bytes.size() : bracket + 1;
    put_operators(bytes, {at, begin}, slots, bits);
    at = string_end(bytes, begin);
    put_string(bytes.substr(begin, at - begin), bits);
  }
}

}  // namespace

std::string_view PageDeflater::deflate(std::string_view bytes) {
  constexpr std::size_t around = page_codes::header.bytes.size() + 32;  // check sum and what is written ahead
  if (const std::size_t most = 2 * bytes.size() + around; out_.size() < most) out_.resize(most);
  out_[0] = 0x78;  // RFC 1950: 32 KB window, fastest
  out_[1] = 0x01;
  std::memcpy(&out_[2], page_codes::header.bytes.data(), page_codes::header.bytes.size());
  BitWriter bits(&out_[2] + page_codes::header.size, page_codes::header.rest);
  last_.fill(0);

  if (has_short_strings(bytes))
    put_operators(bytes, {0, bytes.size()}, last_, bits);
  else
    put_parted(bytes, last_, bits);
  bits.put_one(page_codes::literals[page_codes::end_of_block]);

  char *end = bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) *end++ = static_cast<char>(sum >> shift);
  return {out_.data(), static_cast<std::size_t>(end - out_.data())};
}

}  // namespace formletter::pdf
