#include "pdf/font_subset.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <tuple>

namespace formletter::pdf {
namespace {

/// A batch's letters differ by a few names: more than a few subsets of a face are
/// not worth the memory.
constexpr std::size_t kept_subsets = 8;
/// ISO 32000-1, 9.10.3 with Adobe Technical Note 5014: at most 100 a block.
constexpr std::size_t bfchar_block = 100;

enum DescriptorFlag : unsigned { fixed_pitch = 1, serif = 2, symbolic = 4, nonsymbolic = 32, italic = 64 };

bool comes_before(const ShownGlyph &a, const ShownGlyph &b) {
  return std::tie(a.code, a.glyph, a.text) < std::tie(b.code, b.glyph, b.text);
}

ShownGlyphs joined(const ShownGlyphs &one, const ShownGlyphs &other) {
  ShownGlyphs all;
  std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(all), comes_before);
  return all;
}

/// The letters of the basic Latin alphabet that are not shown, where nearly all are: a face that
/// shows names shows the last of them in some later letter, which would need a subset of its own.
/// None of a face of which less is shown.
ShownGlyphs rest_of_alphabet(const FaceProgram &program, const ShownGlyphs &shown) {
  constexpr std::size_t nearly_all = 44;
  std::array<std::uint16_t, 128> glyphs = {};
  for (std::size_t i = program.glyph_count(); i-- > 1;) {
    const auto glyph = static_cast<std::uint16_t>(i);
    if (const char32_t c = program.character(glyph);
        c < glyphs.size() && ascii::is_letter(static_cast<char>(c)))
      glyphs[c] = glyph;
  }
  std::size_t count = 0;
  for (const ShownGlyph &known : shown) {
    const char32_t c = known.text.empty() ? program.character(known.glyph) : 0;
    if (c == 0 || c >= glyphs.size() || glyphs[c] != known.glyph) continue;
    glyphs[c] = 0;
    ++count;
  }
  ShownGlyphs rest;
  if (count < nearly_all) return rest;
  for (const std::uint16_t glyph : glyphs)
    if (glyph != 0) rest.push_back({glyph, glyph, {}});
  std::ranges::sort(rest, comes_before);
  return rest;
}

std::string subset_tag(const ShownGlyphs &glyphs) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto mix = [&](unsigned byte) { hash = (hash ^ byte) * 0x100000001B3; };
  for (const ShownGlyph &shown : glyphs) {
    for (const std::uint16_t id : {shown.code, shown.glyph}) {
      mix(id & 0xFF);
      mix(id >> 8);
    }
    for (const char c : shown.text) mix(static_cast<unsigned char>(c));
  }
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

std::string width_array(const FaceProgram &program, const ShownGlyphs &glyphs) {
  std::string out = "[";
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (i == 0 || glyphs[i].code != glyphs[i - 1].code + 1) {
      if (i != 0) out += ']';
      append_integer(out, glyphs[i].code);
      out += '[';
    } else {
      out += ' ';
    }
    append_integer(out, program.width(glyphs[i].glyph));
  }
  return out + (glyphs.empty() ? "]" : "]]");
}

