#include "pdf_walk/font_program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

namespace formletter::pdf {

struct FontProgram::State {
  std::string bytes;
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  explicit State(std::string all) : bytes(std::move(all)) {
    if (FT_Init_FreeType(&library) != 0) return;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte *>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), 0, &face) != 0) {
      face = nullptr;
    }
  }
  ~State() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
  State(const State &) = delete;
  State &operator=(const State &) = delete;
};

FontProgram::FontProgram(std::string bytes) : state_(std::make_unique<State>(std::move(bytes))) {}
FontProgram::~FontProgram() = default;

bool FontProgram::opens() const {
  return state_->face != nullptr;
}

bool FontProgram::has_unicode_table() const {
  for (int i = 0; opens() && i < state_->face->num_charmaps; ++i) {
    FT_CharMap map = state_->face->charmaps[i];
    if (map->platform_id == 3 && map->encoding_id == 1) return FT_Set_Charmap(state_->face, map) == 0;
  }
  return false;
}

unsigned FontProgram::glyph_of_character(char32_t character) const {
  return has_unicode_table() ? FT_Get_Char_Index(state_->face, character) : 0;
}

std::optional<double> FontProgram::width(unsigned glyph) const {
  if (!opens() || glyph >= static_cast<unsigned>(state_->face->num_glyphs)) return std::nullopt;
  if (FT_Load_Glyph(state_->face, glyph, FT_LOAD_NO_SCALE) != 0) return std::nullopt;
  const auto advance = static_cast<double>(state_->face->glyph->metrics.horiAdvance);
  return advance * 1000.0 / state_->face->units_per_EM;
}

}  // namespace formletter::pdf
