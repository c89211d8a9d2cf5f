#include "pdf/document_fonts.hpp"

#include "pdf/glyph_show.hpp"

#include <algorithm>
#include <cassert>
#include <span>

namespace formletter::pdf {

std::size_t DocumentFonts::add_use(text::FaceId face) {
  constexpr std::size_t usual_faces = 4, usual_runs = 32;
  uses_.reserve(usual_faces);
  uses_.push_back({.face = face, .ready = {}, .taken = nullptr, .object = {}, .account = nullptr});
  uses_.back().ready.reserve(usual_runs);
  return uses_.size() - 1;
}

void DocumentFonts::show(std::size_t index, const std::shared_ptr<const text::ShownRun> &run,
                         Operators &out) {
  Use &use = uses_[index];
  if (use.account == nullptr && use.taken == nullptr && ready_->show(run, out))
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

void DocumentFonts::take(text::FaceId face, const std::shared_ptr<const FontSubset> &subset) {
  std::shared_ptr<const FontSubset> &taken = uses_[use(face)].taken;
  // Each worker has cut one of its own.
  assert(taken == nullptr || taken == subset || taken->glyphs == subset->glyphs);
  taken = subset;
}

DocumentFonts::Account &DocumentFonts::open(Use &use) {
  if (use.account == nullptr) {
    const ShownGlyphs &known = use.taken ? use.taken->glyphs : subsets_->shared(use.face);
    const auto codes = use.taken ? FontUse::Codes::with_shared : FontUse::Codes::open;
    use.account =
        std::make_unique<Account>(Account{.font = {use.face, subsets_->program(use.face), known, codes}});
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
  if (std::ranges::all_of(uses_, [](const Use &use) { return is_shared(use) && !use.taken; })) {
    std::vector<text::FaceId> faces;
    faces.reserve(uses_.size());
    for (const Use &use : uses_) faces.push_back(use.face);
    return shared_->write(file, faces);
  }
  std::string entries;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    uses_[i].object = file.add();
    append_font(entries, i, uses_[i].object);
    write_font(file, uses_[i].object, subset(uses_[i]));
  }
  return entries;
}

std::shared_ptr<const FontSubset> DocumentFonts::subset(Use &use) {
  if (is_shared(use)) return use.taken ? use.taken : subsets_->shared_subset(use.face);
  const ShownGlyphs shown = open(use).font.shown();
  return use.taken && use.taken->glyphs == shown ? use.taken : subsets_->subset(use.face, shown);
}

std::string DocumentFonts::entries_for(const TakenFonts &fonts) const {
  const auto same_face = [](const Use &use, const auto &font) { return use.face == font.first; };
  if (std::ranges::equal(std::span(uses_).first(fonts.size()), fonts, same_face)) return {};
  std::string entries;
  for (std::size_t i = 0; i < fonts.size(); ++i)
    append_font(entries, i, std::ranges::find(uses_, fonts[i].first, &Use::face)->object);
  return entries;
}

std::optional<TakenFonts> DocumentFonts::shown_as_shared() const {
  if (!std::ranges::all_of(uses_, is_shared)) return std::nullopt;
  TakenFonts fonts;
  fonts.reserve(uses_.size());
  for (const Use &use : uses_) fonts.emplace_back(use.face, subsets_->shared_subset(use.face));
  return fonts;
}

void DocumentFonts::share() {
  for (const Use &use : uses_)
    if (use.account != nullptr) subsets_->share(use.face, use.account->font.shown());
}

}  // namespace formletter::pdf
