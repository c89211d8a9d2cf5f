#include "pdf/face_program.hpp"

#include "pdf/cff.hpp"
#include "pdf/write_pdf.hpp"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <span>

namespace formletter::pdf {
namespace {

struct FreeBlob {
  void operator()(hb_blob_t *blob) const { hb_blob_destroy(blob); }
};
using Blob = std::unique_ptr<hb_blob_t, FreeBlob>;
struct FreeSet {
  void operator()(hb_set_t *set) const { hb_set_destroy(set); }
};
using Set = std::unique_ptr<hb_set_t, FreeSet>;
struct FreeInput {
  void operator()(hb_subset_input_t *input) const { hb_subset_input_destroy(input); }
};
using Input = std::unique_ptr<hb_subset_input_t, FreeInput>;

constexpr hb_tag_t cff_tag = HB_TAG('C', 'F', 'F', ' ');

std::string_view view(hb_blob_t *blob) {
  unsigned length = 0;
  const char *data = hb_blob_get_data(blob, &length);
  return {data, length};
}

/// Characters that stand for others in old encodings: radicals, ligatures,
/// contextual forms, compatibility ideographs.
bool is_compatibility_form(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

/// ISO 19005-2, 6.2.11.7: none of these may stand in a ToUnicode map without more.
bool is_private_or_noncharacter(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF || c == 0;
}

/// Only what a CIDFontType2 program needs (ISO 32000-1, 9.9) stays.
void drop_unused_tables(hb_subset_input_t *input) {
  constexpr std::array dropped = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern",
                                  "cmap", "name", "OS/2", "post", "DSIG", "hdmx", "VDMX",
                                  "LTSH", "gasp", "vhea", "vmtx", "VORG", "meta", "STAT",
                                  "COLR", "CPAL", "SVG ", "morx", "feat", "prop", "FFTM"};
  hb_set_t *tags = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char *tag : dropped) hb_set_add(tags, hb_tag_from_string(tag, 4));
}

/// What to cut glyphs from: HarfBuzz reads the whole cmap, some thousand characters, for each
/// subset, where nothing follows from it but glyphs of variation sequences.
hb_face_t *without_cmap(hb_face_t *face) {
  const Set selectors(hb_set_create());
  hb_face_collect_variation_selectors(face, selectors.get());
  if (!hb_set_is_empty(selectors.get())) return hb_face_reference(face);
  std::array<hb_tag_t, 128> tags;
  auto count = static_cast<unsigned>(tags.size());
  if (hb_face_get_table_tags(face, 0, &count, tags.data()) > tags.size()) return hb_face_reference(face);
  hb_face_t *bare = hb_face_builder_create();
  for (const hb_tag_t tag : std::span(tags).first(count))
    if (tag != HB_TAG('c', 'm', 'a', 'p'))
      hb_face_builder_add_table(bare, tag, Blob(hb_face_reference_table(face, tag)).get());
  return bare;
}

}  // namespace

void FaceProgram::Free::operator()(hb_face_t *face) const {
  hb_face_destroy(face);
}
void FaceProgram::Free::operator()(hb_font_t *font) const {
  hb_font_destroy(font);
}

FaceProgram::FaceProgram(const text::Fonts &fonts, text::FaceId face) : description_(fonts.describe(face)) {
  const auto bytes = fonts.file_bytes(face);
  const Blob blob(hb_blob_create(reinterpret_cast<const char *>(bytes.data()),
                                 static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr,
                                 nullptr));
  face_.reset(hb_face_create(blob.get(), description_.index));
  if (hb_face_get_glyph_count(face_.get()) == 0) throw PdfFailure("no glyphs in font " + description_.path);
  font_.reset(hb_font_create(face_.get()));
  if (description_.outlines == text::Outlines::cff) {
    const Blob cff(hb_face_reference_table(face_.get(), cff_tag));
    cid_keyed_ = is_cid_keyed(view(cff.get()));
  }
  bare_face_.reset(without_cmap(face_.get()));
  read_characters();
  read_widths();
}

void FaceProgram::read_characters() {
  characters_.assign(hb_face_get_glyph_count(face_.get()), 0);
  const Set all(hb_set_create());
  hb_face_collect_unicodes(face_.get(), all.get());
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(all.get(), &c);) {
    hb_codepoint_t glyph = 0;
    if (is_compatibility_form(c) || is_private_or_noncharacter(c)) continue;
    if (!hb_font_get_nominal_glyph(font_.get(), c, &glyph) || glyph >= characters_.size()) continue;
    if (characters_[glyph] == 0) characters_[glyph] = c;
    if (c == ' ') blank_ = static_cast<std::uint16_t>(glyph);
  }
}

void FaceProgram::read_widths() {
  const auto em = static_cast<int>(hb_face_get_upem(face_.get()));
  widths_.resize(characters_.size());
  for (std::size_t glyph = 0; glyph < widths_.size(); ++glyph) {
    const int advance = hb_font_get_glyph_h_advance(font_.get(), static_cast<hb_codepoint_t>(glyph));
    widths_[glyph] = (advance * 1000 + em / 2) / em;
  }
}

std::string FaceProgram::cut_with_characters(const std::vector<char32_t> &characters) const {
  const Input input(hb_subset_input_create_or_fail());
  if (!input) throw PdfFailure("HarfBuzz gave no subset input");
  hb_set_t *wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t c : characters) hb_set_add(wanted, c);
  drop_unused_tables(input.get());
  hb_set_del(hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG('c', 'm', 'a', 'p'));
  // Ligatures and small capitals would come along, and nobody can type them.
  hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const std::unique_ptr<hb_face_t, Free> subset(hb_subset_or_fail(face_.get(), input.get()));
  if (!subset) throw PdfFailure("HarfBuzz cannot subset font " + description_.path);
  const Blob program(hb_face_reference_blob(subset.get()));
  return std::string(view(program.get()));
}

std::string FaceProgram::cut(const std::vector<std::uint16_t> &glyphs) const {
  const Input input(hb_subset_input_create_or_fail());
  if (!input) throw PdfFailure("HarfBuzz gave no subset input");
  hb_set_t *wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint16_t glyph : glyphs) hb_set_add(wanted, glyph);
  drop_unused_tables(input.get());
  // A CID-keyed program carries the ids in its charset; the others must keep their places.
  hb_subset_input_set_flags(input.get(), cid_keyed_
                                             ? HB_SUBSET_FLAGS_NO_HINTING
                                             : HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
  const std::unique_ptr<hb_face_t, Free> subset(hb_subset_or_fail(bare_face_.get(), input.get()));
  if (!subset) throw PdfFailure("HarfBuzz cannot subset font " + description_.path);
  const Blob program(description_.outlines == text::Outlines::cff
                         ? hb_face_reference_table(subset.get(), cff_tag)
                         : hb_face_reference_blob(subset.get()));
  std::string bytes(view(program.get()));
  if (bytes.empty()) throw PdfFailure("HarfBuzz left nothing of font " + description_.path);
  if (cid_keyed_) {
    const std::vector<std::uint16_t> cids = read_charset(bytes);
    for (const std::uint16_t glyph : glyphs)
      if (std::find(cids.begin(), cids.end(), glyph) == cids.end())
        throw PdfFailure("glyph ids and CIDs differ in font " + description_.path);
  }
  return bytes;
}

}  // namespace formletter::pdf
