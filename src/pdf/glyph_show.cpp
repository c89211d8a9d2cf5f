#include "pdf/glyph_show.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <span>

namespace formletter::pdf {
namespace {

using text::Glyph;

/// Writes strings and adjustments of TJ, and moves off the baseline.
class GlyphStrings {
 public:
  GlyphStrings(std::string &out, const FaceProgram &program, Length size)
      : out_(out), program_(program), size_(size.in_millipoints()) {}

  void show(const Glyph &glyph) {
    set_rise(glyph.y_offset);
    const std::int64_t wanted = (wanted_pen_ + glyph.x_offset).in_millipoints() * 1000;
    adjust(pen_ - wanted);
    if (!in_string_) {
      open_array();
      out_ += '(';
      in_string_ = true;
    }
    append_byte(static_cast<char>(glyph.id >> 8));
    append_byte(static_cast<char>(glyph.id & 0xFF));
    pen_ += program_.width(glyph.id) * size_;
    wanted_pen_ += glyph.advance;
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
  void finish() {
    set_rise(Length());
    close_array();
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
  void append_byte(char c) {
    if (c == '(' || c == ')' || c == '\\') out_ += '\\';
    if (c == '\r') {
      out_ += "\\r";
    } else {
      out_ += c;
    }
  }
  void open_array() {
    if (!in_array_) out_ += '[';
    in_array_ = true;
  }
  void close_string() {
    if (in_string_) out_ += ')';
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
  Length wanted_pen_;
  Length rise_;
  bool in_array_ = false, in_string_ = false;
};

/// Glyphs next to each other that show one stretch of the text.
struct Cluster {
  std::size_t glyph_begin = 0, glyph_end = 0;
  std::uint32_t text_begin = 0, text_end = 0;
};

/// Cuts the run into clusters, in visual order.
class ClusterWalk {
 public:
  explicit ClusterWalk(const layout::PlacedRun &run) : run_(run) {
    bound_ = static_cast<std::uint32_t>(run.text.size());
  }
  bool next(Cluster &cluster) {
    const auto &glyphs = run_.glyphs;
    if (at_ >= glyphs.size()) return false;
    cluster.glyph_begin = at_;
    cluster.text_begin = glyphs[at_].cluster;
    while (at_ < glyphs.size() && glyphs[at_].cluster == cluster.text_begin) ++at_;
    cluster.glyph_end = at_;
    if (run_.right_to_left) {
      cluster.text_end = bound_;
      bound_ = cluster.text_begin;
    } else {
      cluster.text_end = at_ < glyphs.size() ? glyphs[at_].cluster : bound_;
    }
    assert(cluster.text_begin <= cluster.text_end && cluster.text_end <= run_.text.size());
    return true;
  }

 private:
  const layout::PlacedRun &run_;
  std::size_t at_ = 0;
  std::uint32_t bound_;
};

/// Notes what the cluster's glyphs stand for; true when they need no ActualText.
bool note_glyphs(FontUse &font, std::span<const Glyph> glyphs, std::string_view text) {
  if (glyphs.size() == 1) return font.show(glyphs.front().id, text);
  bool first = true;
  for (const Glyph &glyph : glyphs) {
    font.show(glyph.id, first ? text : std::string_view());
    first = false;
  }
  return false;
}

}  // namespace

void show_glyphs(std::string &out, FontUse &font, const layout::PlacedRun &run) {
  GlyphStrings strings(out, font.program(), run.size);
  const std::span<const Glyph> glyphs(run.glyphs);
  const std::string_view text = run.text;
  ClusterWalk walk(run);
  for (Cluster cluster; walk.next(cluster);) {
    const auto own = glyphs.subspan(cluster.glyph_begin, cluster.glyph_end - cluster.glyph_begin);
    const auto own_text = text.substr(cluster.text_begin, cluster.text_end - cluster.text_begin);
    const bool plain = note_glyphs(font, own, own_text);
    if (!plain) strings.begin_actual_text(own_text);
    for (const Glyph &glyph : own) strings.show(glyph);
    if (!plain) strings.end_actual_text();
  }
  strings.finish();
}

}  // namespace formletter::pdf
