#include "pdf_walk/font_walk.hpp"

#include "pdf_walk/font_program.hpp"
#include "support/pattern.hpp"

#include <cmath>

namespace formletter::pdf {
namespace {

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char *>(data->getBuffer()), data->getSize()};
}

std::string name_of(QPDFObjectHandle font, const char *key) {
  return font.isDictionary() && font.getKey(key).isName() ? font.getKey(key).getName() : "";
}

/// Code to UTF-16BE hex, from the bfchar lines.
std::map<std::uint16_t, std::string> read_to_unicode(const std::string &cmap) {
  std::map<std::uint16_t, std::string> map;
  static const test::Pattern entry("<([0-9A-F]{4})> <([0-9A-F]*)>\n");
  for (const auto &found : entry.all_in(cmap))
    map[static_cast<std::uint16_t>(std::stoul(found.groups[1], nullptr, 16))] = found.groups[2];
  return map;
}

/// ISO 32000-1, 9.7.4.3, both forms.
std::map<std::uint16_t, double> read_widths(QPDFObjectHandle array) {
  std::map<std::uint16_t, double> widths;
  for (int i = 0; array.isArray() && i + 1 < array.getArrayNItems();) {
    const int first = array.getArrayItem(i).getIntValueAsInt();
    auto second = array.getArrayItem(i + 1);
    if (second.isArray()) {
      for (int k = 0; k < second.getArrayNItems(); ++k)
        widths[static_cast<std::uint16_t>(first + k)] = second.getArrayItem(k).getNumericValue();
      i += 2;
    } else {
      for (int code = first; code <= second.getIntValueAsInt(); ++code)
        widths[static_cast<std::uint16_t>(code)] = array.getArrayItem(i + 2).getNumericValue();
      i += 3;
    }
  }
  return widths;
}

unsigned glyph_by_map(std::uint16_t code, const std::string &map) {
  if (map.empty()) return code;
  if (2 * std::size_t{code} + 1 >= map.size()) return 0;
  return static_cast<unsigned>(static_cast<unsigned char>(map[2 * std::size_t{code}]) << 8 |
                               static_cast<unsigned char>(map[2 * std::size_t{code} + 1]));
}

/// ISO 32000-1, annex D.2, of a code from 0x20 on; 0 for what we do not check.
char32_t windows_character(unsigned code) {
  return code < 0x7F || code >= 0xA0 ? code : 0;
}

class FontWalker {
 public:
  FontWalker(const ShownCodes &shown, Breaches &breaches) : shown_(shown), breaches_(breaches) {}

  void walk(QPDFObjectHandle font) {
    name_ = name_of(font, "/BaseFont");
    require(font.getKey("/Type").isNameAndEquals("/Font"), "ISO 19005-2, 6.2.11.2", "a font is typed");
    const std::string subtype = name_of(font, "/Subtype");
    require(subtype == "/Type0" || subtype == "/TrueType" || subtype == "/CIDFontType0" ||
                subtype == "/CIDFontType2",
            "ISO 19005-2, 6.2.11.2", "a font is composite or TrueType");
    static const test::Pattern tagged("/[A-Z]{6}\\+.+");
    require(tagged.matches(name_), "ISO 32000-1, 9.6.4", "a subset's name begins with a tag");
    if (subtype == "/Type0") walk_composite(font);
    if (subtype == "/TrueType") walk_simple(font);
  }

 private:
  void require(bool holds, std::string_view clause, std::string_view rule) {
    breaches_.require(holds, clause, rule, name_);
  }

  void walk_composite(QPDFObjectHandle font) {
    require(font.getKey("/Encoding").isNameAndEquals("/Identity-H"), "ISO 19005-2, 6.2.11.3.3",
            "the codes are Identity-H");
    const auto found = shown_.find(font.getObjectID());
    const std::set<std::uint16_t> codes = found == shown_.end() ? std::set<std::uint16_t>() : found->second;
    walk_to_unicode(font.getKey("/ToUnicode"), codes);
    auto descendants = font.getKey("/DescendantFonts");
    const bool one = descendants.isArray() && descendants.getArrayNItems() == 1;
    require(one, "ISO 32000-1, 9.7.6.1", "there is one descendant font");
    if (!one) return;
    auto descendant = descendants.getArrayItem(0);
    const std::string inner = name_of(descendant, "/BaseFont");
    require(name_ == inner || name_ == inner + "-Identity-H", "ISO 32000-1, 9.7.6.1",
            "a composite font has its descendant's name");
    auto system = descendant.getKey("/CIDSystemInfo");
    require(system.isDictionary() && system.getKey("/Registry").isString() &&
                system.getKey("/Ordering").isString() && system.getKey("/Supplement").isInteger(),
            "ISO 32000-1, 9.7.3", "a descendant font names its characters' collection");
    walk_descendant(descendant, codes);
  }

  void walk_to_unicode(QPDFObjectHandle map, const std::set<std::uint16_t> &codes) {
    require(map.isStream(), "ISO 14289-1, 7.21.7", "a font has a ToUnicode map");
    if (!map.isStream()) return;
    const auto texts = read_to_unicode(bytes_of(map));
    for (const std::uint16_t code : codes) {
      const auto text = texts.find(code);
      const bool mapped = text != texts.end() && !text->second.empty();
      require(mapped, "ISO 14289-1, 7.21.7", "each code shown has a text");
      if (!mapped) continue;
      bool bad = false, own = false;
      for (std::size_t i = 0; i + 4 <= text->second.size(); i += 4) {
        const auto unit = std::stoul(text->second.substr(i, 4), nullptr, 16);
        bad = bad || unit == 0 || unit == 0xFEFF || unit == 0xFFFE;
        own = own || (unit >= 0xE000 && unit <= 0xF8FF);
      }
      require(!bad, "ISO 19005-2, 6.2.11.7.2", "no code is U+0000, U+FEFF or U+FFFE");
      require(!own, "ISO 19005-2, 6.2.11.7.3", "no code is a character of private use");
    }
  }

