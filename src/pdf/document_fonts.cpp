#include "pdf/document_fonts.hpp"

#include "pdf/glyph_show.hpp"

#include <algorithm>

namespace formletter::pdf {

std::size_t DocumentFonts::add_use(text::FaceId face) {
  constexpr std::size_t usual_faces = 4, usual_runs = 32;
  uses_.reserve(usual_faces);
  uses_.push_back({.face = face, .ready = {}, .account = nullptr});
  uses_.back().ready.reserve(usual_runs);
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
  Account &account = open(use);
  // A run that only this page holds never comes again.
  if (run.use_count() == 1) return show_glyphs(out, account.font, *run);
  const auto [known, fresh] = account.again.try_emplace(run.get());
  if (known->second) return out.put(account.kept[*known->second]);
  const Operators::Mark before = out.mark();
  show_glyphs(out, account.font, *run);
  if (!fresh) known->second = account.kept.keep(out.since(before));
}

DocumentFonts::Account &DocumentFonts::open(Use &use) {
  if (use.account == nullptr) {
    use.account = std::make_unique<Account>(
        Account{.font = {use.face, subsets_->program(use.face), subsets_->shared(use.face)}});
    Operators again;
    for (const text::ShownRun *run : use.ready) {
      again.clear();
      show_glyphs(again, use.account->font, *run);
    }
    use.ready.clear();
  }
  return *use.account;
}

std::string DocumentFonts::write(HaruFile &file) {
  const auto is_shared = [](const Use &use) { return use.account == nullptr && !use.ready.empty(); };
  if (std::ranges::all_of(uses_, is_shared)) {
    std::vector<text::FaceId> faces;
    faces.reserve(uses_.size());
    for (const Use &use : uses_) faces.push_back(use.face);
    return shared_->write(file, faces);
  }
  std::string entries;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    Use &use = uses_[i];
    const ObjectId font = file.add();
    append_font(entries, i, font);
    write_font(file, font,
               is_shared(use) ? subsets_->shared_subset(use.face)
                              : subsets_->subset(use.face, open(use).font.shown()));
  }
  return entries;
}

void DocumentFonts::share() {
  for (const Use &use : uses_)
    if (use.account != nullptr) subsets_->share(use.face, use.account->font.shown());
}

}  // namespace formletter::pdf
