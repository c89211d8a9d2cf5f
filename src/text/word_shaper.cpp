#include "text/word_shaper.hpp"

#include "diag/utf8.hpp"

#include <hb.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

namespace formletter::text {
namespace {

/// Some 18 MB a worker. Names and numbers of a long roster fill it up; the words of a
/// batch in a dozen languages are a third of it, and shaped again in a moment.
constexpr std::size_t most_kept_glyphs = 240'000;

std::int64_t rounded_ratio(std::int64_t value, std::int64_t size, std::int64_t units) {
  const std::int64_t product = value * size;
  return (product >= 0 ? product + units / 2 : product - units / 2) / units;
}

/// HarfBuzz reverses text whose direction is not its script's own; a number or
/// an override set from left to right in an Arabic face must come out as it is.
hb_script_t script_to_shape(const ShapeStyle &style) {
  return is_right_to_left(style.script) != style.right_to_left ? HB_SCRIPT_LATIN
                                                               : shaping_script(style.script);
}

/// HarfBuzz lists its languages without a lock; with this one thread sanitizers see that
/// one is whole before another thread has it. Asked once a style, not once a word.
hb_language_t shaping_language(const LanguageTag &language) {
  static std::mutex listing;
  const std::scoped_lock lock(listing);
  return hb_language_from_string(language.text().c_str(), -1);
}

/// Turkish and its neighbours write an i with a dot and one without: the ligature of f
/// and i, which has lost the dot, is read as either. Noto has no rule of its own for it.
bool tells_dotted_i(const LanguageTag &language) {
  const std::string tag = language.language();
  return tag == "tr" || tag == "az" || tag == "kk" || tag == "tt" || tag == "crh";
}

/// Fonts of scripts that stack letters or slope words give measures that their
/// lowest and highest glyphs leave far behind.
bool stacks_beyond(Script script, const FaceDescription &face) {
  return has_stacks(script) && face.outlines == Outlines::truetype &&
         (face.box[3] > face.ascent || face.box[1] < face.descent);
}

/// HarfBuzz sets their words from left to right by the face's rules alone.
bool has_parts(const ShapeStyle &style) {
  return !style.right_to_left && (style.script == USCRIPT_LATIN || style.script == USCRIPT_CYRILLIC);
}

/// Whether a text may stand behind a space in one run with others: it begins with what
/// no cluster before it takes in, ends with what has a glyph (the cluster of a joiner that
/// has none falls to the space), and holds nothing that words are parted at.
bool may_be_joined(std::string_view text) {
  const auto is_other = [](char c) { return c <= ' ' || c == '\x7F'; };  // not ASCII graphic
  if (text.empty()) return false;
  if (std::ranges::none_of(text, is_other)) return true;
  if (text.find_first_of(" \t\n\r\f\v") != std::string_view::npos) return false;
  const char32_t first = character_at(text, 0);
  return !extends_cluster(first) && !is_undrawn(first) && !is_undrawn(character_before(text, text.size())) &&
         text.find("\xC2\xA0") == std::string_view::npos &&    // no-break space
         text.find("\xE2\x81") == std::string_view::npos &&    // isolates
         text.find("\xE2\x80\xA8") == std::string_view::npos;  // a forced break
}

/// Bytes of what parts two words at `at`: a space, an isolate or a forced break; else 0.
std::size_t parting(std::string_view text, std::size_t at) {
  if (text[at] == ' ') return 1;
  if (text[at] != '\xE2') return 0;
  const std::size_t end = end_of_character(text, at);
  const char32_t c = character_at(text, at);
  return is_isolate(c) || is_forced_break(c) ? end - at : 0;
}

}  // namespace

void WordShaper::Buffer::operator()(hb_buffer_t *buffer) const {
  hb_buffer_destroy(buffer);
}

WordShaper::WordShaper(Fonts::State &fonts) : fonts_(&fonts), buffer_(hb_buffer_create()) {}
WordShaper::~WordShaper() = default;
WordShaper::WordShaper(WordShaper &&) noexcept = default;
WordShaper &WordShaper::operator=(WordShaper &&) noexcept = default;

StyleId WordShaper::style(const ShapeStyle &style, const LanguageTag &language) {
  for (std::size_t i = 0; i < styles_.size(); ++i)
    if (styles_[i].is == style && styles_[i].tag == language) return static_cast<StyleId>(i);
  assert(styles_.size() < 0xFFFF);
  const hb_language_t shaped_as = shaping_language(language);
  const LoadedFace &face = fonts_->face(style.face);
  styles_.push_back({style,
                     language,
                     &face,
                     shaped_as,
                     face.space_is_inert(),
                     style.spaced || tells_dotted_i(language),
                     stacks_beyond(style.script, face.description()),
                     WordParts(has_parts(style) ? face.inert() : std::bitset<0x80>()),
                     {}});
  return static_cast<StyleId>(styles_.size() - 1);
}

void WordShaper::begin_paragraph() {
  parts_.clear();
  if (kept_glyphs_ < most_kept_glyphs) return;
  for (Style &style : styles_) style.words.clear();
  kept_glyphs_ = 0;
  ++generation_;
}

ShapedText &WordShaper::shape(StyleId id, std::string_view text) {
  return shape(id, text, {});
}

ShapedText &WordShaper::shape(StyleId id, std::string_view text, std::string_view rest) {
  Style &style = styles_[id];
  if (ShapedText *known = style.words.find(text)) return *known;
  if (ShapedText *made = joined(id, text)) return *made;
  new_words_.assign(1, text);
  if (style.by_words && may_be_joined(text)) collect(style, text, rest);
  shape_collected(id);
  compare_parts(id, text);
  return *style.words.find(text);
}

ShapedText &WordShaper::keep(Style &style, std::unique_ptr<ShapedText> shaped) {
  kept_glyphs_ += shaped->glyphs.size() + 4;
  return style.words.insert(std::move(shaped));
}

void WordShaper::collect(Style &style, std::string_view text, std::string_view rest) {
  constexpr std::size_t most = 64;
  std::size_t known = 0;  // in a row: the text has been met before
  for (std::size_t at = 0; at < rest.size() && new_words_.size() < most && known < 4;) {
    std::size_t end = at;
    while (end < rest.size() && parting(rest, end) == 0) ++end;
    const std::string_view word = rest.substr(at, end - at);
    at = end < rest.size() ? end + parting(rest, end) : end;
    if (word == text || !may_be_joined(word)) continue;
    if (style.words.find(word)) {
      ++known;
    } else if (style.parts.part(word) && style.parts.are_proven()) {
      continue;  // needs no shaping
    } else if (std::ranges::find(new_words_, word) == new_words_.end()) {
      known = 0;
      new_words_.push_back(word);
    }
  }
}

/// One run of all of them, with spaces between, which the face's rules do not look at.
void WordShaper::shape_collected(StyleId id) {
  Style &style = styles_[id];
  joined_.clear();
  for (const std::string_view word : new_words_) {
    if (!joined_.empty()) joined_ += ' ';
    joined_ += word;
  }
  run(style, joined_, 0, static_cast<std::uint32_t>(joined_.size()));
  if (style.is.right_to_left) std::ranges::reverse(new_words_);
  auto begin = style.is.right_to_left ? static_cast<std::uint32_t>(joined_.size()) : 0;
  unsigned glyph = 0;
  for (const std::string_view word : new_words_) {
    const auto size = static_cast<std::uint32_t>(word.size());
    if (style.is.right_to_left) begin -= size;
    auto shaped = std::make_unique<ShapedText>();
    shaped->text = word;
    shaped->style = id;
    glyph = take(*shaped, glyph, begin, begin + size);
    begin = style.is.right_to_left ? begin - (begin > 0 ? 1 : 0) : begin + size + 1;
    keep(style, std::move(shaped));
  }
}

ShapedText &WordShaper::shape_part(StyleId id, std::string_view text, std::uint32_t begin,
                                   std::uint32_t end) {
  ShapedText &shaped = parts_.emplace_back();
  shaped.style = id;
  run(styles_[id], text, begin, end);
  take(shaped, 0, begin, end);
  return shaped;
}

void WordShaper::run(const Style &style, std::string_view text, std::uint32_t begin, std::uint32_t end) {
  hb_buffer_t *buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_set_script(buffer, script_to_shape(style.is));
  hb_buffer_set_direction(buffer, style.is.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, static_cast<hb_language_t>(style.language));
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), begin,
                     static_cast<int>(end - begin));
  static constexpr std::array<hb_feature_t, 2> no_ligatures = {
      {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, UINT_MAX}, {HB_TAG('c', 'l', 'i', 'g'), 0, 0, UINT_MAX}}};
  hb_shape(style.face->font(), buffer, no_ligatures.data(), style.no_ligatures ? 2 : 0);
}

