#pragma once

#include "i18n/date_pattern.hpp"
#include "text/line_fit.hpp"
#include "text/paragraph.hpp"

#include <formletter/language_tag.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

/// Finds a day with its month in a language's text, as its long dates have them, "20 de
/// noviembre", "November 20", "1er janvier", and the whole date that they stand in.
class DayAndMonth {
 public:
  explicit DayAndMonth(const LanguageTag &language);

  /// Where the day and month that begin here end; `begin` when none do.
  std::size_t end(std::string_view text, std::size_t begin) const;
  /// Where the long date that begins here, with its year, ends; `begin` when none does.
  std::size_t date_end(std::string_view text, std::size_t begin) const;
  /// Whether what begins the language's dates is neither day nor month: "2014年11月20日".
  bool begins_otherwise() const { return begins_otherwise_; }
  /// Does a date, or a day or month as it comes first, ever begin with this byte?
  bool may_begin(char byte) const { return beginnings_[static_cast<unsigned char>(byte)]; }

 private:
  std::size_t day_end(std::string_view text, std::size_t begin) const;
  std::size_t piece_end(const i18n::DatePattern::Piece &piece, std::string_view text,
                        std::size_t begin) const;

  const i18n::DatePattern *date_;  ///< kept by i18n as long as the program runs
  bool begins_otherwise_ = false;
  bool month_first_ = false;
  std::array<bool, 256> beginnings_{};
  std::string first_day_;
  /// Each month with what stands between it and the day; empty in languages that part them otherwise.
  std::array<std::string, 12> months_;
};

/// Made at the first call for a language, and good as long as the program runs.
const DayAndMonth &day_and_month(const LanguageTag &language);

/// A date stays on one line: its segments hold the next one. Where it is wider than a line, its day
/// stays with its month all the same: a number that ends a line, or begins one, alone is read as
/// another date.
void hold_dates(const ParagraphText &paragraph, const DayAndMonth &dates, std::vector<Segment> &segments);

}  // namespace formletter::text
