#include "pdf/document_fonts.hpp"

#include "pdf/glyph_show.hpp"

namespace formletter::pdf {

std::size_t DocumentFonts::use(text::FaceId face) {
  for (std::size_t i = 0; i < uses_.size(); ++i)
    if (uses_[i].face == face) return i;
  uses_.push_back({.face = face, .ready = {}, .account = nullptr});
  return uses_.size() - 1;
}

std::string_view DocumentFonts::show(std::size_t index, const std::shared_ptr<const text::ShownRun> &run) {
  Use &use = uses_[index];
  if (use.account == nullptr) {
    if (const auto operators = ready_->find(run)) {
      use.ready.push_back(run.get());
      return *operators;
    }
  }
  return show_in_account(use, run);
}

std::string_view DocumentFonts::show_in_account(Use &use, const std::shared_ptr<const text::ShownRun> &run) {
  FontUse &account = open(use);
  passing_.clear();
  // A run that only this page holds never comes again.
  if (run.use_count() == 1) {
    show_glyphs(passing_, account, *run);
    return passing_;
  }
  const auto [known, fresh] = use.again.try_emplace(run.get());
  if (!known->second.empty()) return known->second;
  show_glyphs(passing_, account, *run);
  if (!fresh) known->second = passing_;
  return passing_;
}

FontUse &DocumentFonts::open(Use &use) {
  if (use.account == nullptr) {
    use.account =
        std::make_unique<FontUse>(use.face, subsets_->program(use.face), subsets_->shared(use.face));
    std::string again;
    for (const text::ShownRun *run : use.ready) {
      again.clear();
      show_glyphs(again, *use.account, *run);
    }
    use.ready.clear();
  }
  return *use.account;
}

std::string DocumentFonts::write(HaruFile &file) {
  std::string entries;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const ObjectId font = file.add();
    entries += "/F";
    append_integer(entries, static_cast<std::int64_t>(i));
    entries += ' ';
    append_reference(entries, font);
    entries += ' ';
    Use &use = uses_[i];
    const bool all_shared = use.account == nullptr && !use.ready.empty();
    write_font(
        file, font,
        all_shared ? subsets_->shared_subset(use.face) : subsets_->subset(use.face, open(use).shown()));
  }
  return entries;
}

void DocumentFonts::share() {
  for (const Use &use : uses_)
    if (use.account != nullptr) subsets_->share(use.face, use.account->shown());
}

}  // namespace formletter::pdf
