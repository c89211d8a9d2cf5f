#include "document/property.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <tuple>
#include <utility>
#include <vector>

namespace formletter::document {
namespace {

std::optional<double> parse_number(std::string_view text) {
  // from_chars also reads "inf", "nan" and exponents, which CSS numbers here are not.
  const auto is_plain = [](char c) { return ascii::is_digit(c) || c == '.'; };
  if (text.empty() || text.size() > 12 || !std::all_of(text.begin(), text.end(), is_plain))
    return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <typename T>
using Word = std::pair<std::string_view, T>;

template <typename T, std::size_t N>
bool set_word(std::optional<T> &target, std::string_view value, const std::array<Word<T>, N> &words) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const auto &word) { return word.first == value; });
  if (found == words.end()) return false;
  target = found->second;
  return true;
}

bool set_flag(std::optional<bool> &target, std::string_view value, std::string_view off,
              std::string_view on) {
  return set_word(target, value, std::array{Word<bool>{off, false}, Word<bool>{on, true}});
}

bool set_signed(std::optional<WrittenLength> &target, std::string_view value) {
  const auto length = WrittenLength::parse(value);
  if (length) target = length;
  return length.has_value();
}

bool set_length(std::optional<WrittenLength> &target, std::string_view value) {
  const auto length = WrittenLength::parse(value);
  if (!length || length->negative()) return false;
  target = length;
  return true;
}

bool set_positive(std::optional<WrittenLength> &target, std::string_view value) {
  return set_length(target, value) && target->at(Length::pt(1)) > Length();
}

