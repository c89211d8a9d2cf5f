#include "pdf/ready_runs.hpp"

#include "pdf/glyph_show.hpp"

#include <utility>

namespace formletter::pdf {

/// Where the run is, or would be.
std::size_t ReadyRuns::Runs::slot_of(const text::ShownRun *run) const {
  const auto hash = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(run)) * 0x9E3779B97F4A7C15U;
  std::size_t slot = hash >> (64 - slot_bits);
  while (slots_[slot] != 0 && ready_[slots_[slot] - 1U].run.get() != run) slot = (slot + 1) % slot_count;
  return slot;
}

std::optional<std::string_view> ReadyRuns::Runs::find(const text::ShownRun *run) const {
  const std::uint16_t place = slots_[slot_of(run)];
  if (place == 0) return std::nullopt;
  const Ready &ready = ready_[place - 1U];
  return std::string_view(operators_).substr(ready.begin, ready.size);
}

std::string_view ReadyRuns::Runs::add(const Run &run, std::string_view operators) {
  ready_.push_back({run, operators_.size(), operators.size()});
  slots_[slot_of(run.get())] = static_cast<std::uint16_t>(ready_.size());
  operators_ += operators;
  return std::string_view(operators_).substr(ready_.back().begin);
}

std::optional<std::string_view> ReadyRuns::find(const Run &run) {
  if (sharings_ != subsets_->sharings()) {
    recent_ = {};
    older_ = {};
    codes_.clear();
    sharings_ = subsets_->sharings();
  }
  if (const auto operators = kept(run)) return operators;
  passing_.clear();
  if (!show(*run, passing_)) return std::nullopt;
  // A run that only this page holds never comes again.
  return run.use_count() > 1 ? keep(run, passing_) : passing_;
}

std::optional<std::string_view> ReadyRuns::kept(const Run &run) {
  if (const auto found = recent_.find(run.get())) return found;
  const auto found = older_.find(run.get());
  if (!found) return std::nullopt;
  passing_ = *found;
  return keep(run, passing_);
}

std::string_view ReadyRuns::keep(const Run &run, std::string_view operators) {
  if (recent_.is_full()) older_ = std::exchange(recent_, {});
  return recent_.add(run, operators);
}

bool ReadyRuns::show(const text::ShownRun &run, std::string &out) {
  FontUse *font = codes(run.face);
  if (font == nullptr) return false;
  show_glyphs(out, *font, run);
  return !font->take_strangers();
}

FontUse *ReadyRuns::codes(text::FaceId face) {
  if (const auto found = codes_.find(face); found != codes_.end()) return &found->second;
  const ShownGlyphs &shared = subsets_->shared(face);
  if (shared.empty()) return nullptr;
  return &codes_.try_emplace(face, face, subsets_->program(face), shared, FontUse::Codes::as_shared)
              .first->second;
}

}  // namespace formletter::pdf
