#include "pdf/glyph_show.hpp"

#include "diag/utf8.hpp"
#include "pdf/glyph_strings.hpp"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>
#include <vector>

namespace formletter::pdf {
namespace {

using text::Glyph;

/// Glyphs next to each other that show one stretch of the text.
struct Cluster {
  std::size_t glyph_begin = 0, glyph_end = 0;
  std::uint32_t text_begin = 0, text_end = 0;
  std::size_t carrier = 0;  ///< the glyph that stands for the text: its body, the widest
};

/// Cuts the run into clusters, in visual order.
class ClusterWalk {
 public:
  explicit ClusterWalk(const text::ShownRun &run) : run_(run) {
    bound_ = static_cast<std::uint32_t>(run.text.size());
  }
  bool next(Cluster &cluster) {
    const auto &glyphs = run_.glyphs;
    if (at_ >= glyphs.size()) return false;
    cluster.glyph_begin = at_;
    cluster.text_begin = glyphs[at_].cluster;
    while (at_ < glyphs.size() && glyphs[at_].cluster == cluster.text_begin) ++at_;
    cluster.glyph_end = at_;
    cluster.carrier = cluster.glyph_begin;
    for (std::size_t i = cluster.glyph_begin + 1; i < cluster.glyph_end; ++i)
      if (glyphs[i].advance > glyphs[cluster.carrier].advance) cluster.carrier = i;
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
  const text::ShownRun &run_;
  std::size_t at_ = 0;
  std::uint32_t bound_;
};

std::string reversed(std::string_view text) {
  std::u32string characters = diag::to_utf32(text);
  std::reverse(characters.begin(), characters.end());
  return diag::to_utf8(characters);
}

/// Shows one run. A cluster of several glyphs is said by the code of one, its
/// carrier. Dots, signs and marks that stand over or under it are additions: in their
/// place a reader would take them for gaps. From left to right they are shown within the
/// run's last word, whose ActualText is that word; from right to left, where an ActualText
/// of letters would be turned round, at the end in a Span that says nothing. PDFium
/// (Chrome, Edge) takes that for no ActualText and reads the codes, gaps and all.
class RunShow {
 public:
  RunShow(Operators &out, FontUse &font, const text::ShownRun &run)
      : strings_(out, font.program(), run.size), font_(font), run_(run), glyphs_(run.glyphs) {}

  void show() {
    if (is_plain()) {
      show_plain();
    } else if (is_turned_by_nobody()) {
      show_said_as_whole();
    } else if (is_raised()) {
      show_raised();
    } else {
      show_clusters();
      show_additions();
    }
    strings_.finish();
  }

 private:
  struct Addition {
    std::size_t glyph;
    Length pen;
  };

  /// Nastaliq: letters stand above each other's baseline, and readers would put each
  /// height on a line of its own.
  bool is_raised() const {
    return std::ranges::any_of(
        glyphs_, [](const Glyph &glyph) { return glyph.advance != Length() && glyph.y_offset != Length(); });
  }

  /// Readers know the direction of letters up to U+FFFF alone: Adlam is not turned.
  bool is_turned_by_nobody() const {
    return run_.right_to_left && std::ranges::any_of(diag::to_utf32(run_.text),
                                                     [](char32_t c) { return c >= 0x10800 && c <= 0x1EFFF; });
  }

  void show_said_as_whole() {
    strings_.begin_actual_text(run_.text);
    for (const Glyph &glyph : glyphs_) {
      strings_.show(glyph, font_.show(glyph.id, {}).code, pen_);
      pen_ += glyph.advance;
    }
    strings_.end_actual_text();
  }

  /// The text on the baseline, unseen, as a scanned page has it; then the letters in
  /// their places, which add no text.
  void show_raised() {
    level_glyphs_.assign(glyphs_.begin(), glyphs_.end());
    for (Glyph &glyph : level_glyphs_) glyph.y_offset = {};
    const auto seen = std::exchange(glyphs_, std::span<const Glyph>(level_glyphs_));
    strings_.hide(true);
    show_clusters();
    strings_.hide(false);
    glyphs_ = seen;
    additions_.clear();
    Length pen;
    for (std::size_t i = 0; i < glyphs_.size(); pen += glyphs_[i++].advance) additions_.push_back({i, pen});
    show_additions();
  }

  void show_clusters() {
    std::vector<Cluster> clusters;
    clusters.reserve(glyphs_.size());
    ClusterWalk walk(run_);
    for (Cluster cluster; walk.next(cluster);) clusters.push_back(cluster);
    const std::span<const Cluster> all = clusters;
    const std::size_t last_word = holds_additions(all) ? find_last_word(all) : all.size();
    for (const Cluster &cluster : all.first(last_word)) show(cluster);
    if (last_word < all.size()) show_last_word(all.subspan(last_word));
  }

  /// Of a run from left to right.
  bool holds_additions(std::span<const Cluster> clusters) const {
    return !run_.right_to_left && std::ranges::any_of(clusters, [this](const Cluster &cluster) {
      for (std::size_t i = cluster.glyph_begin; i < cluster.glyph_end; ++i)
        if (!stays(i, cluster.carrier)) return true;
      return false;
    });
  }

  /// With the space that may end the run.
  std::size_t find_last_word(std::span<const Cluster> clusters) const {
    std::size_t begin = clusters.size() - std::min<std::size_t>(clusters.size(), 2);
    while (begin > 0 && text_of(clusters[begin - 1]) != " ") --begin;
    return begin;
  }

