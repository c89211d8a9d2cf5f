#include "pdf/ready_runs.hpp"

#include "pdf/glyph_show.hpp"

#include <utility>

namespace formletter::pdf {

/// Where the run is, or would be.
std::size_t ReadyRuns::Runs::slot_of(const text::ShownRun *run) const {
  const auto hash = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(run)) * 0x9E3779B97F4A7C15U;
  std::size_t slot = hash >> (64 - slot_bits);
  while (slots_[slot] != 0 && ready_[slots_[slot] - 1U].get() != run) slot = (slot + 1) % slot_count;
  return slot;
}

std::optional<ReadyOperators> ReadyRuns::Runs::find(const text::ShownRun *run) {
  if (next_ >= ready_.size() || ready_[next_].get() != run) {
    const std::uint16_t place = slots_[slot_of(run)];
    if (place == 0) return std::nullopt;
    next_ = place - 1U;
  }
  return operators_[next_++];
}

void ReadyRuns::Runs::add(const Run &run, const ReadyOperators &operators) {
  ready_.push_back(run);
  slots_[slot_of(run.get())] = static_cast<std::uint16_t>(ready_.size());
  operators_.keep(operators);
}

bool ReadyRuns::show(const Run &run, Operators &out) {
  if (sharings_ != subsets_->sharings()) {
    recent_ = {};
    older_ = {};
    codes_.clear();
    sharings_ = subsets_->sharings();
  }
  // A run that only this page holds is not kept, and never comes again.
  const bool comes_again = run.use_count() > 1;
  if (comes_again && put_kept(run, out)) return true;
  FontUse *font = codes(run->face);
  if (font == nullptr) return false;
  const Operators::Mark before = out.mark();
  show_glyphs(out, *font, *run);
  if (font->take_strangers()) {
    out.cut_to(before);
    return false;
  }
  if (comes_again) keep(run, out.since(before));
  return true;
}

bool ReadyRuns::put_kept(const Run &run, Operators &out) {
  if (const auto found = recent_.find(run.get())) {
    out.put(*found);
    return true;
  }
  const auto found = older_.find(run.get());
  if (!found) return false;
  const Operators::Mark before = out.mark();
  out.put(*found);
  keep(run, out.since(before));
  return true;
}

void ReadyRuns::keep(const Run &run, const ReadyOperators &operators) {
  if (recent_.is_full()) older_ = std::exchange(recent_, {});
  recent_.add(run, operators);
}

FontUse *ReadyRuns::codes(text::FaceId face) {
  if (const auto found = codes_.find(face); found != codes_.end()) return &found->second;
  const ShownGlyphs &shared = subsets_->shared(face);
  if (shared.empty()) return nullptr;
  return &codes_.try_emplace(face, face, subsets_->program(face), shared, FontUse::Codes::as_shared)
              .first->second;
}

}  // namespace formletter::pdf
