#include "pdf/typing_font.hpp"

#include "pdf/font_subset.hpp"

#include <hb.h>

#include <algorithm>
#include <array>

namespace formletter::pdf {

namespace {

constexpr unsigned first_code = 0x20, last_code = 0xFF;

/// Where WinAnsiEncoding (ISO 32000-1, annex D.2) has what people type besides ASCII and the
/// letters from C0 on. The rest (daggers, fractions, a trade mark) would make each file bigger.
struct Typed {
  unsigned code;
  char32_t character;
};
constexpr std::array typed_signs = {
    Typed{0x80, 0x20AC}, Typed{0x85, 0x2026}, Typed{0x8A, 0x0160}, Typed{0x8C, 0x0152}, Typed{0x8E, 0x017D},
    Typed{0x91, 0x2018}, Typed{0x92, 0x2019}, Typed{0x93, 0x201C}, Typed{0x94, 0x201D}, Typed{0x96, 0x2013},
    Typed{0x97, 0x2014}, Typed{0x9A, 0x0161}, Typed{0x9C, 0x0153}, Typed{0x9E, 0x017E}, Typed{0x9F, 0x0178},
    Typed{0xA0, 0x00A0}, Typed{0xA1, 0x00A1}, Typed{0xA7, 0x00A7}, Typed{0xAA, 0x00AA}, Typed{0xAB, 0x00AB},
    Typed{0xB0, 0x00B0}, Typed{0xB7, 0x00B7}, Typed{0xBA, 0x00BA}, Typed{0xBB, 0x00BB}, Typed{0xBF, 0x00BF}};

/// 0 for a code that has nothing to type.
char32_t character_of(unsigned code) {
  constexpr unsigned times = 0xD7, divided = 0xF7;
  if (code < 0x7F || (code >= 0xC0 && code != times && code != divided)) return code;
  const auto *const sign = std::find_if(typed_signs.begin(), typed_signs.end(),
                                        [&](const Typed &typed) { return typed.code == code; });
  return sign == typed_signs.end() ? 0 : sign->character;
}

}  // namespace

bool can_type(const FaceProgram &program) {
  hb_codepoint_t glyph = 0;
  return program.description().outlines == text::Outlines::truetype &&
         hb_font_get_nominal_glyph(program.font(), 'a', &glyph);
}

TypingFont make_typing_font(const FaceProgram &program) {
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
  // One set of characters for all files, so that one tag does.
  const std::string base_font = "TYPING+" + base_font_name(program.description());
  TypingFont font;
  font.entries = "/Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /BaseFont ";
  append_name(font.entries, base_font);
  font.entries += " /FirstChar " + std::to_string(first_code) + " /LastChar " + std::to_string(last_code) +
                  " /Widths [" + widths + "]";
  font.descriptor = descriptor_entries(program.description(), base_font, Characters::latin);
  const std::string bytes = program.cut_with_characters(characters);
  font.program_size = bytes.size();
  font.program = Deflater(Deflater::Effort::most).deflate(bytes);
  return font;
}

ObjectId write_typing_font(HaruFile &file, const TypingFont &font) {
  const ObjectId id = file.add(), descriptor = file.add(), program = file.add();
  std::string out = font.entries + " /FontDescriptor ";
  append_reference(out, descriptor);
  file.define(id, out);
  out = font.descriptor + " /FontFile2 ";
  append_reference(out, program);
  file.define(descriptor, out);
  file.define_shared_stream(
      program, "/Length1 " + std::to_string(font.program_size) + " /Filter /FlateDecode", font.program);
  return id;
}

}  // namespace formletter::pdf
