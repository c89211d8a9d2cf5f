#pragma once

#include "pdf/font_use.hpp"
#include "text/paragraph.hpp"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace formletter::pdf {

/// The operators of runs that show nothing but what a batch shares: the same in every
/// document, so made once for the lines that its letters have in common.
class ReadyRuns {
 public:
  explicit ReadyRuns(FontSubsets &subsets) : subsets_(&subsets) {}
  /// What show_glyphs would append, or null where the run shows something that is not
  /// shared. Valid until the next call.
  const std::string *find(const std::shared_ptr<const text::ShownRun> &run);

 private:
  /// Holds the run, so that no other gets its address.
  struct Ready {
    std::shared_ptr<const text::ShownRun> run;
    std::string operators;
  };
  using Runs = std::unordered_map<const text::ShownRun *, Ready>;

  const std::string *kept(const text::ShownRun *run);
  const std::string *keep(Ready ready);
  bool show(const text::ShownRun &run, std::string &out);
  FontUse *codes(text::FaceId face);

  FontSubsets *subsets_;
  std::uint64_t sharings_ = 0;  ///< that all below holds for
  std::map<text::FaceId, FontUse> codes_;
  Runs recent_, older_;  ///< what was not used for long goes with the older ones
  std::string passing_;  ///< of a run that nobody else holds
};

}  // namespace formletter::pdf
