#include "pdf/fingerprint.hpp"

#include <bit>
#include <cstddef>
#include <cstring>

namespace formletter::pdf {
namespace {

constexpr std::uint64_t odd_factor = 0x9FB21C651E98DF25, other_factor = 0xA24BAED4963EE407;

std::uint64_t little_endian_word(const char *bytes) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (std::size_t i = 0; i < sizeof word; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

/// Four words at a time: no lane waits for another. Each step can be undone, so that one
/// changed word always changes its lane; the word is multiplied before it is taken, or its
/// top bit could be undone by one bit of the next.
struct Lanes {
  std::array<std::uint64_t, 4> of = {0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0xBF58476D1CE4E5B9,
                                     0x94D049BB133111EB};

  void take(const char *block) {
    for (std::size_t i = 0; i < of.size(); ++i)
      of[i] = std::rotl(of[i] + little_endian_word(block + 8 * i) * other_factor, 31) * odd_factor;
  }
};

std::uint64_t mixed(std::uint64_t half) {
  half = (half ^ (half >> 31)) * 0xBF58476D1CE4E5B9;
  half = (half ^ (half >> 29)) * other_factor;
  return half ^ (half >> 32);
}

}  // namespace

Fingerprint fingerprint(std::string_view bytes) {
  constexpr std::size_t block = 32;
  Lanes lanes;
  std::size_t offset = 0;
  for (; bytes.size() - offset >= block; offset += block) lanes.take(bytes.data() + offset);
  // Missing bytes are 0: the size tells them from others.
  std::array<char, block> rest = {};
  const std::string_view end = bytes.substr(offset);
  std::memcpy(rest.data(), end.data(), end.size());
  lanes.take(rest.data());

  Fingerprint halves = {bytes.size(), ~std::uint64_t{bytes.size()}};
  for (const std::uint64_t lane : lanes.of) {
    halves[0] = mixed(halves[0] ^ lane);
    halves[1] = mixed(std::rotl(halves[1], 23) + lane * odd_factor);
  }
  return halves;
}

Fingerprint joined(const Fingerprint &one, const Fingerprint &other) {
  return {mixed(mixed(one[0]) + other[0] * odd_factor), mixed(mixed(one[1]) + other[1] * odd_factor)};
}

}  // namespace formletter::pdf
