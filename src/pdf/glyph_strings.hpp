#pragma once

#include "pdf/font_use.hpp"
#include "pdf/syntax.hpp"
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

/// Writes strings and adjustments of TJ, and moves off the baseline (ISO 32000-1, 9.4.3).
/// In a header, as every glyph of a letter comes through it.
class GlyphStrings {
 public:
  GlyphStrings(std::string &out, const FaceProgram &program, Length size)
      : out_(out), program_(program), size_(size.in_millipoints()) {}

  /// `pen`: where the pen stands, from the run's origin.
  void show(const text::Glyph &glyph, std::uint16_t code, Length pen) {
    set_rise(glyph.y_offset);
    const std::int64_t wanted = (pen + glyph.x_offset).in_millipoints() * 1000;
    adjust(pen_ - wanted);
    if (!in_string_) {
      open_array();
      out_ += '(';
      in_string_ = true;
    }
    if (held_size_ + 4 > held_.size()) flush();
    hold(static_cast<char>(code >> 8));
    hold(static_cast<char>(code & 0xFF));
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
    out_ += "/Span<</ActualText";
    append_utf16_string(out_, text);
    out_ += ">>BDC\n";
  }
  void end_actual_text() {
    close_array();
    out_ += "EMC\n";
  }
  /// Text rendering mode 3 of ISO 32000-1, 9.3.6, or 0.
  void hide(bool hidden) {
    close_array();
    out_ += hidden ? "3 Tr\n" : "0 Tr\n";
  }
  void finish() {
    close_array();
    set_rise(Length());
  }

 private:
  /// To an open string, up to the first glyph before which, or in which, something else has to come.
  std::size_t add_ids(std::span<const text::Glyph> glyphs, Length &pen) {
    if (!in_string_) return 0;
    const std::size_t most = std::min(glyphs.size(), (held_.size() - held_size_) / 2);
    std::int64_t at = pen_, wanted = pen.in_millipoints() * 1000;
    char *end = held_.data() + held_size_;
    const std::int64_t size = size_;
    const std::span<const int> widths = program_.widths();
    std::size_t i = 0;
    for (; i < most; ++i) {
      const text::Glyph &glyph = glyphs[i];
      const std::int64_t excess = at - wanted - glyph.x_offset.in_millipoints() * 1000;
      const unsigned high = glyph.id >> 8, low = glyph.id & 0xFF;
      if (std::abs(excess) >= size || is_escaped[high] || is_escaped[low]) break;
      *end++ = static_cast<char>(high);
      *end++ = static_cast<char>(low);
      at += widths[glyph.id] * size;
      wanted += glyph.advance.in_millipoints() * 1000;
    }
    pen_ = at;
    pen = Length::millipoints(wanted / 1000);
    held_size_ = static_cast<std::size_t>(end - held_.data());
    return i;
  }

  /// ISO 32000-1, 7.3.4.2; a bare carriage return would be read back as a line feed.
  static constexpr auto is_escaped = [] {
    std::array<bool, 256> escaped = {};
    for (const unsigned char c : {'(', ')', '\\', '\r'}) escaped[c] = true;
    return escaped;
  }();

  /// `excess`: how far the pen is right of where it should be, in millionths of a point.
  void adjust(std::int64_t excess) {
    if (std::abs(excess) < size_) return;
    const std::int64_t half = excess < 0 ? -size_ / 2 : size_ / 2;
    const std::int64_t thousandths = (excess + half) / size_;
    close_string();
    open_array();
    append_integer(out_, thousandths);
    pen_ -= thousandths * size_;
  }
  void set_rise(Length rise) {
    if (rise == rise_) return;
    close_array();
    append_length(out_, rise);
    out_ += " Ts\n";
    rise_ = rise;
  }
  void hold(char c) {
    if (is_escaped[static_cast<unsigned char>(c)]) held_[held_size_++] = '\\';
    held_[held_size_++] = c == '\r' ? 'r' : c;
  }
  void flush() {
    out_.append(held_.data(), held_size_);
    held_size_ = 0;
  }
  void open_array() {
    if (!in_array_) out_ += '[';
    in_array_ = true;
  }
  void close_string() {
    if (!in_string_) return;
    flush();
    out_ += ')';
    in_string_ = false;
  }
  void close_array() {
    close_string();
    if (in_array_) out_ += "]TJ\n";
    in_array_ = false;
  }

  std::string &out_;
  const FaceProgram &program_;
  std::int64_t size_;
  std::int64_t pen_ = 0;  ///< in millionths of a point from the run's origin
  Length rise_;
  bool in_array_ = false, in_string_ = false;
  /// Of the string: a code at a time would cost the most of a page.
  std::array<char, 256> held_;
  std::size_t held_size_ = 0;
};

}  // namespace formletter::pdf