bool set_optional_length(std::optional<OptionalLength> &target, std::string_view value) {
  if (value == "auto") return target.emplace(std::nullopt), true;
  std::optional<WrittenLength> length;
  if (!set_length(length, value)) return false;
  target = length;
  return true;
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

bool set_color(std::optional<Color> &target, std::string_view value) {
  if (value == "black") return target = Color{0, 0, 0}, true;
  if (value == "white") return target = Color{255, 255, 255}, true;
  if (value == "gray") return target = Color{128, 128, 128}, true;
  if (!value.starts_with('#') || (value.size() != 4 && value.size() != 7)) return false;
  std::array<int, 6> digits{};
  const bool is_short = value.size() == 4;
  for (std::size_t i = 0; i < 6; ++i) {
    const auto digit = hex_digit(value[1 + (is_short ? i / 2 : i)]);
    if (!digit) return false;
    digits.at(i) = *digit;
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint8_t>(digits.at(i) * 16 + digits.at(i + 1));
  };
  target = Color{byte(0), byte(2), byte(4)};
  return true;
}

bool set_background(std::optional<std::optional<Color>> &target, std::string_view value) {
  if (value == "transparent") return target.emplace(std::nullopt), true;
  std::optional<Color> color;
  if (!set_color(color, value)) return false;
  target = color;
  return true;
}

bool set_line_height(std::optional<double> &target, std::string_view value) {
  const auto number = parse_number(value);
  if (!number || *number < 0.5 || *number > 5) return false;
  target = number;
  return true;
}

bool set_line_count(std::optional<int> &target, std::string_view value) {
  int count = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (error != std::errc() || end != value.data() + value.size() || count < 1 || count > 20) return false;
  target = count;
  return true;
}

bool set_border(SpecifiedStyle &style, std::string_view value) {
  if (!set_length(style.border_top, value)) return false;
  style.border_bottom = style.border_start = style.border_end = style.border_top;
  return true;
}

/// CSS's one to four values: top, end, bottom, start.
bool set_padding(SpecifiedStyle &style, std::string_view value) {
  std::vector<WrittenLength> sides;
  while (!value.empty()) {
    const auto space = value.find(' ');
    std::optional<WrittenLength> side;
    if (!set_length(side, value.substr(0, space))) return false;
    sides.push_back(*side);
    value = space == std::string_view::npos ? "" : value.substr(space + 1);
  }
  if (sides.empty() || sides.size() > 4) return false;
  style.padding_top = sides[0];
  style.padding_end = sides[sides.size() > 1 ? 1 : 0];
  style.padding_bottom = sides[sides.size() > 2 ? 2 : 0];
  style.padding_start = sides.size() > 3 ? sides[3] : *style.padding_end;
  return true;
}

constexpr std::string_view a_length = "a length of 0 or more, such as 8pt, 0.5in, 4mm, 1cm, 1.2em or 0";
constexpr std::string_view a_positive_length = "a length above 0, such as 11pt or 1.2em";
constexpr std::string_view a_signed_length = "a length, such as 18pt, -1em or 0";
constexpr std::string_view a_length_or_auto = "auto or a length of 0 or more, such as 2in or 12em";
constexpr std::string_view a_color = "a colour, such as #1a3d6e, #555, black, white or gray";
constexpr std::string_view a_line_count = "a whole number from 1 to 20";

using Style = SpecifiedStyle;
using Value = std::string_view;

constexpr std::array<Word<Typeface>, 3> typefaces = {
    {{"serif", Typeface::serif}, {"sans", Typeface::sans}, {"mono", Typeface::mono}}};
constexpr std::array<Word<Alignment>, 4> alignments = {{{"start", Alignment::start},
                                                        {"end", Alignment::end},
                                                        {"center", Alignment::center},
                                                        {"justify", Alignment::justify}}};
constexpr std::array<Word<ListMarker>, 7> list_markers = {{{"disc", ListMarker::disc},
                                                           {"dash", ListMarker::dash},
                                                           {"box", ListMarker::box},
                                                           {"none", ListMarker::none},
                                                           {"decimal", ListMarker::decimal},
                                                           {"lower-alpha", ListMarker::lower_alpha},
                                                           {"upper-alpha", ListMarker::upper_alpha}}};
constexpr std::array<Word<Hyphens>, 3> hyphenations = {
    {{"none", Hyphens::none}, {"manual", Hyphens::manual}, {"auto", Hyphens::automatic}}};

constexpr std::array<Property, 37> properties = {{
    {"font-family", "serif, sans or mono", true,
     [](Style &s, Value v) { return set_word(s.typeface, v, typefaces); }},
    {"font-size", a_positive_length, true, [](Style &s, Value v) { return set_positive(s.font_size, v); }},
    {"font-weight", "normal or bold", true,
     [](Style &s, Value v) { return set_flag(s.bold, v, "normal", "bold"); }},
    {"font-style", "normal or italic", true,
     [](Style &s, Value v) { return set_flag(s.italic, v, "normal", "italic"); }},
    {"color", a_color, true, [](Style &s, Value v) { return set_color(s.color, v); }},
    {"text-decoration", "none or underline", true,
     [](Style &s, Value v) { return set_flag(s.underline, v, "none", "underline"); }},
    {"letter-spacing", a_signed_length, true,
     [](Style &s, Value v) { return set_signed(s.letter_spacing, v); }},
    {"text-align", "start, end, center or justify", false,
     [](Style &s, Value v) { return set_word(s.alignment, v, alignments); }},
    {"text-indent", a_signed_length, false,
     [](Style &s, Value v) { return set_signed(s.first_line_indent, v); }},
    {"line-height", "a number from 0.5 to 5, such as 1.35: a multiple of the font size", false,
     [](Style &s, Value v) { return set_line_height(s.line_height, v); }},
    {"margin-top", a_length, false, [](Style &s, Value v) { return set_length(s.margin_top, v); }},
    {"margin-bottom", a_length, false, [](Style &s, Value v) { return set_length(s.margin_bottom, v); }},
    {"margin-start", a_length, false, [](Style &s, Value v) { return set_length(s.margin_start, v); }},
    {"margin-end", a_length, false, [](Style &s, Value v) { return set_length(s.margin_end, v); }},
    {"padding", "one to four lengths of 0 or more (top, end, bottom, start), such as 4pt or 4pt 6pt", false,
     set_padding},
    {"padding-top", a_length, false, [](Style &s, Value v) { return set_length(s.padding_top, v); }},
    {"padding-bottom", a_length, false, [](Style &s, Value v) { return set_length(s.padding_bottom, v); }},
    {"padding-start", a_length, false, [](Style &s, Value v) { return set_length(s.padding_start, v); }},
    {"padding-end", a_length, false, [](Style &s, Value v) { return set_length(s.padding_end, v); }},
    {"border", a_length, false, set_border},
    {"border-top", a_length, false, [](Style &s, Value v) { return set_length(s.border_top, v); }},
    {"border-bottom", a_length, false, [](Style &s, Value v) { return set_length(s.border_bottom, v); }},
    {"border-start", a_length, false, [](Style &s, Value v) { return set_length(s.border_start, v); }},
    {"border-end", a_length, false, [](Style &s, Value v) { return set_length(s.border_end, v); }},
    {"border-color", a_color, false, [](Style &s, Value v) { return set_color(s.border_color, v); }},
    {"background-color", "transparent or a colour, such as #f2f2f2", false,
     [](Style &s, Value v) { return set_background(s.background, v); }},
    {"width", a_length_or_auto, true, [](Style &s, Value v) { return set_optional_length(s.width, v); }},
    {"min-height", a_length_or_auto, false,
     [](Style &s, Value v) { return set_optional_length(s.min_height, v); }},
    {"break-before", "auto or page", false,
     [](Style &s, Value v) { return set_flag(s.page_break_before, v, "auto", "page"); }},
    {"break-after", "auto or avoid", false,
     [](Style &s, Value v) { return set_flag(s.keep_with_next, v, "auto", "avoid"); }},
    {"break-inside", "auto or avoid", false,
     [](Style &s, Value v) { return set_flag(s.keep_together, v, "auto", "avoid"); }},
    {"widows", a_line_count, false, [](Style &s, Value v) { return set_line_count(s.widows, v); }},
    {"orphans", a_line_count, false, [](Style &s, Value v) { return set_line_count(s.orphans, v); }},
    {"hyphens", "none, manual or auto", false,
     [](Style &s, Value v) { return set_word(s.hyphens, v, hyphenations); }},
    {"list-style-type", "disc, dash, box, none, decimal, lower-alpha or upper-alpha", false,
     [](Style &s, Value v) { return set_word(s.list_marker, v, list_markers); }},
    {"marker-width", a_length, false, [](Style &s, Value v) { return set_length(s.marker_width, v); }},
    {"term-width", a_length_or_auto, false,
     [](Style &s, Value v) { return set_optional_length(s.term_width, v); }},
}};

constexpr auto members = std::make_tuple(
    &Style::typeface, &Style::font_size, &Style::bold, &Style::italic, &Style::underline, &Style::color,
    &Style::letter_spacing, &Style::alignment, &Style::first_line_indent, &Style::line_height,
    &Style::margin_top, &Style::margin_bottom, &Style::margin_start, &Style::margin_end, &Style::padding_top,
    &Style::padding_bottom, &Style::padding_start, &Style::padding_end, &Style::border_top,
    &Style::border_bottom, &Style::border_start, &Style::border_end, &Style::border_color, &Style::background,
    &Style::width, &Style::min_height, &Style::page_break_before, &Style::keep_with_next,
    &Style::keep_together, &Style::widows, &Style::orphans, &Style::hyphens, &Style::list_marker,
    &Style::marker_width, &Style::term_width);

}  // namespace

