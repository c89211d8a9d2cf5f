#include "pdf/font_walk.hpp"

#include <harfbuzz/hb-ot.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <regex>
#include <sstream>

namespace formletter::pdf {
namespace {

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char *>(data->getBuffer()), data->getSize()};
}

/// Code to UTF-16BE hex, from the bfchar lines.
std::map<std::uint16_t, std::string> read_to_unicode(const std::string &cmap) {
  std::map<std::uint16_t, std::string> map;
  static const std::regex entry("<([0-9A-F]{4})> <([0-9A-F]*)>\n");
  for (std::sregex_iterator it(cmap.begin(), cmap.end(), entry), end; it != end; ++it)
    map[static_cast<std::uint16_t>(std::stoul((*it)[1], nullptr, 16))] = (*it)[2];
  return map;
}

/// ISO 32000-1, 9.7.4.3, both forms.
std::map<std::uint16_t, double> read_widths(QPDFObjectHandle array) {
  std::map<std::uint16_t, double> widths;
  for (int i = 0; i + 1 < array.getArrayNItems();) {
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

/// The embedded TrueType program.
class Program {
 public:
  explicit Program(std::string bytes)
      : bytes_(std::move(bytes)),
        blob_(hb_blob_create(bytes_.data(), static_cast<unsigned>(bytes_.size()), HB_MEMORY_MODE_READONLY,
                             nullptr, nullptr),
              hb_blob_destroy),
        face_(hb_face_create(blob_.get(), 0), hb_face_destroy),
        font_(hb_font_create(face_.get()), hb_font_destroy) {}
  bool has(unsigned glyph) const { return glyph < hb_face_get_glyph_count(face_.get()); }
  double width(unsigned glyph) const {
    return hb_font_get_glyph_h_advance(font_.get(), glyph) * 1000.0 / hb_face_get_upem(face_.get());
  }

 private:
  std::string bytes_;
  std::unique_ptr<hb_blob_t, void (*)(hb_blob_t *)> blob_;
  std::unique_ptr<hb_face_t, void (*)(hb_face_t *)> face_;
  std::unique_ptr<hb_font_t, void (*)(hb_font_t *)> font_;
};

unsigned glyph_of(std::uint16_t code, const std::string &map) {
  if (map.empty()) return code;
  if (2 * std::size_t{code} + 1 >= map.size()) return 0;
  return static_cast<unsigned>(static_cast<unsigned char>(map[2 * std::size_t{code}]) << 8 |
                               static_cast<unsigned char>(map[2 * std::size_t{code} + 1]));
}

void walk_program(QPDFObjectHandle descendant, const std::set<std::uint16_t> &codes, const std::string &name,
                  Breaches &breaches) {
  auto descriptor = descendant.getKey("/FontDescriptor");
  const bool truetype = descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
  auto file = descriptor.getKey(truetype ? "/FontFile2" : "/FontFile3");
  // ISO 19005-2, 6.2.11.4.1: the program is embedded.
  breaches.require(file.isStream(), "ISO 19005-2, 6.2.11.4.1", name + ": no font program");
  for (const char *key :
       {"/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"})
    breaches.require(descriptor.hasKey(key), "ISO 32000-1, 9.8.1", name + ": no " + key);
  if (!truetype) {
    breaches.require(file.isStream() && file.getDict().getKey("/Subtype").isNameAndEquals("/CIDFontType0C"),
                     "ISO 32000-1, 9.9", name + ": not CIDFontType0C");
    return;
  }
  auto map = descendant.getKey("/CIDToGIDMap");
  // ISO 19005-2, 6.2.11.3.2.
  breaches.require(map.isStream() || map.isNameAndEquals("/Identity"), "ISO 19005-2, 6.2.11.3.2",
                   name + ": no map");
  if (!file.isStream()) return;
  const std::string glyph_map = map.isStream() ? bytes_of(map) : std::string();
  const Program program(bytes_of(file));
  const auto widths = read_widths(descendant.getKey("/W"));
  for (const std::uint16_t code : codes) {
    const unsigned glyph = glyph_of(code, glyph_map);
    // ISO 19005-2, 6.2.11.4.1 and 6.2.11.8: every glyph is there, and none is .notdef.
    breaches.require(program.has(glyph) && glyph != 0, "ISO 19005-2, 6.2.11.8",
                     name + ": no glyph for a code");
    const auto width = widths.find(code);
    // ISO 19005-2, 6.2.11.5: the same width in the dictionary and the program, to one unit.
    breaches.require(width != widths.end() && std::abs(width->second - program.width(glyph)) <= 1.0,
                     "ISO 19005-2, 6.2.11.5", name + ": width of code " + std::to_string(code));
  }
}

}  // namespace

void walk_font(QPDFObjectHandle font, const std::set<std::uint16_t> &codes, Breaches &breaches) {
  const std::string name = font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName() : "a font";
  breaches.require(font.getKey("/Encoding").isNameAndEquals("/Identity-H"), "ISO 19005-2, 6.2.11.3.3",
                   name + ": Encoding");
  // ISO 32000-1, 9.6.4: a subset's name begins with a tag.
  breaches.require(std::regex_search(name, std::regex("^/[A-Z]{6}\\+")), "ISO 32000-1, 9.6.4",
                   name + ": no tag");
  auto to_unicode = font.getKey("/ToUnicode");
  // ISO 14289-1, 7.21.7: every code shown maps to Unicode.
  breaches.require(to_unicode.isStream(), "ISO 14289-1, 7.21.7", name + ": no ToUnicode");
  const auto texts =
      to_unicode.isStream() ? read_to_unicode(bytes_of(to_unicode)) : std::map<std::uint16_t, std::string>();
  for (const std::uint16_t code : codes) {
    const auto text = texts.find(code);
    const bool mapped = text != texts.end() && !text->second.empty();
    breaches.require(mapped, "ISO 14289-1, 7.21.7",
                     name + ": code " + std::to_string(code) + " maps to nothing");
    // ISO 19005-2, 6.2.11.7.2: not to U+0000, U+FEFF or U+FFFE.
    breaches.require(!mapped || (text->second != "0000" && text->second != "FEFF" && text->second != "FFFE"),
                     "ISO 19005-2, 6.2.11.7.2", name + ": code " + std::to_string(code));
  }
  auto descendants = font.getKey("/DescendantFonts");
  breaches.require(descendants.isArray() && descendants.getArrayNItems() == 1, "ISO 32000-1, 9.7.6.1",
                   name + ": DescendantFonts");
  if (descendants.isArray()) walk_program(descendants.getArrayItem(0), codes, name, breaches);
}

}  // namespace formletter::pdf