  /// And all additions, in one ActualText.
  void show_last_word(std::span<const Cluster> word) {
    const std::uint32_t begin = word.front().text_begin;
    strings_.begin_actual_text(std::string_view(run_.text).substr(begin, word.back().text_end - begin));
    for (const Cluster &cluster : word) show_cluster(cluster, text_of(cluster), true);
    show_each(std::exchange(additions_, {}));
    show_end();
    strings_.end_actual_text();
  }

  /// A glyph that draws nothing, up to where the run ends: Poppler and PDFium measure the gap to
  /// the next run from the glyph that they have seen last.
  void show_end() {
    const std::uint16_t blank = font_.program().blank();
    if (blank == 0) return;
    Glyph end;
    end.id = blank;
    const Length width = run_.size * font_.program().width(blank) / 1000;
    strings_.show(end, font_.show(blank, {}).code, pen_ - width);
  }

  /// Most of a letter: each glyph shows a stretch of the text by itself, in its order, on the
  /// baseline. Those that say it themselves are noted, up to the first that does not.
  bool is_plain() {
    if (run_.right_to_left) return false;
    saying_ = font_.show_leading(glyphs_, run_.text);
    for (std::size_t i = saying_; i < glyphs_.size(); ++i)
      if (!stands_alone(i)) return false;
    return true;
  }
  bool stands_alone(std::size_t i) const {
    return glyphs_[i].cluster < end_of(i) && glyphs_[i].y_offset == Length();
  }
  bool says_itself(std::size_t i) {
    const char32_t character = only_character(text_of(i));
    return character != 0 && font_.says_itself(glyphs_[i].id, character);
  }
  std::size_t end_of(std::size_t i) const {
    return i + 1 < glyphs_.size() ? glyphs_[i + 1].cluster : run_.text.size();
  }
  std::string_view text_of(std::size_t i) const {
    return {run_.text.data() + glyphs_[i].cluster, end_of(i) - glyphs_[i].cluster};
  }

  void show_plain() {
    std::size_t begin = 0, end = saying_;
    while (true) {
      strings_.show_ids(glyphs_.subspan(begin, end - begin), pen_);
      if (end == glyphs_.size()) return;
      show_carrier(glyphs_[end], text_of(end), false);
      pen_ += glyphs_[end].advance;
      begin = ++end;
      while (end < glyphs_.size() && says_itself(end)) ++end;
    }
  }

  void show(const Cluster &cluster) {
    std::string_view text = text_of(cluster);
    // Poppler, pdf.js and PDFBox take right-to-left text to be shown from left to
    // right and turn it round themselves, letter by letter, within a code too. So
    // the letters of a code come in visual order, as the codes do. The structure
    // element's ActualText has the text in logical order.
    const std::string turned = run_.right_to_left ? reversed(text) : std::string();
    if (run_.right_to_left) text = turned;
    show_cluster(cluster, text, false);
  }
  std::string_view text_of(const Cluster &cluster) const {
    return std::string_view(run_.text).substr(cluster.text_begin, cluster.text_end - cluster.text_begin);
  }

  /// Without its additions, which are to be shown later. `said`: as of show_carrier().
  void show_cluster(const Cluster &cluster, std::string_view text, bool said) {
    const std::size_t carrier = cluster.carrier;
    std::size_t wide = 0;
    for (std::size_t i = cluster.glyph_begin; i < cluster.glyph_end; ++i) wide += stays(i, carrier) ? 1 : 0;
    // Several glyphs side by side (a vowel sign before its consonant) are one text.
    const bool say = !said && wide > 1;
    if (say) strings_.begin_actual_text(text);
    for (std::size_t i = cluster.glyph_begin; i < cluster.glyph_end; pen_ += glyphs_[i++].advance) {
      if (i == carrier) {
        show_carrier(glyphs_[i], text, said || wide > 1);
      } else if (stays(i, carrier)) {
        strings_.show(glyphs_[i], font_.show(glyphs_[i].id, {}).code, pen_);
      } else {
        additions_.push_back({i, pen_});
      }
    }
    if (say) strings_.end_actual_text();
  }

  /// In its place in the line. Right-to-left clusters keep their carrier alone, as an
  /// ActualText would be turned round against its logical order.
  bool stays(std::size_t glyph, std::size_t carrier) const {
    return glyph == carrier || (!run_.right_to_left && glyphs_[glyph].advance != Length());
  }

  /// `said`: an ActualText around it says the text already.
  void show_carrier(const Glyph &glyph, std::string_view text, bool said) {
    const ShownCode shown = font_.show(glyph.id, text);
    const bool say = !said && !shown.reads_right;
    if (say) strings_.begin_actual_text(text);
    strings_.show(glyph, shown.code, pen_);
    if (say) strings_.end_actual_text();
  }

  void show_additions() {
    if (additions_.empty()) return;
    strings_.begin_actual_text({});
    show_each(additions_);
    strings_.end_actual_text();
  }

  void show_each(std::span<const Addition> additions) {
    for (const Addition &addition : additions) {
      const Glyph &glyph = glyphs_[addition.glyph];
      strings_.show(glyph, font_.show(glyph.id, {}).code, addition.pen);
    }
  }

  GlyphStrings strings_;
  FontUse &font_;
  const text::ShownRun &run_;
  std::span<const Glyph> glyphs_;
  Length pen_;
  std::size_t saying_ = 0;  ///< how many of a run's first glyphs say themselves, as far as is known
  std::vector<Addition> additions_;
  std::vector<Glyph> level_glyphs_;  ///< all on the baseline
};

}  // namespace

void show_glyphs(Operators &out, FontUse &font, const text::ShownRun &run) {
  RunShow(out, font, run).show();
}

}  // namespace formletter::pdf
