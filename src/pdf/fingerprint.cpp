#include "pdf/fingerprint.hpp"

#include <bit>
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

constexpr FingerprintLanes first_lanes = {0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0xBF58476D1CE4E5B9,
                                          0x94D049BB133111EB};
constexpr std::size_t block = sizeof(FingerprintLanes);

/// Each step can be undone, so that one changed word always changes its lane; the word is
/// multiplied before it is taken, or its top bit could be undone by one bit of the next.
void take_block(FingerprintLanes &lanes, const char *bytes) {
  for (std::size_t i = 0; i < lanes.size(); ++i)
    lanes[i] = std::rotl(lanes[i] + little_endian_word(bytes + 8 * i) * other_factor, 31) * odd_factor;
}

/// What fills no block is left.
std::string_view take_whole_blocks(FingerprintLanes &lanes, std::string_view bytes) {
  FingerprintLanes own = lanes;  // stays in registers
  for (; bytes.size() >= block; bytes.remove_prefix(block)) take_block(own, bytes.data());
  lanes = own;
  return bytes;
}

std::uint64_t mixed(std::uint64_t half) {
  half = (half ^ (half >> 31)) * 0xBF58476D1CE4E5B9;
  half = (half ^ (half >> 29)) * other_factor;
  return half ^ (half >> 32);
}

Fingerprint finished(FingerprintLanes lanes, std::string_view left, std::size_t size) {
  // Missing bytes are 0: the size tells them from others.
  std::array<char, block> last = {};
  std::memcpy(last.data(), left.data(), left.size());
  take_block(lanes, last.data());

  Fingerprint halves = {size, ~std::uint64_t{size}};
  for (const std::uint64_t lane : lanes) {
    halves[0] = mixed(halves[0] ^ lane);
    halves[1] = mixed(std::rotl(halves[1], 23) + lane * odd_factor);
  }
  return halves;
}

}  // namespace

Fingerprint fingerprint(std::string_view bytes) {
  FingerprintLanes lanes = first_lanes;
  const std::string_view left = take_whole_blocks(lanes, bytes);
  return finished(lanes, left, bytes.size());
}

FingerprintTaker::FingerprintTaker() : lanes_(first_lanes) {}

void FingerprintTaker::take_blocks() {
  const std::size_t left = take_whole_blocks(lanes_, waiting_).size();
  in_lanes_ += waiting_.size() - left;
  waiting_.erase(0, waiting_.size() - left);
}

Fingerprint FingerprintTaker::taken() const {
  FingerprintLanes lanes = lanes_;
  const std::string_view left = take_whole_blocks(lanes, waiting_);
  return finished(lanes, left, in_lanes_ + waiting_.size());
}

Fingerprint joined(const Fingerprint &one, const Fingerprint &other) {
  return {mixed(mixed(one[0]) + other[0] * odd_factor), mixed(mixed(one[1]) + other[1] * odd_factor)};
}

}  // namespace formletter::pdf
