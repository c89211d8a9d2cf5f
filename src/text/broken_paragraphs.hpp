#pragma once

#include "diag/met_texts.hpp"
#include "diag/text_table.hpp"
#include "text/paragraph.hpp"

#include <string>

namespace formletter::text {

/// Paragraphs that have been broken into lines, by all that decides how. Most of a
/// batch's paragraphs hold no answer and are the same in letter after letter. Keeps
/// what is asked for a second time, so that what holds a name does not push the
/// rest out, and a bounded number of glyphs.
class BrokenParagraphs {
 public:
  /// What was kept for the paragraph; null if nothing. Then keep() may be called
  /// for the same paragraph.
  const BrokenParagraph *find(const ParagraphText &paragraph, const BreakOptions &options);
  void keep(const BrokenParagraph &broken);

 private:
  struct Kept {
    std::string text;  ///< its key
    BrokenParagraph broken;
  };

  std::string key_;  ///< of the paragraph that was asked for last
  diag::TextTable<Kept> kept_;
  diag::MetTexts asked_once_;
  std::size_t glyphs_ = 0;
};

}  // namespace formletter::text
