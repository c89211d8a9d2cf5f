#include "text/kept_glyphs.hpp"

#include <type_traits>

namespace formletter::text {
namespace {

const KeptGlyphs &kept_of(void *font_data) {
  return *static_cast<const KeptGlyphs *>(font_data);
}

/// HarfBuzz walks arrays of structures by the size of one.
template <typename T>
T *next(T *at, unsigned stride) {
  using Byte = std::conditional_t<std::is_const_v<T>, const char, char>;
  return reinterpret_cast<T *>(reinterpret_cast<Byte *>(at) + stride);
}

hb_bool_t nominal_glyph(hb_font_t *, void *data, hb_codepoint_t character, hb_codepoint_t *glyph, void *) {
  return kept_of(data).nominal_glyph(character, *glyph) ? 1 : 0;
}

unsigned nominal_glyphs(hb_font_t *, void *data, unsigned count, const hb_codepoint_t *character,
                        unsigned character_stride, hb_codepoint_t *glyph, unsigned glyph_stride, void *) {
  const KeptGlyphs &kept = kept_of(data);
  for (unsigned i = 0; i < count; ++i) {
    if (!kept.nominal_glyph(*character, *glyph)) return i;
    character = next(character, character_stride);
    glyph = next(glyph, glyph_stride);
  }
  return count;
}

hb_position_t advance(hb_font_t *, void *data, hb_codepoint_t glyph, void *) {
  return kept_of(data).advance(glyph);
}

void advances(hb_font_t *, void *data, unsigned count, const hb_codepoint_t *glyph, unsigned glyph_stride,
              hb_position_t *result, unsigned result_stride, void *) {
  const KeptGlyphs &kept = kept_of(data);
  for (unsigned i = 0; i < count; ++i) {
    *result = kept.advance(*glyph);
    glyph = next(glyph, glyph_stride);
    result = next(result, result_stride);
  }
}

hb_font_funcs_t *make_functions() {
  hb_font_funcs_t *made = hb_font_funcs_create();
  hb_font_funcs_set_nominal_glyph_func(made, nominal_glyph, nullptr, nullptr);
  hb_font_funcs_set_nominal_glyphs_func(made, nominal_glyphs, nullptr, nullptr);
  hb_font_funcs_set_glyph_h_advance_func(made, advance, nullptr, nullptr);
  hb_font_funcs_set_glyph_h_advances_func(made, advances, nullptr, nullptr);
  hb_font_funcs_make_immutable(made);
  return made;
}

}  // namespace

bool KeptGlyphs::nominal_glyph(hb_codepoint_t character, hb_codepoint_t &glyph) const {
  if (character >= characters) return hb_font_get_nominal_glyph(font_, character, &glyph) != 0;
  std::atomic<std::uint16_t> &kept = glyphs_[character];
  if (const std::uint16_t known = kept.load(std::memory_order_relaxed); known != 0) {
    glyph = known - 1U;
    return true;
  }
  if (hb_font_get_nominal_glyph(font_, character, &glyph) == 0) return false;
  if (glyph < 0xFFFF) kept.store(static_cast<std::uint16_t>(glyph + 1), std::memory_order_relaxed);
  return true;
}

hb_position_t KeptGlyphs::advance(hb_codepoint_t glyph) const {
  if (glyph >= glyphs) return hb_font_get_glyph_h_advance(font_, glyph);
  std::atomic<std::uint16_t> &kept = advances_[glyph];
  if (const std::uint16_t known = kept.load(std::memory_order_relaxed); known != 0) return known - 1;
  const hb_position_t advance = hb_font_get_glyph_h_advance(font_, glyph);
  if (advance >= 0 && advance < 0xFFFF)
    kept.store(static_cast<std::uint16_t>(advance + 1), std::memory_order_relaxed);
  return advance;
}

hb_font_t *KeptGlyphs::font_with(const KeptGlyphs &kept) {
  static hb_font_funcs_t *const functions = make_functions();
  hb_font_t *font = hb_font_create_sub_font(kept.font_);
  hb_font_set_funcs(font, functions, const_cast<KeptGlyphs *>(&kept), nullptr);
  hb_font_make_immutable(font);
  return font;
}

}  // namespace formletter::text
