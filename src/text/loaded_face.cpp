#include "text/loaded_face.hpp"

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace formletter::text {
namespace {

/// One table of a font; reads outside of it give 0, as a table of an older
/// version is shorter.
class Table {
 public:
  Table(hb_face_t *face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    data_ = hb_blob_get_data(blob_, &size_);
  }
  ~Table() { hb_blob_destroy(blob_); }
  Table(const Table &) = delete;
  Table &operator=(const Table &) = delete;

  bool empty() const { return size_ == 0; }
  unsigned byte(unsigned at) const { return at < size_ ? static_cast<unsigned char>(data_[at]) : 0; }
  unsigned u16(unsigned at) const { return byte(at) << 8 | byte(at + 1); }
  int i16(unsigned at) const { return static_cast<std::int16_t>(u16(at)); }

 private:
  hb_blob_t *blob_;
  const char *data_ = nullptr;
  unsigned size_ = 0;
};

std::string postscript_name(hb_face_t *face) {
  std::array<char, 256> name{};
  auto size = static_cast<unsigned>(name.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  if (size == 0) {
    size = static_cast<unsigned>(name.size());
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size,
                        name.data());
  }
  return name.data();
}

/// The features that HarfBuzz applies unasked, whatever the script.
constexpr auto default_features =
    std::to_array<hb_tag_t>({HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'),
                             HB_TAG('r', 'l', 'i', 'g'), HB_TAG('r', 'c', 'l', 't'),
                             HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'l', 'i', 'g'),
                             HB_TAG('l', 'i', 'g', 'a'), HB_TAG('r', 'v', 'r', 'n'),
                             HB_TAG('r', 'a', 'n', 'd'), HB_TAG('i', 'n', 'i', 't'),
                             HB_TAG('m', 'e', 'd', 'i'), HB_TAG('f', 'i', 'n', 'a'),
                             HB_TAG('i', 's', 'o', 'l'), HB_TAG('m', 'e', 'd', '2'),
                             HB_TAG('f', 'i', 'n', '2'), HB_TAG('f', 'i', 'n', '3'),
                             HB_TAG('s', 't', 'c', 'h'), HB_TAG('m', 's', 'e', 't'),
                             HB_TAG('n', 'u', 'k', 't'), HB_TAG('a', 'k', 'h', 'n'),
                             HB_TAG('r', 'p', 'h', 'f'), HB_TAG('r', 'k', 'r', 'f'),
                             HB_TAG('p', 'r', 'e', 'f'), HB_TAG('b', 'l', 'w', 'f'),
                             HB_TAG('a', 'b', 'v', 'f'), HB_TAG('h', 'a', 'l', 'f'),
                             HB_TAG('p', 's', 't', 'f'), HB_TAG('v', 'a', 't', 'u'),
                             HB_TAG('c', 'j', 'c', 't'), HB_TAG('c', 'f', 'a', 'r'),
                             HB_TAG('p', 'r', 'e', 's'), HB_TAG('a', 'b', 'v', 's'),
                             HB_TAG('b', 'l', 'w', 's'), HB_TAG('p', 's', 't', 's'),
                             HB_TAG('h', 'a', 'l', 'n'), HB_TAG('l', 'j', 'm', 'o'),
                             HB_TAG('v', 'j', 'm', 'o'), HB_TAG('t', 'j', 'm', 'o'),
                             HB_TAG('l', 't', 'r', 'a'), HB_TAG('l', 't', 'r', 'm'),
                             HB_TAG('r', 't', 'l', 'a'), HB_TAG('r', 't', 'l', 'm'),
                             HB_TAG('k', 'e', 'r', 'n'), HB_TAG('d', 'i', 's', 't'),
                             HB_TAG('a', 'b', 'v', 'm'), HB_TAG('b', 'l', 'w', 'm'),
                             HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
                             HB_TAG('c', 'u', 'r', 's'), HB_TAG_NONE});

bool has_lookups(hb_face_t *face, hb_tag_t feature) {
  const std::array<hb_tag_t, 2> features = {feature, HB_TAG_NONE};
  hb_set_t *lookups = hb_set_create();
  hb_ot_layout_collect_lookups(face, HB_OT_TAG_GPOS, nullptr, nullptr, features.data(), lookups);
  const bool found = hb_set_is_empty(lookups) == 0;
  hb_set_destroy(lookups);
  return found;
}

/// Adds the glyphs that rules of the table have for input or context.
void collect_ruled(hb_face_t *face, hb_tag_t table, hb_set_t *glyphs) {
  hb_set_t *lookups = hb_set_create();
  hb_ot_layout_collect_lookups(face, table, nullptr, nullptr, default_features.data(), lookups);
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups, &lookup) != 0;)
    hb_ot_layout_lookup_collect_glyphs(face, table, lookup, glyphs, glyphs, glyphs, nullptr);
  hb_set_destroy(lookups);
}

