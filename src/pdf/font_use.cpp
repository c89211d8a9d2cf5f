#include "pdf/font_use.hpp"

#include <algorithm>

namespace formletter::pdf {
namespace {

/// For the later glyphs of a cluster: they add no text of their own, yet each code
/// must map to some (ISO 14289-1, 7.21.7), and this one shows and says nothing.
constexpr std::string_view nothing_more = "\u2060";

}  // namespace

FontUse::FontUse(text::FaceId face, const FaceProgram &program, const ShownGlyphs &shared, Codes codes)
    : face_(face),
      program_(&program),
      codes_(codes),
      codes_differ_(program.description().outlines == text::Outlines::truetype),
      next_code_(static_cast<std::uint32_t>(program.glyph_count())),
      by_character_(program.glyph_count()),
      saying_(program.glyph_count()),
      first_entry_(program.glyph_count(), -1) {
  for (const ShownGlyph &known : shared) {
    if (known.text.empty()) {
      if (codes != Codes::open) by_character_[known.glyph] = 1;
      if (codes == Codes::with_shared) order_.push_back(known.glyph);
      continue;
    }
    add_entry(known, codes == Codes::with_shared);
    next_code_ = std::max(next_code_, std::uint32_t{known.code} + 1);
  }
}

ShownCode FontUse::show(std::uint16_t glyph, std::string_view text) {
  if (const char32_t character = only_character(text); character != 0 && says_itself(glyph, character))
    return {glyph, true};
  if (text.empty()) text = nothing_more;
  for (std::int32_t i = first_entry_[glyph]; i >= 0;) {
    Entry &known = entries_[static_cast<std::size_t>(i)];
    if (known.shown.text == text) {
      known.used = true;
      return {known.shown.code, true};
    }
    i = known.next;
  }
  return add(glyph, text);
}

std::size_t FontUse::show_leading(std::span<const text::Glyph> glyphs, std::string_view text) {
  const char32_t *const saying = saying_.data();
  std::size_t begin = glyphs.empty() ? 0 : glyphs.front().cluster;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const text::Glyph &glyph = glyphs[i];
    const std::size_t end = i + 1 < glyphs.size() ? glyphs[i + 1].cluster : text.size();
    if (end <= begin || glyph.y_offset != Length()) return i;
    // A byte of a longer character becomes none that a glyph says.
    const auto byte = static_cast<signed char>(text[begin]);
    const bool is_known = end == begin + 1 && saying[glyph.id] == static_cast<char32_t>(byte);
    if (!is_known || byte == 0) [[unlikely]] {
      const char32_t character = only_character({text.data() + begin, end - begin});
      if (character == 0 || !says_itself(glyph.id, character)) return i;
    }
    begin = end;
  }
  return glyphs.size();
}

void FontUse::show_first(std::uint16_t glyph) {
  if (codes_ == Codes::as_shared) {
    strangers_ = true;
    return;
  }
  order_.push_back(glyph);
  by_character_[glyph] = 1;
}

ShownCode FontUse::add(std::uint16_t glyph, std::string_view text) {
  if (codes_ == Codes::as_shared) {
    strangers_ = true;
    return {glyph, false};
  }
  // A glyph of several characters (a bullet that is a middle dot, too) means the one that is
  // shown first where it can have no further code.
  const bool own_code_free = first_entry_[glyph] < 0 &&
                             (codes_differ_ ? program_->character(glyph) == 0 : by_character_[glyph] == 0);
  std::uint16_t code = glyph;
  if (!own_code_free) {
    if (!codes_differ_ || next_code_ > 0xFFFF) {
      use_own_code(glyph);
      return {glyph, false};
    }
    code = static_cast<std::uint16_t>(next_code_++);
  }
  add_entry({code, glyph, std::string(text)}, true);
  return {code, true};
}

/// Whatever the code that is the glyph's id stands for.
void FontUse::use_own_code(std::uint16_t glyph) {
  for (std::int32_t i = first_entry_[glyph]; i >= 0;) {
    Entry &known = entries_[static_cast<std::size_t>(i)];
    if (known.shown.code == glyph) {
      known.used = true;
      return;
    }
    i = known.next;
  }
  if (by_character_[glyph] == 0) show_first(glyph);
}

void FontUse::add_entry(ShownGlyph shown, bool used) {
  std::int32_t &first = first_entry_[shown.glyph];
  entries_.push_back({std::move(shown), first, used});
  first = static_cast<std::int32_t>(entries_.size() - 1);
}

ShownGlyphs FontUse::shown() const {
  ShownGlyphs shown;
  shown.reserve(order_.size() + entries_.size());
  for (const std::uint16_t glyph : order_) shown.push_back({glyph, glyph, {}});
  for (const Entry &entry : entries_)
    if (entry.used) shown.push_back(entry.shown);
  std::sort(shown.begin(), shown.end(),
            [](const ShownGlyph &a, const ShownGlyph &b) { return a.code < b.code; });
  return shown;
}

}  // namespace formletter::pdf
