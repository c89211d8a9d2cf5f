#include "text/font_catalog.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <set>
#include <span>
#include <stdexcept>
#include <tuple>

namespace formletter::text {
namespace {

std::string_view text_of(FcPattern *font, const char *object, int n = 0) {
  FcChar8 *value = nullptr;
  if (FcPatternGetString(font, object, n, &value) != FcResultMatch) return {};
  return reinterpret_cast<const char *>(value);
}

bool is_true(FcPattern *font, const char *object) {
  FcBool value = FcFalse;
  return FcPatternGetBool(font, object, 0, &value) == FcResultMatch && value == FcTrue;
}

int number_of(FcPattern *font, const char *object, int absent) {
  double value = 0;
  return FcPatternGetDouble(font, object, 0, &value) == FcResultMatch ? static_cast<int>(value) : absent;
}

constexpr std::array<std::string_view, 6> regular_styles = {"Regular", "Book",   "Roman",
                                                            "Normal",  "Italic", "Oblique"};
constexpr std::array<std::string_view, 3> bold_styles = {"Bold", "Bold Italic", "Bold Oblique"};

bool is_one_of(std::string_view style, std::span<const std::string_view> styles) {
  return std::ranges::find(styles, style) != styles.end();
}

int index_of(FcPattern *font) {
  int index = 0;
  FcPatternGetInteger(font, FC_INDEX, 0, &index);
  return index;
}

/// A face of a file.
using FileFace = std::pair<std::string_view, int>;
FileFace file_face(FcPattern *font) {
  return {text_of(font, FC_FILE), index_of(font) & 0xFFFF};
}

/// Fontconfig lists a variable font several times: as a whole, each of its instances
/// (with an index above 16 bits), and its default instance as if it were a static font.
std::set<FileFace> variable_faces(const FcFontSet *fonts) {
  std::set<FileFace> faces;
  for (int i = 0; fonts && i < fonts->nfont; ++i)
    if (is_true(fonts->fonts[i], FC_VARIABLE) || index_of(fonts->fonts[i]) > 0xFFFF)
      faces.insert(file_face(fonts->fonts[i]));
  return faces;
}

/// Why a font cannot be printed; "" when it can.
std::string_view unusable(FcPattern *font, const std::set<FileFace> &variable) {
  const std::string_view format = text_of(font, FC_FONTFORMAT);
  if (variable.contains(file_face(font)))
    return "a variable font, which would print in an arbitrary weight; install its static fonts";
  if (is_true(font, FC_COLOR)) return "a coloured font; only outlines of one colour are printed";
  if (!is_true(font, FC_OUTLINE)) return "a bitmap font; only outlines are printed";
  if (format != "TrueType" && format != "CFF") return "neither TrueType nor CFF (OpenType)";
  return {};
}

}  // namespace

FontCatalog::FontCatalog() : config_(FcInitLoadConfigAndFonts()) {
  const FcFontSet *fonts = config_ ? FcConfigGetFonts(config_.get(), FcSetSystem) : nullptr;
  const std::set<FileFace> variable = variable_faces(fonts);
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    const std::string_view reason = unusable(fonts->fonts[i], variable);
    if (reason.empty()) {
      read(fonts->fonts[i]);
    } else {
      unused_.emplace(text_of(fonts->fonts[i], FC_FILE), reason);
    }
  }
  if (faces_.empty()) throw std::runtime_error("no usable fonts on this machine (fontconfig lists none)");
  if (faces_.size() > std::numeric_limits<FaceId>::max()) faces_.resize(std::numeric_limits<FaceId>::max());
  sort();
}

void FontCatalog::read(FcPattern *font) {
  CatalogFace face;
  face.family = text_of(font, FC_FAMILY);
  face.style = text_of(font, FC_STYLE);
  face.path = text_of(font, FC_FILE);
  face.index = static_cast<unsigned>(index_of(font));
  FcCharSet *characters = nullptr;
  if (FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) != FcResultMatch) return;
  face.characters = characters;
  const int weight = number_of(font, FC_WEIGHT, FC_WEIGHT_REGULAR);
  // Weights and widths in OS/2 tables are not to be trusted alone: Debian's Noto
  // Nastaliq Urdu Bold and Noto Serif Myanmar Condensed both say 400 and normal.
  const bool bold = is_one_of(face.style, bold_styles), regular = is_one_of(face.style, regular_styles);
  face.bold_weight = bold && (weight == FC_WEIGHT_BOLD || weight == FC_WEIGHT_REGULAR);
  face.regular_weight = regular && (weight == FC_WEIGHT_REGULAR || weight == FC_WEIGHT_BOOK);
  face.slanted = number_of(font, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
  face.normal_width = number_of(font, FC_WIDTH, FC_WIDTH_NORMAL) == FC_WIDTH_NORMAL;
  for (int n = 0; n < 8; ++n) {
    const std::string_view name = text_of(font, FC_FAMILY, n);
    if (name.empty()) break;
    read_names_.emplace_back(name, faces_.size());
  }
  faces_.push_back(face);
}

void FontCatalog::sort() {
  std::vector<std::size_t> order(faces_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) { return std::tie(faces_[i].family, faces_[i].path, faces_[i].index); };
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<CatalogFace> sorted;
  std::vector<FaceId> place(faces_.size());
  sorted.reserve(faces_.size());
  for (const std::size_t i : order) {
    place[i] = static_cast<FaceId>(sorted.size());
    sorted.push_back(faces_[i]);
  }
  faces_ = std::move(sorted);
  for (const auto &[name, read_at] : read_names_)
    if (read_at < place.size()) names_.emplace_back(name, place[read_at]);
  std::ranges::sort(names_);
  read_names_ = {};
}

std::optional<FaceId> FontCatalog::find(std::string_view family, FaceStyle style) const {
  const auto [first, last] =
      std::ranges::equal_range(names_, family, {}, &std::pair<std::string_view, FaceId>::first);
  std::optional<FaceId> best;
  int best_score = 0;
  for (auto it = first; it != last; ++it) {
    const CatalogFace &face = faces_[it->second];
    if (!face.normal_width || (!face.regular_weight && !face.bold_weight)) continue;
    if ((face.slanted && !style.italic) || (!face.regular_weight && !style.bold)) continue;
    const int score = 1 + (face.slanted == style.italic ? 2 : 0) + (face.bold_weight == style.bold ? 1 : 0);
    if (score > best_score) best = it->second, best_score = score;
  }
  return best;
}

}  // namespace formletter::text
