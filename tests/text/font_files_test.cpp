// Kinds of font files: CFF in collections, variable fonts, and what fontconfig finds
// that no paper can carry.

#include "disk/disk.hpp"
#include "support/scratch.hpp"
#include "typeset.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace formletter;
using namespace formletter::text;

namespace {

void append(std::string &bytes, std::uint32_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFFU);
}
std::uint32_t number(const std::string &bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// The TrueType font with one more axis, wght from 100 to 900, that moves nothing:
/// OpenType 1.9, fvar and gvar.
std::string made_variable(const std::string &font, std::uint32_t glyph_count) {
  std::string fvar, gvar;
  for (const std::uint32_t half : {1U, 0U, 16U, 2U, 1U, 20U, 0U, 8U}) append(fvar, half, 2);
  fvar += "wght";
  for (const std::uint32_t value : {100U, 400U, 900U}) append(fvar, value << 16U, 4);
  append(fvar, 0, 2), append(fvar, 2, 2);
  for (const std::uint32_t half : {1U, 0U, 1U, 0U}) append(gvar, half, 2);
  const std::uint32_t end = 20 + 2 * (glyph_count + 1);
  append(gvar, end, 4), append(gvar, glyph_count, 2), append(gvar, 0, 2), append(gvar, end, 4);
  gvar.resize(end, '\0');

  const std::uint32_t tables = number(font, 4, 2);
  std::vector<std::pair<std::string, std::string>> all = {{"fvar", fvar}, {"gvar", gvar}};
  for (std::uint32_t i = 0; i < tables; ++i) {
    const std::size_t entry = 12 + 16 * std::size_t{i};
    all.emplace_back(font.substr(entry, 4),
                     font.substr(number(font, entry + 8, 4), number(font, entry + 12, 4)));
  }
  std::ranges::sort(all);
  std::string made = font.substr(0, 4), body;
  append(made, static_cast<std::uint32_t>(all.size()), 2);
  made.append(6, '\0');
  for (const auto &[tag, bytes] : all) {
    made += tag;
    append(made, 0, 4);
    append(made, static_cast<std::uint32_t>(12 + 16 * all.size() + body.size()), 4);
    append(made, static_cast<std::uint32_t>(bytes.size()), 4);
    body += bytes;
    body.resize((body.size() + 3) / 4 * 4, '\0');
  }
  return made + body;
}

/// Fontconfig sees this folder's fonts alone while it lives.
class OnlyFontsOf {
 public:
  explicit OnlyFontsOf(const test::Scratch &scratch) {
    const std::string folder = scratch.folder().string();
    const auto file = scratch.file("fonts.conf", "<fontconfig><dir>" + folder + "</dir><cachedir>" + folder +
                                                     "/cache</cachedir></fontconfig>");
    ::setenv("FONTCONFIG_FILE", file.c_str(), 1);
  }
  OnlyFontsOf(const OnlyFontsOf &) = delete;
  OnlyFontsOf &operator=(const OnlyFontsOf &) = delete;
  ~OnlyFontsOf() { ::unsetenv("FONTCONFIG_FILE"); }
};

const FaceDescription &serif_of(const char *tag) {
  return fonts().describe(fonts().primary_face({}, language(tag)));
}
std::string bytes_of(const std::string &path) {
  return disk::read_file(path).value().text;
}

}  // namespace

TEST_CASE("a variable font is never set in, and its file and the reason are told") {
  const test::Scratch scratch;
  const FaceDescription &plain = serif_of("en"),
                        &bold =
                            fonts().describe(fonts().primary_face({.family = Family::sans}, language("en")));
  scratch.file("variable.ttf", made_variable(bytes_of(plain.path), plain.glyph_count));
  scratch.file("static.ttf", bytes_of(bold.path));
  const OnlyFontsOf only(scratch);
  Fonts few;
  const auto unused = few.unused();
  REQUIRE(unused.size() == 1);
  CHECK(unused[0].path.ends_with("/variable.ttf"));
  CHECK(unused[0].reason.find("variable font") != std::string::npos);
  // The serif is what the variable file is; the sans is set instead.
  CHECK(few.describe(few.primary_face({}, language("en"))).path.ends_with("/static.ttf"));
}

TEST_CASE("with nothing but variable fonts there is no font, and that is said") {
  const test::Scratch scratch;
  const FaceDescription &plain = serif_of("en");
  scratch.file("variable.ttf", made_variable(bytes_of(plain.path), plain.glyph_count));
  const OnlyFontsOf only(scratch);
  CHECK_THROWS_WITH(Fonts(), Catch::Contains("no usable fonts"));
}

TEST_CASE("the faces of a collection are told apart by their number, each for its language") {
  std::set<std::pair<std::string, unsigned>> faces;
  std::set<std::uint16_t> glyphs;
  for (const char *tag : {"zh-Hans", "zh-Hant", "ko"}) {
    const FaceDescription &face = serif_of(tag);
    CHECK(face.path.ends_with(".ttc"));
    CHECK(face.outlines == Outlines::cff);
    faces.insert({face.path, face.index});
    // The character for bone is written otherwise in each tradition.
    const auto set = Sample(tag, "骨").glyphs();
    REQUIRE(set.size() == 1);
    CHECK(set[0].advance == Length::pt(12));
    glyphs.insert(set[0].id);
  }
  CHECK(faces.size() == 3);
  CHECK(glyphs.size() >= 2);
}
