#pragma once

#include "pdf/font_use.hpp"
#include "pdf/syntax.hpp"
#include "text/paragraph.hpp"

#include <formletter/length.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
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
    if (c == '(' || c == ')' || c == '\\' || c == '\r') held_[held_size_++] = '\\';
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