  void walk_descendant(QPDFObjectHandle descendant, const std::set<std::uint16_t> &codes) {
    const bool truetype = descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
    auto map = descendant.getKey("/CIDToGIDMap");
    require(!truetype || map.isStream() || map.isNameAndEquals("/Identity"), "ISO 19005-2, 6.2.11.3.2",
            "codes are mapped to glyphs");
    const auto program = walk_descriptor(descendant, truetype ? "/FontFile2" : "/FontFile3");
    if (!program) return;
    const std::string glyph_map = truetype && map.isStream() ? bytes_of(map) : std::string();
    const auto widths = read_widths(descendant.getKey("/W"));
    for (const std::uint16_t code : codes) {
      const unsigned glyph = glyph_by_map(code, glyph_map);
      require(glyph != 0, "ISO 19005-2, 6.2.11.8", "no code shows .notdef");
      const auto advance = program->width(glyph);
      require(advance.has_value(), "ISO 19005-2, 6.2.11.4.1", "each glyph shown is in the program");
      const auto width = widths.find(code);
      require(!advance || (width != widths.end() && std::abs(width->second - *advance) <= 1.0),
              "ISO 19005-2, 6.2.11.5", "a glyph is as wide in the dictionary as in the program");
    }
  }

  /// The font's descriptor and the program that it embeds.
  std::unique_ptr<FontProgram> walk_descriptor(QPDFObjectHandle font, const char *program_key) {
    auto descriptor = font.getKey("/FontDescriptor");
    const bool described = descriptor.isDictionary();
    for (const char *key :
         {"/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"})
      require(described && descriptor.hasKey(key), "ISO 32000-1, 9.8.1", "a font is described in full");
    if (!described) return nullptr;
    require(name_of(descriptor, "/FontName") == name_of(font, "/BaseFont"), "ISO 32000-1, 9.8.1",
            "a descriptor has its font's name");
    const auto flags =
        descriptor.getKey("/Flags").isInteger() ? descriptor.getKey("/Flags").getIntValue() : 0;
    require(((flags & 4) != 0) != ((flags & 32) != 0), "ISO 32000-1, 9.8.2",
            "a font is either symbolic or not");
    // Both may be left out, and must be complete where they are not.
    require(!descriptor.hasKey("/CIDSet") && !descriptor.hasKey("/CharSet"), "ISO 19005-2, 6.2.11.4.2",
            "there is no list of glyphs that could be incomplete");
    auto file = descriptor.getKey(program_key);
    require(file.isStream(), "ISO 19005-2, 6.2.11.4.1", "the font program is embedded");
    if (!file.isStream()) return nullptr;
    const std::string bytes = bytes_of(file);
    auto dictionary = file.getDict();
    const bool said = std::string_view(program_key) == "/FontFile2"
                          ? dictionary.getKey("/Length1").isInteger() &&
                                dictionary.getKey("/Length1").getUIntValue() == bytes.size()
                          : dictionary.getKey("/Subtype").isNameAndEquals("/CIDFontType0C");
    require(said, "ISO 32000-1, 9.9", "a font program says its length or kind");
    auto program = std::make_unique<FontProgram>(bytes);
    require(program->opens(), "ISO 19005-2, 6.2.11.2", "a font program can be read");
    return program->opens() ? std::move(program) : nullptr;
  }

  /// The font for what is typed into fields.
  void walk_simple(QPDFObjectHandle font) {
    auto widths = font.getKey("/Widths"), first = font.getKey("/FirstChar"), last = font.getKey("/LastChar");
    const bool counted = widths.isArray() && first.isInteger() && last.isInteger() &&
                         widths.getArrayNItems() == last.getIntValue() - first.getIntValue() + 1;
    require(counted, "ISO 19005-2, 6.2.11.2", "a simple font has a width for each code");
    const auto program = walk_descriptor(font, "/FontFile2");
    if (!counted || !program) return;
    require(font.getKey("/Encoding").isNameAndEquals("/WinAnsiEncoding") &&
                (font.getKey("/FontDescriptor").getKey("/Flags").getIntValue() & 32) != 0,
            "ISO 19005-2, 6.2.11.6", "a simple font is of Latin letters in a known encoding");
    require(program->has_unicode_table(), "ISO 19005-2, 6.2.11.6", "the program finds glyphs by characters");
    bool agree = true;
    for (int i = 0; i < widths.getArrayNItems(); ++i) {
      const unsigned glyph =
          program->glyph_of_character(windows_character(static_cast<unsigned>(first.getIntValueAsInt() + i)));
      if (glyph != 0)
        agree = agree && std::abs(widths.getArrayItem(i).getNumericValue() -
                                  program->width(glyph).value_or(-10)) <= 1.0;
    }
    require(agree, "ISO 19005-2, 6.2.11.5",
            "a letter to type is as wide in the dictionary as in the program");
  }

  const ShownCodes &shown_;
  Breaches &breaches_;
  std::string name_;
};

}  // namespace

void walk_fonts(QPDF &pdf, const ShownCodes &shown, Breaches &breaches) {
  FontWalker walker(shown, breaches);
  for (auto &object : pdf.getAllObjects())
    if (object.isDictionary() && object.hasKey("/BaseFont")) walker.walk(object);
}

}  // namespace formletter::pdf