std::string to_unicode_map(const FaceProgram &program, const ShownGlyphs &glyphs) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t begin = 0; begin < glyphs.size(); begin += bfchar_block) {
    const std::size_t end = std::min(begin + bfchar_block, glyphs.size());
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      out += '<';
      append_hex(out, glyphs[i].code, 4);
      out += "> <";
      std::string text = glyphs[i].text;
      if (text.empty()) diag::append_utf8(text, program.character(glyphs[i].glyph));
      append_utf16_hex(out, text);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// Two bytes for each code up to the last; empty when codes and glyphs are the same.
std::string glyph_map(const ShownGlyphs &glyphs) {
  const auto differs = [](const ShownGlyph &shown) { return shown.code != shown.glyph; };
  if (std::none_of(glyphs.begin(), glyphs.end(), differs)) return {};
  std::string map(2 * (std::size_t{glyphs.back().code} + 1), '\0');
  for (const ShownGlyph &shown : glyphs) {
    map[2 * std::size_t{shown.code}] = static_cast<char>(shown.glyph >> 8);
    map[2 * std::size_t{shown.code} + 1] = static_cast<char>(shown.glyph & 0xFF);
  }
  return map;
}

/// ISO 32000-1, 9.7.6.1: with a Type 0 CIDFont the name ends in that of the CMap.
std::string font_entries(const std::string &base_font, text::Outlines outlines) {
  std::string out = "/Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont ";
  append_name(out, outlines == text::Outlines::cff ? base_font + "-Identity-H" : base_font);
  return out + " /DescendantFonts [";
}

std::string descendant_entries(const std::string &base_font, text::Outlines outlines) {
  std::string out = "/Type /Font /Subtype ";
  out += outlines == text::Outlines::cff ? "/CIDFontType0" : "/CIDFontType2";
  out += " /BaseFont ";
  append_name(out, base_font);
  return out + " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ";
}

}  // namespace

/// PostScript names are ASCII without delimiters; a font that breaks this is named by what is left.
std::string base_font_name(const text::FaceDescription &face) {
  std::string name;
  for (const char c : face.postscript_name)
    if (ascii::is_alphanumeric(c) || c == '-' || c == '_') name += c;
  return name.empty() ? "Font" : name.substr(0, 63);
}

std::string descriptor_entries(const text::FaceDescription &face, const std::string &base_font,
                               Characters characters) {
  const auto scaled = [&](int units) {
    return static_cast<std::int64_t>(std::lround(static_cast<double>(units) * 1000.0 / face.units_per_em));
  };
  std::string out = "/Type /FontDescriptor /FontName ";
  append_name(out, base_font);
  unsigned flags = characters == Characters::own ? symbolic : nonsymbolic;
  if (face.fixed_pitch) flags |= fixed_pitch;
  if (face.serif) flags |= serif;
  if (face.italic) flags |= italic;
  const auto entry = [&](std::string_view key, std::int64_t value) {
    out += key;
    append_integer(out, value);
  };
  entry(" /Flags ", flags);
  out += " /FontBBox [";
  for (const int edge : face.box) entry(" ", scaled(edge));
  out += " ] /ItalicAngle ";
  append_thousandths(out, static_cast<std::int64_t>(std::lround(face.italic_angle * 1000)));
  entry(" /Ascent ", scaled(face.ascent));
  entry(" /Descent ", scaled(face.descent));
  entry(" /CapHeight ", scaled(face.cap_height != 0 ? face.cap_height : face.ascent));
  entry(" /XHeight ", scaled(face.x_height));
  // No font file states its stems; this follows the weight as usual faces do.
  entry(" /StemV ", 50 + static_cast<std::int64_t>(face.weight) * face.weight / 4225);
  return out;
}

bool covers(const ShownGlyphs &glyphs, const ShownGlyphs &shown) {
  return std::includes(glyphs.begin(), glyphs.end(), shown.begin(), shown.end(), comes_before);
}

const FaceProgram &FontSubsets::program(text::FaceId face) {
  const auto found = programs_.find(face);
  return found != programs_.end() ? found->second : programs_.try_emplace(face, *fonts_, face).first->second;
}

std::shared_ptr<const FontSubset> FontSubsets::subset(text::FaceId face, const ShownGlyphs &shown) {
  if (const auto found = shared_.find(face); found != shared_.end() && covers(found->second.glyphs, shown))
    return subset_of(face, found->second);
  auto &recent = recent_[face];
  for (const auto &subset : recent)
    if (subset->glyphs == shown) return subset;
  recent.push_front(make(face, shown));
  if (recent.size() > kept_subsets) recent.pop_back();
  return recent.front();
}

std::shared_ptr<const FontSubset> FontSubsets::shared_subset(text::FaceId face) {
  return subset_of(face, shared_.at(face));
}

