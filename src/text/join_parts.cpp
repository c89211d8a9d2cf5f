#include "text/word_shaper.hpp"

#include <algorithm>

namespace formletter::text {

ShapedText *WordShaper::join_parts(StyleId id, std::string_view text) {
  Style &style = styles_[id];
  if (!style.parts.part(text) || !style.parts.are_proven()) return nullptr;
  auto joined = joined_parts(id, text);
  return joined ? &keep(style, std::move(joined)) : nullptr;
}

/// Null when the face does not show one of them.
std::unique_ptr<ShapedText> WordShaper::joined_parts(StyleId id, std::string_view text) {
  const Style &style = styles_[id];
  new_words_.clear();
  for (const std::string_view part : style.parts.parts())
    if (!style.words.find(part) && std::ranges::find(new_words_, part) == new_words_.end())
      new_words_.push_back(part);
  if (!new_words_.empty()) shape_collected(id);
  auto made = std::make_unique<ShapedText>();
  made->text = text;
  made->style = id;
  made->glyphs.reserve(text.size());
  std::uint32_t begin = 0;
  for (const std::string_view part : style.parts.parts()) {
    const ShapedText &shaped = *style.words.find(part);
    if (!shaped.missing.empty()) return nullptr;
    for (ShapedText::UnitGlyph glyph : shaped.glyphs) {
      glyph.cluster += begin;
      made->glyphs.push_back(glyph);
    }
    begin += static_cast<std::uint32_t>(part.size());
  }
  return made;
}

/// Of a word that HarfBuzz has shaped: whether the next of its kind can do without.
void WordShaper::compare_parts(StyleId id, std::string_view text) {
  Style &style = styles_[id];
  if (!style.parts.part(text) || !style.parts.meet()) return;
  const auto joined = joined_parts(id, text);
  const ShapedText &whole = *style.words.find(text);
  style.parts.settle(joined && whole.missing.empty() && joined->glyphs == whole.glyphs);
}

}  // namespace formletter::text