unsigned WordShaper::take(ShapedText &shaped, unsigned first, std::uint32_t begin, std::uint32_t end) {
  unsigned count = 0;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  const auto belongs = [&](unsigned i) { return infos[i].cluster >= begin && infos[i].cluster < end; };
  while (first < count && !belongs(first)) ++first;
  unsigned last = first;
  while (last < count && belongs(last)) ++last;
  shaped.glyphs.reserve(last - first);
  for (unsigned i = first; i < last; ++i) {
    const std::uint32_t cluster = infos[i].cluster - begin;
    if (infos[i].codepoint == 0) {
      shaped.missing.push_back(cluster);
      continue;
    }
    const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    shaped.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint), unsafe, cluster,
                             places[i].x_advance, places[i].x_offset, places[i].y_offset});
  }
  if (styles_[shaped.style].measures_ink) measure_ink(shaped, styles_[shaped.style]);
  return last;
}

void WordShaper::measure_ink(ShapedText &shaped, const Style &style) const {
  for (const ShapedText::UnitGlyph &glyph : shaped.glyphs) {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(style.face->font(), glyph.id, &extents) == 0) continue;
    const std::int32_t top = glyph.y_offset + extents.y_bearing;
    shaped.ink_top = std::max(shaped.ink_top, top);
    shaped.ink_bottom = std::max(shaped.ink_bottom, -(top + extents.height));
  }
}

