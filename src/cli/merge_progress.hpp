#pragma once

#include "mailmerge/merge.hpp"

#include <functional>
#include <iosfwd>
#include <string>

namespace formletter::cli {

/// Tells how far a merge is: a bar that is drawn anew on a terminal, a line now and
/// then in a log, or a JSON object a line for programs.
class MergeProgress {
 public:
  enum class Style { none, bar, lines, json };
  /// `seconds`: a clock that only goes forward.
  MergeProgress(std::ostream &stream, Style style, std::function<double()> seconds);

  void tell(const mailmerge::MergeState &state);
  /// Leaves the bar's line, so that a message can follow.
  void clear();
  /// The last word, always told.
  void finish(const mailmerge::MergeState &state);

 private:
  std::string text(const mailmerge::MergeState &state) const;
  std::ostream &stream_;
  Style style_;
  std::function<double()> seconds_;
  double began_, told_;
  bool bar_is_drawn_ = false;
};

}  // namespace formletter::cli
