#pragma once

#include <formletter/language_tag.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct UBiDi;

namespace formletter::text {

/// Embedding levels of the Unicode bidirectional algorithm (UAX #9, through I2).
/// Rules L1 and L2 belong to lines, not to paragraphs.
class BidiLevels {
 public:
  BidiLevels();
  ~BidiLevels();
  BidiLevels(BidiLevels &&) noexcept;
  BidiLevels &operator=(BidiLevels &&) noexcept;

  /// One level a character, valid until the next call. Without right-to-left
  /// characters in a left-to-right paragraph all are 0 and the algorithm is spared.
  const std::vector<std::uint8_t> &resolve(std::u32string_view characters, Direction direction);

 private:
  struct Finish {
    void operator()(UBiDi *bidi) const;
  };
  std::unique_ptr<UBiDi, Finish> bidi_;
  std::u16string units_;
  std::vector<std::uint8_t> levels_;
};

/// Order of drawing, from left to right, of pieces with these levels (rule L2).
void order_visually(const std::vector<std::uint8_t> &levels, std::vector<std::uint32_t> &order);

}  // namespace formletter::text
