#include "pdf/font_use.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::pdf {
namespace {

enum Seen : std::uint8_t { never = 0, by_character = 1, by_text = 2 };

/// A zero-width mark for the later glyphs of a cluster: they add no text of their
/// own, yet each code must map to some (ISO 14289-1, 7.21.7).
constexpr std::string_view nothing_more = "\u2060";

bool is_character(std::string_view text, char32_t character) {
  if (text.empty()) return false;
  std::size_t offset = 0;
  return diag::next_character(text, offset) == character && offset == text.size();
}

}  // namespace

bool FontUse::show(std::uint16_t glyph, std::string_view text) {
  const char32_t character = program_->character(glyph);
  if (character != 0) {
    if (seen_[glyph] == never) {
      seen_[glyph] = by_character;
      order_.push_back(glyph);
    }
    return is_character(text, character);
  }
  if (seen_[glyph] == never) {
    seen_[glyph] = by_text;
    order_.push_back(glyph);
    texts_.push_back({glyph, std::string(text.empty() ? nothing_more : text)});
    return !text.empty();
  }
  const auto known =
      std::find_if(texts_.begin(), texts_.end(), [&](const ShownGlyph &g) { return g.glyph == glyph; });
  return known->text == text;
}

ShownGlyphs FontUse::shown() const {
  ShownGlyphs shown = texts_;
  for (const std::uint16_t glyph : order_)
    if (seen_[glyph] == by_character) shown.push_back({glyph, {}});
  std::sort(shown.begin(), shown.end(),
            [](const ShownGlyph &a, const ShownGlyph &b) { return a.glyph < b.glyph; });
  return shown;
}

std::size_t DocumentFonts::use(text::FaceId face) {
  for (std::size_t i = 0; i < uses_.size(); ++i)
    if (uses_[i]->face() == face) return i;
  uses_.push_back(std::make_unique<FontUse>(face, subsets_->program(face)));
  return uses_.size() - 1;
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
    const FontUse &use = *uses_[i];
    write_font(file, font, subsets_->subset(use.face(), use.shown()));
  }
  return entries;
}

}  // namespace formletter::pdf
