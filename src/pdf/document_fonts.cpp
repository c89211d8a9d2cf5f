#include "pdf/document_fonts.hpp"

#include "pdf/glyph_show.hpp"

namespace formletter::pdf {

std::size_t DocumentFonts::use(text::FaceId face) {
  for (std::size_t i = 0; i < uses_.size(); ++i)
    if (uses_[i].face == face) return i;
  uses_.push_back({.face = face, .ready = {}, .account = nullptr});
  return uses_.size() - 1;
}

void DocumentFonts::show(std::size_t index, const std::shared_ptr<const text::ShownRun> &run,
                         Operators &out) {
  Use &use = uses_[index];
  if (use.account == nullptr && ready_->show(run, out))
    use.ready.push_back(run.get());
  else
    show_in_account(use, run, out);
}

void DocumentFonts::show_in_account(Use &use, const std::shared_ptr<const text::ShownRun> &run,
                                    Operators &out) {
  FontUse &account = open(use);
  // A run that only this page holds never comes again.
  if (run.use_count() == 1) return show_glyphs(out, account, *run);
  const auto [known, fresh] = use.again.try_emplace(run.get());
  if (known->second) return out.put(use.kept[*known->second]);
  const Operators::Mark before = out.mark();
  show_glyphs(out, account, *run);
  if (!fresh) known->second = use.kept.keep(out.since(before));
}

FontUse &DocumentFonts::open(Use &use) {
  if (use.account == nullptr) {
    use.account =
        std::make_unique<FontUse>(use.face, subsets_->program(use.face), subsets_->shared(use.face));
    Operators again;
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
