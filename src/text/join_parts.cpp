#include "text/word_shaper.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::text {

ShapedText &WordShaper::shape_in_passing(StyleId id, std::string_view text, std::string_view rest) {
  Style &style = styles_[id];
  if (ShapedText *known = style.words.find(text)) return *known;
  if (style.parts.part(text) && style.parts.are_proven()) {
    ShapedText &made = parts_.emplace_back();
    if (join_parts(id, text, made)) return made;
  }
  return shape(id, text, rest);
}

ShapedText *WordShaper::joined(StyleId id, std::string_view text) {
  Style &style = styles_[id];
  if (!style.parts.part(text) || !style.parts.are_proven()) return nullptr;
  auto made = std::make_unique<ShapedText>();
  return join_parts(id, text, *made) ? &keep(style, std::move(made)) : nullptr;
}

/// False when the face does not show one of them.
bool WordShaper::join_parts(StyleId id, std::string_view text, ShapedText &made) {
  const Style &style = styles_[id];
  const std::span<const std::string_view> parts = style.parts.parts();
  known_parts_.clear();
  new_words_.clear();
  for (const std::string_view part : parts) {
    known_parts_.push_back(style.words.find(part));
    if (!known_parts_.back() && std::ranges::find(new_words_, part) == new_words_.end())
      new_words_.push_back(part);
  }
  if (!new_words_.empty()) shape_collected(id);
  made.text = text;
  made.style = id;
  made.glyphs.reserve(text.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const ShapedText *const shaped = known_parts_[i] ? known_parts_[i] : style.words.find(parts[i]);
    assert(shaped != nullptr);
    if (!shaped->missing.empty()) return false;
    for (ShapedText::UnitGlyph glyph : shaped->glyphs) {
      glyph.cluster += begin;
      made.glyphs.push_back(glyph);
    }
    begin += static_cast<std::uint32_t>(parts[i].size());
  }
  return true;
}

/// Of a word that HarfBuzz has shaped: whether the next of its kind can do without.
void WordShaper::compare_parts(StyleId id, std::string_view text) {
  Style &style = styles_[id];
  if (!style.parts.part(text) || !style.parts.meet()) return;
  ShapedText joined;
  const bool shown = join_parts(id, text, joined);
  const ShapedText &whole = *style.words.find(text);
  style.parts.settle(shown && whole.missing.empty() && joined.glyphs == whole.glyphs);
}

}  // namespace formletter::text
