#include "pdf/glyph_show.hpp"

#include "diag/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <span>
#include <vector>

namespace formletter::pdf {
namespace {

using text::Glyph;

/// Writes strings and adjustments of TJ, and moves off the baseline.
class GlyphStrings {
 public:
  GlyphStrings(std::string &out, const FaceProgram &program, Length size)
      : out_(out), program_(program), size_(size.in_millipoints()) {}

  /// `pen`: where the pen stands, from the run's origin.
  void show(const Glyph &glyph, std::uint16_t code, Length pen) {
    set_rise(glyph.y_offset);
    const std::int64_t wanted = (pen + glyph.x_offset).in_millipoints() * 1000;
    adjust(pen_ - wanted);
    if (!in_string_) {
      open_array();
      out_ += '(';
      in_string_ = true;
    }
    append_byte(static_cast<char>(code >> 8));
    append_byte(static_cast<char>(code & 0xFF));
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
  Length rise_;
  bool in_array_ = false, in_string_ = false;
};

/// Glyphs next to each other that show one stretch of the text.
struct Cluster {
  std::size_t glyph_begin = 0, glyph_end = 0;
  std::uint32_t text_begin = 0, text_end = 0;
  std::uint32_t text_size() const { return text_end - text_begin; }
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

/// The glyph that stands for the cluster's text: its body, the widest.
std::size_t find_carrier(std::span<const Glyph> glyphs, const Cluster &cluster) {
  std::size_t carrier = cluster.glyph_begin;
  for (std::size_t i = cluster.glyph_begin + 1; i < cluster.glyph_end; ++i)
    if (glyphs[i].advance > glyphs[carrier].advance) carrier = i;
  return carrier;
}

std::string reversed(std::string_view text) {
  std::u32string characters = diag::to_utf32(text);
  std::reverse(characters.begin(), characters.end());
  return diag::to_utf8(characters);
}

/// One glyph for one stretch of text is the rule. A cluster of several (a consonant
/// with its vowel sign) is said by its first code and by an ActualText over all.
void show_left_to_right(GlyphStrings &strings, FontUse &font, const layout::PlacedRun &run) {
  const std::span<const Glyph> glyphs(run.glyphs);
  Length pen;
  ClusterWalk walk(run);
  for (Cluster cluster; walk.next(cluster);) {
    std::string_view text = std::string_view(run.text).substr(cluster.text_begin, cluster.text_size());
    ShownCode shown = font.show(glyphs[cluster.glyph_begin].id, text);
    const bool plain = shown.reads_right && cluster.glyph_end == cluster.glyph_begin + 1;
    if (!plain) strings.begin_actual_text(text);
    for (std::size_t i = cluster.glyph_begin; i < cluster.glyph_end; pen += glyphs[i++].advance) {
      if (i != cluster.glyph_begin) shown = font.show(glyphs[i].id, {});
      strings.show(glyphs[i], shown.code, pen);
    }
    if (!plain) strings.end_actual_text();
  }
}

/// A dot, a vowel sign, a mark: the text is said by the cluster's carrier.
struct Addition {
  std::size_t glyph;
  Length pen;
};

/// Poppler, pdf.js and PDFBox take right-to-left text to be shown from left to right
/// and turn it round themselves, letter by letter, within a code and an ActualText
/// too. So glyphs and the letters of a code come in visual order, each cluster's
/// text is that of one code, and what else a cluster has is shown at the end, as
/// adding nothing. The structure element's ActualText has the text in logical order.
void show_right_to_left(GlyphStrings &strings, FontUse &font, const layout::PlacedRun &run) {
  const std::span<const Glyph> glyphs(run.glyphs);
  std::vector<Addition> additions;
  Length pen;
  ClusterWalk walk(run);
  for (Cluster cluster; walk.next(cluster);) {
    const std::size_t carrier = find_carrier(glyphs, cluster);
    const std::string text =
        reversed(std::string_view(run.text).substr(cluster.text_begin, cluster.text_size()));
    for (std::size_t i = cluster.glyph_begin; i < cluster.glyph_end; pen += glyphs[i++].advance) {
      if (i != carrier) {
        additions.push_back({i, pen});
        continue;
      }
      const ShownCode shown = font.show(glyphs[i].id, text);
      if (!shown.reads_right) strings.begin_actual_text(text);
      strings.show(glyphs[i], shown.code, pen);
      if (!shown.reads_right) strings.end_actual_text();
    }
  }
  if (additions.empty()) return;
  strings.begin_actual_text({});
  for (const Addition &addition : additions)
    strings.show(glyphs[addition.glyph], font.show(glyphs[addition.glyph].id, {}).code, addition.pen);
  strings.end_actual_text();
}

}  // namespace

void show_glyphs(std::string &out, FontUse &font, const layout::PlacedRun &run) {
  GlyphStrings strings(out, font.program(), run.size);
  if (run.right_to_left) {
    show_right_to_left(strings, font, run);
  } else {
    show_left_to_right(strings, font, run);
  }
  strings.finish();
}

}  // namespace formletter::pdf