const SizedText &WordShaper::sized(ShapedText &shaped, Length size, Length letter_spacing) {
  const std::int64_t wanted = size.in_millipoints(), spacing = letter_spacing.in_millipoints();
  SizedText *last = nullptr;
  for (SizedText *known = shaped.sizes ? &*shaped.sizes : nullptr; known; known = known->next.get()) {
    if (known->size == wanted && known->letter_spacing == spacing) return *known;
    last = known;
  }
  SizedText &made = last ? *(last->next = std::make_unique<SizedText>()) : shaped.sizes.emplace();
  made.size = wanted;
  made.letter_spacing = spacing;
  set_size(made, shaped);
  return made;
}

void WordShaper::set_size(SizedText &sized, const ShapedText &shaped) const {
  const std::int64_t units = styles_[shaped.style].face->description().units_per_em;
  const auto scaled = [&](std::int32_t value) {
    return value == 0 ? Length() : Length::millipoints(rounded_ratio(value, sized.size, units));
  };
  const Length spacing = Length::millipoints(sized.letter_spacing);
  sized.glyphs.reserve(shaped.glyphs.size());
  for (std::size_t i = 0; i < shaped.glyphs.size(); ++i) {
    const ShapedText::UnitGlyph &glyph = shaped.glyphs[i];
    Length advance = scaled(glyph.advance);
    const bool ends_cluster = i + 1 == shaped.glyphs.size() || shaped.glyphs[i + 1].cluster != glyph.cluster;
    if (ends_cluster) advance += spacing;
    sized.glyphs.push_back(
        {glyph.id, glyph.cluster, advance, scaled(glyph.x_offset), scaled(glyph.y_offset)});
    sized.width += advance.in_millipoints();
  }
}

}  // namespace formletter::text