std::optional<WrittenLength> WrittenLength::parse(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') {
    if (!text.starts_with('.')) return std::nullopt;
  }
  if (text.ends_with("em")) {
    const auto ems = parse_number(text.substr(0, text.size() - 2));
    if (!ems || *ems > 1000) return std::nullopt;
    return WrittenLength{.fixed = {}, .ems = minus ? -*ems : *ems};
  }
  const auto length = Length::parse(text);
  if (!length) return std::nullopt;
  return WrittenLength{.fixed = minus ? -*length : *length};
}

void overlay(SpecifiedStyle &base, const SpecifiedStyle &over) {
  const auto take = [&](auto member) {
    if (over.*member) base.*member = over.*member;
  };
  std::apply([&](auto... member) { (take(member), ...); }, members);
}

const Property *find_property(std::string_view name) {
  const auto *found = std::find_if(properties.begin(), properties.end(),
                                   [&](const Property &property) { return property.name == name; });
  return found == properties.end() ? nullptr : found;
}

std::span<const std::string> property_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    result.reserve(properties.size());
    for (const Property &property : properties) result.emplace_back(property.name);
    return result;
  }();
  return names;
}

std::string_view word_for(ListMarker marker) {
  const auto at = std::ranges::find(list_markers, marker, [](const auto &word) { return word.second; });
  assert(at != list_markers.end());
  return at->first;
}

}  // namespace formletter::document
