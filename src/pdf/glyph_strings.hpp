#pragma once

#include "pdf/font_use.hpp"
#include "pdf/operators.hpp"
#include "text/paragraph.hpp"

#include <formletter/length.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace formletter::pdf {

/// ISO 32000-1, 7.3.4.2; a bare carriage return would be read back as a line feed.
constexpr bool is_escaped(unsigned byte) {
  return byte == '(' || byte == ')' || byte == '\\' || byte == '\r';
}
/// A bit for each code: a byte of it is escaped. What a batch asks is in a few lines of the cache.
inline constexpr auto escaped_codes = [] {
  std::array<std::uint64_t, 1024> bits = {};
  for (unsigned code = 0; code < 64 * bits.size(); ++code)
    bits[code / 64] |= std::uint64_t{is_escaped(code >> 8) || is_escaped(code & 0xFF)} << code % 64;
  return bits;
}();

/// Writes strings and adjustments of TJ, and moves off the baseline (ISO 32000-1, 9.4.3).
/// In a header, as every glyph of a letter comes through it.
class GlyphStrings {
 public:
  GlyphStrings(Operators &out, const FaceProgram &program, Length size)
      : out_(out), program_(program), size_(size.in_millipoints()) {}

  /// `pen`: where the pen stands, from the run's origin.
  void show(const text::Glyph &glyph, std::uint16_t code, Length pen) {
    set_rise(glyph.y_offset);
    const std::int64_t wanted = (pen + glyph.x_offset).in_millipoints() * 1000;
    adjust(pen_ - wanted);
    open_string();
    out_.end_at(put_code(out_.ahead(longest_code), code));
    pen_ += program_.width(glyph.id) * size_;
  }
  /// Glyphs on the baseline, one behind the other, each by the code that is its id; the pen comes
  /// behind them.
  void show_ids(std::span<const text::Glyph> glyphs, Length &pen) {
    for (; !glyphs.empty(); glyphs = glyphs.subspan(1)) {
      glyphs = glyphs.subspan(add_ids(glyphs, pen));
      if (glyphs.empty()) return;
      show(glyphs.front(), glyphs.front().id, pen);
      pen += glyphs.front().advance;
    }
  }
  void begin_actual_text(std::string_view text) {
    close_array();
    std::string utf16;
    append_utf16_string(utf16, text);
    out_.put("/Span<<");
    out_.note_actual_text();
    out_.put("/ActualText");
    out_.put(utf16);
    out_.put(">>BDC\n");
  }
  void end_actual_text() {
    close_array();
    out_.put("EMC\n");
  }
  /// Text rendering mode 3 of ISO 32000-1, 9.3.6, or 0.
  void hide(bool hidden) {
    close_array();
    out_.put(hidden ? std::string_view("3 Tr\n") : std::string_view("0 Tr\n"));
  }
  void finish() {
    close_array();
    set_rise(Length());
  }

 private:
  /// To an open string, up to the first glyph before which something else has to come.
  std::size_t add_ids(std::span<const text::Glyph> glyphs, Length &pen) {
    if (!in_string_) return 0;
    char *end = out_.ahead(longest_code * glyphs.size());
    const std::int64_t size = size_, least = 1 - size_;
    // From the least excess that needs no adjustment on, so that one comparison tells both.
    const std::uint64_t most = 2 * static_cast<std::uint64_t>(size) - 2;
    const int *const widths = program_.widths().data();
    std::int64_t excess = pen_ - pen.in_millipoints() * 1000, advances = 0;
    std::size_t i = 0;
    for (; i < glyphs.size(); ++i) {
      const text::Glyph &glyph = glyphs[i];
      const std::int64_t over = excess - glyph.x_offset.in_millipoints() * 1000 - least;
      if (static_cast<std::uint64_t>(over) > most) break;
      end = put_code(end, glyph.id);
      const std::int64_t advance = glyph.advance.in_millipoints();
      excess += widths[glyph.id] * size - advance * 1000;
      advances += advance;
    }
    pen += Length::millipoints(advances);
    pen_ = pen.in_millipoints() * 1000 + excess;
    out_.end_at(end);
    return i;
  }

  static constexpr std::size_t longest_code = 4;  ///< in bytes
  /// Where there is room for the longest.
  static char *put_code(char *out, std::uint16_t code) {
    const unsigned high = code >> 8, low = code & 0xFF;
    if ((escaped_codes[code / 64] >> code % 64 & 1) != 0) [[unlikely]]
      return put_escaped(put_escaped(out, high), low);
    out[0] = static_cast<char>(high);
    out[1] = static_cast<char>(low);
    return out + 2;
  }
  static char *put_escaped(char *out, unsigned byte) {
    if (is_escaped(byte)) *out++ = '\\';
    *out++ = byte == '\r' ? 'r' : static_cast<char>(byte);
    return out;
  }

  /// `excess`: how far the pen is right of where it should be, in millionths of a point.
  void adjust(std::int64_t excess) {
    if (std::abs(excess) < size_) return;
    const std::int64_t half = excess < 0 ? -size_ / 2 : size_ / 2;
    const std::int64_t thousandths = (excess + half) / size_;
    close_string();
    open_array();
    out_.put_number(thousandths);
    pen_ -= thousandths * size_;
  }
  void set_rise(Length rise) {
    if (rise == rise_) return;
    close_array();
    out_.put_length(rise);
    out_.put(" Ts\n");
    rise_ = rise;
  }
  void open_array() {
    if (!in_array_) out_.put('[');
    in_array_ = true;
  }
  void open_string() {
    if (in_string_) return;
    open_array();
    out_.begin_string();
    in_string_ = true;
  }
  void close_string() {
    if (in_string_) out_.end_string();
    in_string_ = false;
  }
  void close_array() {
    close_string();
    if (in_array_) out_.put("]TJ\n");
    in_array_ = false;
  }

  Operators &out_;
  const FaceProgram &program_;
  std::int64_t size_;
  std::int64_t pen_ = 0;  ///< in millionths of a point from the run's origin
  Length rise_;
  bool in_array_ = false, in_string_ = false;
};

}  // namespace formletter::pdf