std::shared_ptr<const FontSubset> FontSubsets::subset_of(text::FaceId face, Shared &shared) {
  if (!shared.subset) shared.subset = make(face, shared.glyphs);
  return shared.subset;
}

void FontSubsets::share(text::FaceId face, const ShownGlyphs &shown) {
  Shared &shared = shared_[face];
  if (covers(shared.glyphs, shown)) return;
  const ShownGlyphs all = joined(shared.glyphs, shown);
  shared = {joined(all, rest_of_alphabet(program(face), all)), nullptr};
  ++sharings_;
}

const ShownGlyphs &FontSubsets::shared(text::FaceId face) const {
  static const ShownGlyphs none;
  const auto found = shared_.find(face);
  return found == shared_.end() ? none : found->second.glyphs;
}

const TypingFont &FontSubsets::typing(text::FaceId face) {
  if (!can_type(program(face))) {
    const text::FaceDescription &own = program(face).description();
    face = fonts_->primary_face(
        {own.serif ? text::Family::serif : text::Family::sans, own.weight > 500, false}, LanguageTag());
  }
  const auto found = typing_.find(face);
  return found != typing_.end() ? found->second
                                : typing_.try_emplace(face, make_typing_font(program(face))).first->second;
}

std::shared_ptr<const FontSubset> FontSubsets::make(text::FaceId face, const ShownGlyphs &shown) {
  const FaceProgram &source = program(face);
  FontSubset subset;
  subset.glyphs = shown;
  subset.outlines = source.description().outlines;
  // The tag follows from the glyphs.
  const std::string base_font = subset_tag(shown) + "+" + base_font_name(source.description());
  subset.font = font_entries(base_font, subset.outlines);
  subset.descendant = descendant_entries(base_font, subset.outlines);
  subset.descriptor = descriptor_entries(source.description(), base_font, Characters::own) +
                      (subset.outlines == text::Outlines::cff ? " /FontFile3 " : " /FontFile2 ");
  subset.widths = " /W " + width_array(source, shown);
  if (const std::string map = glyph_map(shown); !map.empty()) subset.glyph_map = deflater_.deflate(map);
  subset.to_unicode = deflater_.deflate(to_unicode_map(source, shown));
  std::vector<std::uint16_t> glyphs;
  for (const ShownGlyph &glyph : shown) glyphs.push_back(glyph.glyph);
  const std::string bytes = source.cut(glyphs);
  subset.program_size = bytes.size();
  subset.program = deflater_.deflate(bytes);
  return std::make_shared<const FontSubset>(std::move(subset));
}

void write_font(HaruFile &file, ObjectId font, const std::shared_ptr<const FontSubset> &held) {
  file.hold(held);
  const FontSubset &subset = *held;
  const bool cff = subset.outlines == text::Outlines::cff;
  const ObjectId descendant = file.add(), descriptor = file.add(), program = file.add(),
                 to_unicode = file.add();
  std::string out = subset.font;
  append_reference(out, descendant);
  out += "] /ToUnicode ";
  append_reference(out, to_unicode);
  file.define(font, out);

  out = subset.descendant;
  append_reference(out, descriptor);
  if (!subset.glyph_map.empty()) {
    const ObjectId map = file.add();
    file.define_shared_stream(map, "/Filter /FlateDecode", subset.glyph_map);
    out += " /CIDToGIDMap ";
    append_reference(out, map);
  } else if (!cff) {
    out += " /CIDToGIDMap /Identity";
  }
  file.define(descendant, out, subset.widths);

  out = subset.descriptor;
  append_reference(out, program);
  file.define(descriptor, out);

  out = cff ? "/Subtype /CIDFontType0C" : "/Length1 ";
  if (!cff) append_integer(out, static_cast<std::int64_t>(subset.program_size));
  out += " /Filter /FlateDecode";
  file.define_shared_stream(program, out, subset.program);
  file.define_shared_stream(to_unicode, "/Filter /FlateDecode", subset.to_unicode);
}

}  // namespace formletter::pdf
