#pragma once

#include "pdf/font_use.hpp"
#include "pdf/operators.hpp"
#include "text/paragraph.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace formletter::pdf {

/// The operators of runs that show nothing but what a batch shares: the same in every
/// document, so made once for the lines that its letters have in common.
class ReadyRuns {
 public:
  explicit ReadyRuns(FontSubsets &subsets) : subsets_(&subsets) {}
  /// Puts what show_glyphs would, or nothing where the run shows something that is not shared:
  /// whether it does.
  bool show(const std::shared_ptr<const text::ShownRun> &run, Operators &out);

 private:
  using Run = std::shared_ptr<const text::ShownRun>;

  /// Runs next to each other in the order in which they were shown first, as the letters of a
  /// batch show most of them in one order.
  class Runs {
   public:
    Runs() : slots_(slot_count) {}
    std::optional<ReadyOperators> find(const text::ShownRun *run);
    /// Precondition: is not there, and not full.
    void add(const Run &run, const ReadyOperators &operators);
    bool is_full() const { return ready_.size() == most; }

   private:
    static constexpr std::size_t most = 1024;  ///< more lines than a batch's papers have in common
    static constexpr unsigned slot_bits = 12;
    static constexpr std::size_t slot_count = std::size_t{1} << slot_bits;
    std::size_t slot_of(const text::ShownRun *run) const;

    std::vector<std::uint16_t> slots_;  ///< by hash, then the next free one: place in ready_, from 1 on
    std::vector<Run> ready_;            ///< held, so that no other gets their address
    KeptOperators operators_;           ///< of those, in the same places
    std::size_t next_ = 0;              ///< behind the one that was found last
  };

  bool put_kept(const Run &run, Operators &out);
  void keep(const Run &run, const ReadyOperators &operators);
  FontUse *codes(text::FaceId face);

  FontSubsets *subsets_;
  std::uint64_t sharings_ = 0;  ///< that all below holds for
  std::map<text::FaceId, FontUse> codes_;
  Runs recent_, older_;  ///< what was not used for long goes with the older ones
};

}  // namespace formletter::pdf
