#include "text/bidi_levels.hpp"

#include "text/character.hpp"

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace formletter::text {
namespace {

/// Every character of bidi class R, AL, AN, RLE, RLO or RLI is in these ranges.
bool may_turn(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || c == 0x202B || c == 0x202E || c == 0x2067 ||
         (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

void append_utf16(std::u16string &units, char32_t c) {
  if (c < 0x10000) {
    units.push_back(static_cast<char16_t>(c));
  } else {
    units.push_back(static_cast<char16_t>(U16_LEAD(c)));
    units.push_back(static_cast<char16_t>(U16_TRAIL(c)));
  }
}

}  // namespace

void BidiLevels::Finish::operator()(UBiDi *bidi) const {
  ubidi_close(bidi);
}

BidiLevels::BidiLevels() : bidi_(ubidi_open()) {}
BidiLevels::~BidiLevels() = default;
BidiLevels::BidiLevels(BidiLevels &&) noexcept = default;
BidiLevels &BidiLevels::operator=(BidiLevels &&) noexcept = default;

const std::vector<std::uint8_t> &BidiLevels::resolve(std::u32string_view characters, Direction direction) {
  levels_.assign(characters.size(), 0);
  if (direction == Direction::left_to_right && std::ranges::none_of(characters, may_turn)) return levels_;
  units_.clear();
  // A line end or tab of the source is a space; neither it nor U+2028 may end the
  // paragraph for the algorithm.
  for (const char32_t c : characters)
    append_utf16(units_, is_control_space(c) ? U' ' : is_forced_break(c) ? U'\u2028' : c);
  UErrorCode status = U_ZERO_ERROR;
  const UBiDiLevel base = direction == Direction::right_to_left ? 1 : 0;
  ubidi_setPara(bidi_.get(), units_.data(), static_cast<std::int32_t>(units_.size()), base, nullptr, &status);
  const UBiDiLevel *levels = units_.empty() ? nullptr : ubidi_getLevels(bidi_.get(), &status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU's bidirectional algorithm failed");
  std::size_t unit = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    levels_[i] = levels[unit];
    unit += characters[i] < 0x10000 ? 1 : 2;
  }
  return levels_;
}

void order_visually(const std::vector<std::uint8_t> &levels, std::vector<std::uint32_t> &order) {
  order.resize(levels.size());
  std::iota(order.begin(), order.end(), 0U);
  if (levels.empty()) return;
  const std::uint8_t highest = *std::ranges::max_element(levels);
  for (int level = highest; level >= 1; --level) {
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i;
      while (end < order.size() && levels[order[end]] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                   order.begin() + static_cast<std::ptrdiff_t>(end));
      i = std::max(end, i + 1);
    }
  }
}

}  // namespace formletter::text
