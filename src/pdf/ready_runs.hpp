#pragma once

#include "pdf/font_use.hpp"
#include "text/paragraph.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// The operators of runs that show nothing but what a batch shares: the same in every
/// document, so made once for the lines that its letters have in common.
class ReadyRuns {
 public:
  explicit ReadyRuns(FontSubsets &subsets) : subsets_(&subsets) {}
  /// What show_glyphs would append, or nothing where the run shows something that is not
  /// shared. Valid until the next call.
  std::optional<std::string_view> find(const std::shared_ptr<const text::ShownRun> &run);

 private:
  using Run = std::shared_ptr<const text::ShownRun>;

  /// Runs next to each other in the order in which they were shown first, as the letters of a
  /// batch show most of them in one order.
  class Runs {
   public:
    Runs() : slots_(slot_count) {}
    std::optional<std::string_view> find(const text::ShownRun *run) const;
    /// Precondition: is not there, and not full.
    std::string_view add(const Run &run, std::string_view operators);
    bool is_full() const { return ready_.size() == most; }

   private:
    static constexpr std::size_t most = 1024;  ///< more lines than a batch's papers have in common
    static constexpr unsigned slot_bits = 12;
    static constexpr std::size_t slot_count = std::size_t{1} << slot_bits;
    std::size_t slot_of(const text::ShownRun *run) const;

    /// Holds the run, so that no other gets its address.
    struct Ready {
      Run run;
      std::size_t begin, size;
    };
    std::vector<std::uint16_t> slots_;  ///< by hash, then the next free one: place in ready_, from 1 on
    std::vector<Ready> ready_;
    std::string operators_;
  };

  std::optional<std::string_view> kept(const Run &run);
  std::string_view keep(const Run &run, std::string_view operators);
  bool show(const text::ShownRun &run, std::string &out);
  FontUse *codes(text::FaceId face);

  FontSubsets *subsets_;
  std::uint64_t sharings_ = 0;  ///< that all below holds for
  std::map<text::FaceId, FontUse> codes_;
  Runs recent_, older_;  ///< what was not used for long goes with the older ones
  std::string passing_;  ///< of the run that was found last, if it was not kept before
};

}  // namespace formletter::pdf
