#pragma once

#include "document/style.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace formletter::document {

/// A length as written: fixed, or a multiple of a font size that is not yet known.
struct WrittenLength {
  Length fixed;
  double ems = 0;  ///< added to `fixed`
  Length at(Length font_size) const { return fixed + font_size.scaled(ems); }
  bool negative() const { return fixed < Length() || ems < 0; }

  /// "12pt", "1in", "4mm", "1cm", "1.2em", "0", each with or without "-".
  static std::optional<WrittenLength> parse(std::string_view text);
};

/// A length property that may also say that there is none ("auto").
using OptionalLength = std::optional<WrittenLength>;

/// What styles say of one element: nothing for a property that none names.
struct SpecifiedStyle {
  std::optional<Typeface> typeface;
  std::optional<WrittenLength> font_size;
  std::optional<bool> bold, italic, underline;
  std::optional<Color> color;
  std::optional<WrittenLength> letter_spacing;
  std::optional<Alignment> alignment;
  std::optional<WrittenLength> first_line_indent;
  std::optional<double> line_height;
  std::optional<WrittenLength> margin_top, margin_bottom, margin_start, margin_end;
  std::optional<WrittenLength> padding_top, padding_bottom, padding_start, padding_end;
  std::optional<WrittenLength> border_top, border_bottom, border_start, border_end;
  std::optional<Color> border_color;
  std::optional<std::optional<Color>> background;
  std::optional<OptionalLength> width, min_height;
  std::optional<bool> page_break_before, keep_with_next, keep_together;
  std::optional<int> widows, orphans;
  std::optional<Hyphens> hyphens;
  std::optional<ListMarker> list_marker;
  std::optional<WrittenLength> marker_width;
  std::optional<OptionalLength> term_width;
};

/// Every property that `over` names replaces that of `base`.
void overlay(SpecifiedStyle &base, const SpecifiedStyle &over);

/// One property of the style sheet's vocabulary.
struct Property {
  std::string_view name;
  std::string_view expected;  ///< "a length of 0 or more", for messages
  bool of_characters;         ///< has a meaning for inline elements too
  /// False when the value is not one of those expected.
  bool (*set)(SpecifiedStyle &style, std::string_view value);
};

const Property *find_property(std::string_view name);
std::span<const std::string> property_names();

/// As style sheets write it: "upper-alpha".
std::string_view word_for(ListMarker marker);

}  // namespace formletter::document
