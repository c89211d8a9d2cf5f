#include "pdf/typing_font.hpp"

#include "pdf/deflate.hpp"
#include "pdf/font_subset.hpp"

#include <hb.h>

#include <array>

namespace formletter::pdf {

namespace {

constexpr unsigned first_code = 0x20, last_code = 0xFF;

/// ISO 32000-1, annex D.2: what WinAnsiEncoding has where Latin-1 has controls; 0 for nothing.
constexpr std::array<char32_t, 32> windows_characters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t character_of(unsigned code) {
  if (code == 0x7F) return 0;
  if (code >= 0x80 && code < 0xA0) return windows_characters[code - 0x80];
  return code;
}

}  // namespace

ObjectId write_typing_font(HaruFile &file, const FaceProgram &program) {
  std::vector<char32_t> characters;
  std::string widths;
  for (unsigned code = first_code; code <= last_code; ++code) {
    hb_codepoint_t glyph = 0;
    const char32_t c = character_of(code);
    const bool has = c != 0 && hb_font_get_nominal_glyph(program.font(), c, &glyph) && glyph != 0;
    if (has) characters.push_back(c);
    append_integer(widths, program.width(has ? static_cast<std::uint16_t>(glyph) : std::uint16_t{0}));
    widths += ' ';
  }
  const std::string bytes = program.cut_with_characters(characters);
  // One set of characters for all files, so that one tag does.
  const std::string base_font = "TYPING+" + base_font_name(program.description());
  const ObjectId font = file.add(), descriptor = file.add(), embedded = file.add();

  std::string out = "/Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /BaseFont ";
  append_name(out, base_font);
  out += " /FirstChar " + std::to_string(first_code) + " /LastChar " + std::to_string(last_code) +
         " /Widths [" + widths + "] /FontDescriptor ";
  append_reference(out, descriptor);
  file.define(font, out);

  out = descriptor_entries(program.description(), base_font, Characters::latin) + " /FontFile2 ";
  append_reference(out, embedded);
  file.define(descriptor, out);
  file.define_stream(embedded, "/Length1 " + std::to_string(bytes.size()) + " /Filter /FlateDecode",
                     Deflater().deflate(bytes));
  return font;
}

}  // namespace formletter::pdf