/// Rules older than OpenType's, or Apple's, which name no glyphs to collect.
bool has_other_rules(hb_face_t *face) {
  constexpr auto tables = std::to_array<hb_tag_t>({HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
                                                   HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x')});
  return std::ranges::any_of(tables, [&](hb_tag_t tag) { return !Table(face, tag).empty(); });
}

}  // namespace

LoadedFace::LoadedFace(std::string path, unsigned index)
    : blob_(hb_blob_create_from_file_or_fail(path.c_str())) {
  if (!blob_) throw std::runtime_error("cannot read the font file " + path);
  face_.reset(hb_face_create(blob_.get(), index));
  description_.path = std::move(path);
  description_.index = index;
  description_.glyph_count = hb_face_get_glyph_count(face_.get());
  if (description_.glyph_count == 0) throw std::runtime_error("not a font: " + description_.path);
  hb_face_make_immutable(face_.get());
  font_.reset(hb_font_create(face_.get()));
  hb_font_make_immutable(font_.get());
  kept_ = std::make_unique<const KeptGlyphs>(font_.get());
  shaping_font_.reset(KeptGlyphs::font_with(*kept_));
  read_header();
  read_os2();
  read_post();
}

void LoadedFace::read_header() {
  description_.postscript_name = postscript_name(face_.get());
  description_.units_per_em = static_cast<int>(hb_face_get_upem(face_.get()));
  const Table cff(face_.get(), HB_TAG('C', 'F', 'F', ' '));
  description_.outlines = cff.empty() ? Outlines::truetype : Outlines::cff;
  const Table head(face_.get(), HB_TAG('h', 'e', 'a', 'd'));
  for (unsigned i = 0; i < 4; ++i) description_.box[i] = head.i16(36 + 2 * i);
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_.get(), &extents);
  description_.ascent = extents.ascender;
  description_.descent = extents.descender;
  description_.line_gap = extents.line_gap;
}

void LoadedFace::read_os2() {
  const Table os2(face_.get(), HB_TAG('O', 'S', '/', '2'));
  // fsType: 0x0002 alone is "restricted licence", 0x0100 forbids subsetting, and
  // 0x0200 allows bitmaps only (OpenType 1.9, OS/2).
  const unsigned embedding = os2.u16(8);
  embeddable_ = (embedding & 0x000FU) != 0x0002U && (embedding & 0x0300U) == 0;
  description_.weight = os2.empty() ? 400 : static_cast<int>(os2.u16(4));
  description_.italic = (os2.u16(62) & 1U) != 0;
  // PANOSE: family kind 2 is Latin text, serif styles 2 to 10 have serifs.
  description_.serif = os2.byte(32) == 2 && os2.byte(33) >= 2 && os2.byte(33) <= 10;
  description_.cap_height = os2.i16(88);
  description_.x_height = os2.i16(86);
}

void LoadedFace::read_post() {
  const Table post(face_.get(), HB_TAG('p', 'o', 's', 't'));
  description_.italic_angle = post.i16(4) + static_cast<double>(post.u16(6)) / 65536.0;
  description_.fixed_pitch = (post.u16(12) | post.u16(14)) != 0;
}

const std::bitset<0x80> &LoadedFace::inert() const {
  std::call_once(inert_asked_, [this] { find_inert(); });
  return inert_;
}

void LoadedFace::find_inert() const {
  hb_codepoint_t glyph = 0;
  inert_[' '] = hb_font_get_nominal_glyph(font_.get(), U' ', &glyph) == 0;
  // Cursive attachment lets words slope over each other (Nastaliq): such fonts put
  // spaces into classes that the collected glyphs do not name.
  if (has_lookups(face_.get(), HB_TAG('c', 'u', 'r', 's'))) return;
  hb_set_t *ruled = hb_set_create();
  collect_ruled(face_.get(), HB_OT_TAG_GSUB, ruled);
  collect_ruled(face_.get(), HB_OT_TAG_GPOS, ruled);
  const char32_t end = has_other_rules(face_.get()) ? U' ' + 1 : 0x7F;
  for (char32_t c = U' '; c < end; ++c)
    if (hb_font_get_nominal_glyph(font_.get(), c, &glyph) != 0) inert_[c] = hb_set_has(ruled, glyph) == 0;
  hb_set_destroy(ruled);
}

std::span<const std::byte> LoadedFace::file_bytes() const {
  unsigned size = 0;
  const char *data = hb_blob_get_data(blob_.get(), &size);
  return {reinterpret_cast<const std::byte *>(data), size};
}

bool LoadedFace::has(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return kept_->nominal_glyph(character, glyph) && glyph != 0;
}

}  // namespace formletter::text
