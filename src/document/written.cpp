#include "document/written.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace formletter::document {
namespace {

/// `value` / 10^places without trailing zeros.
std::string decimal(std::int64_t value, std::size_t places) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return (value < 0 ? "-" : "") + digits;
}

std::string_view word(Typeface typeface) {
  static constexpr std::array<std::string_view, 3> words = {"serif", "sans", "mono"};
  return words.at(static_cast<std::size_t>(typeface));
}

std::string_view word(Alignment alignment) {
  static constexpr std::array<std::string_view, 4> words = {"start", "end", "center", "justify"};
  return words.at(static_cast<std::size_t>(alignment));
}

std::string written(const std::optional<Length> &length) {
  return length ? document::written(*length) : "auto";
}

std::string written(const std::optional<Color> &color) {
  return color ? document::written(*color) : "transparent";
}

std::string written(bool yes) {
  return yes ? "yes" : "no";
}
std::string written(int number) {
  return std::to_string(number);
}
std::string written(Hyphens hyphens) {
  switch (hyphens) {
    case Hyphens::none:
      return "none";
    case Hyphens::manual:
      return "manual";
    case Hyphens::automatic:
      break;
  }
  return "auto";
}
std::string written(Alignment alignment) {
  return std::string(word(alignment));
}
using document::written;

}  // namespace

std::string written(Length length) {
  return decimal(length.in_millipoints(), 3) + "pt";
}

std::string written(double number) {
  return decimal(static_cast<std::int64_t>(number * 10000 + (number < 0 ? -0.5 : 0.5)), 4);
}

std::string written(const Color &color) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const unsigned byte : {unsigned{color.red}, unsigned{color.green}, unsigned{color.blue}}) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::string written_differences(const TextStyle &style, const std::optional<TextStyle> &from) {
  std::string text;
  const auto add = [&](bool differs, std::string_view value) {
    if (differs) text += " " + std::string(value);
  };
  add(!from || from->typeface != style.typeface, word(style.typeface));
  add(!from || from->size != style.size, written(style.size));
  add(from ? from->bold != style.bold : style.bold, style.bold ? "bold" : "not-bold");
  add(from ? from->italic != style.italic : style.italic, style.italic ? "italic" : "not-italic");
  add(!from || from->color != style.color, written(style.color));
  add(from ? from->underline != style.underline : style.underline,
      style.underline ? "underlined" : "not-underlined");
  const Length spacing = from ? from->letter_spacing : Length();
  add(spacing != style.letter_spacing, "letter-spacing=" + written(style.letter_spacing));
  return text;
}

std::string written_differences(const BlockStyle &style, const BlockStyle &from) {
  std::string text;
  const auto add = [&](std::string_view name, auto member) {
    if (style.*member == from.*member) return;
    text += " " + std::string(name) + "=" + written(style.*member);
  };
  add("align", &BlockStyle::alignment);
  add("line-height", &BlockStyle::line_height);
  add("space-before", &BlockStyle::space_before);
  add("space-after", &BlockStyle::space_after);
  add("indent-start", &BlockStyle::indent_start);
  add("indent-end", &BlockStyle::indent_end);
  add("first-line-indent", &BlockStyle::first_line_indent);
  add("padding-top", &BlockStyle::padding_top);
  add("padding-bottom", &BlockStyle::padding_bottom);
  add("padding-start", &BlockStyle::padding_start);
  add("padding-end", &BlockStyle::padding_end);
  add("border-top", &BlockStyle::border_top);
  add("border-bottom", &BlockStyle::border_bottom);
  add("border-start", &BlockStyle::border_start);
  add("border-end", &BlockStyle::border_end);
  const bool bordered = style.border_top != Length() || style.border_bottom != Length() ||
                        style.border_start != Length() || style.border_end != Length();
  if (bordered) add("border-color", &BlockStyle::border_color);
  add("background", &BlockStyle::background);
  add("width", &BlockStyle::width);
  add("min-height", &BlockStyle::min_height);
  add("keep-with-next", &BlockStyle::keep_with_next);
  add("keep-together", &BlockStyle::keep_together);
  add("page-break-before", &BlockStyle::page_break_before);
  add("widows", &BlockStyle::widows);
  add("orphans", &BlockStyle::orphans);
  add("hyphens", &BlockStyle::hyphens);
  return text;
}

}  // namespace formletter::document
