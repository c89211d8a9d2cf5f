#include "pdf/ready_runs.hpp"

#include "pdf/glyph_show.hpp"

#include <utility>

namespace formletter::pdf {
namespace {

/// In each of the two: more lines than a batch's papers have in common.
constexpr std::size_t kept_runs = 1024;

}  // namespace

const std::string *ReadyRuns::find(const std::shared_ptr<const text::ShownRun> &run) {
  if (sharings_ != subsets_->sharings()) {
    recent_.clear();
    older_.clear();
    codes_.clear();
    sharings_ = subsets_->sharings();
  }
  if (const std::string *operators = kept(run.get())) return operators;
  std::string operators;
  // A run that only this page holds never comes again.
  const bool comes_again = run.use_count() > 1;
  std::string &out = comes_again ? operators : passing_;
  out.clear();
  if (!show(*run, out)) return nullptr;
  return comes_again ? keep({run, std::move(operators)}) : &passing_;
}

const std::string *ReadyRuns::kept(const text::ShownRun *run) {
  if (const auto found = recent_.find(run); found != recent_.end()) return &found->second.operators;
  const auto found = older_.find(run);
  if (found == older_.end()) return nullptr;
  Ready ready = std::move(found->second);
  older_.erase(found);
  return keep(std::move(ready));
}

const std::string *ReadyRuns::keep(Ready ready) {
  if (recent_.size() == kept_runs) older_ = std::exchange(recent_, {});
  const text::ShownRun *run = ready.run.get();
  return &recent_.insert_or_assign(run, std::move(ready)).first->second.operators;
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
