#include "pdf/value_width.hpp"

#include <array>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace formletter::pdf {

namespace {

constexpr unsigned char first = 0x20;

/// Of Helvetica, from the space on; the other faces that readers have (ISO 32000-1, 9.6.2.2) are
/// hardly wider, but for Courier.
constexpr std::array<int, 95> helvetica = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double courier = 600;

/// "/Helv 12 Tf"
struct FontChoice {
  std::string name;
  double size = 0;
};

FontChoice font_of(const std::string &default_appearance) {
  // What qpdf takes for 0, which says that the reader chooses.
  constexpr double usual = 11, least = 1, most = 1000;
  std::istringstream words(default_appearance);
  std::vector<std::string> all;
  for (std::string word; words >> word;) all.push_back(word);
  for (std::size_t i = 2; i < all.size(); ++i) {
    if (all[i] != "Tf") continue;
    const double size = std::strtod(all[i - 1].c_str(), nullptr);
    return {all[i - 2], size > least && size < most ? size : usual};
  }
  return {{}, usual};
}

QPDFObjectHandle entry(QPDFObjectHandle dictionary, const std::string &key) {
  return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

double width_of(unsigned char letter, QPDFObjectHandle font) {
  auto widths = entry(font, "/Widths"), begin = entry(font, "/FirstChar");
  if (widths.isArray() && begin.isInteger()) {
    const long long index = letter - begin.getIntValue();
    if (index >= 0 && index < widths.getArrayNItems() &&
        widths.getArrayItem(static_cast<int>(index)).isNumber())
      return widths.getArrayItem(static_cast<int>(index)).getNumericValue();
  }
  auto name = entry(font, "/BaseFont");
  if (name.isName() && name.getName().starts_with("/Courier")) return courier;
  return letter < first || letter - first >= static_cast<int>(helvetica.size())
             ? 0
             : helvetica.at(letter - first);
}

}  // namespace

double value_width(QPDFFormFieldObjectHelper &field) {
  const auto [name, size] = font_of(field.getDefaultAppearance());
  auto font = entry(entry(field.getDefaultResources(), "/Font"), name);
  double width = 0;
  for (const char c : field.getValueAsString()) width += width_of(static_cast<unsigned char>(c), font);
  return width * size / 1000;
}

}  // namespace formletter::pdf
