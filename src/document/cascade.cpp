#include "document/cascade.hpp"

#include <algorithm>
#include <tuple>

namespace formletter::document {
namespace {

bool contains(std::span<const ClassId> classes, ClassId wanted) {
  return std::find(classes.begin(), classes.end(), wanted) != classes.end();
}

/// RFC 4647 basic filtering: "zh-Hant" holds for "zh-Hant-TW", not for "zh".
bool language_matches(std::string_view range, std::string_view language) {
  return language.starts_with(range) && (language.size() == range.size() || language[range.size()] == '-');
}

bool matches(const Selector &selector, const StyledElement &element) {
  return (!selector.element || *selector.element == element.kind) &&
         (!selector.class_name || contains(element.classes, *selector.class_name)) &&
         (!selector.body_class || contains(element.body_classes, *selector.body_class)) &&
         (selector.language.empty() || language_matches(selector.language, element.language));
}

auto weight(const Selector &selector) {
  return std::make_tuple(selector.language.size(), selector.body_class.has_value(),
                         selector.class_name.has_value(), selector.element.has_value());
}

/// Spacing out letters tears a joined word or a headline apart.
bool letters_join(const LanguageTag &language) {
  static constexpr std::array<std::string_view, 12> joining = {
      "Arab", "Aran", "Syrc", "Mand", "Nkoo", "Adlm", "Rohg", "Mong", "Deva", "Beng", "Guru", "Tibt"};
  return std::find(joining.begin(), joining.end(), language.script()) != joining.end();
}

template <typename T>
void take(T &target, const std::optional<T> &value) {
  if (value) target = *value;
}

void compute_text(TextStyle &text, const SpecifiedStyle &style, const LanguageTag &language) {
  if (style.font_size) text.size = style.font_size->at(text.size);  // em of the parent's size
  take(text.typeface, style.typeface);
  take(text.bold, style.bold);
  take(text.italic, style.italic);
  take(text.underline, style.underline);
  take(text.color, style.color);
  if (style.letter_spacing) text.letter_spacing = style.letter_spacing->at(text.size);
  if (text.letter_spacing != Length() && letters_join(language)) text.letter_spacing = Length();
}

void compute_distances(BlockStyle &block, const SpecifiedStyle &style, Length size) {
  const auto set = [&](Length &target, const std::optional<WrittenLength> &value) {
    if (value) target = value->at(size);
  };
  set(block.space_before, style.margin_top);
  set(block.space_after, style.margin_bottom);
  set(block.indent_start, style.margin_start);
  set(block.indent_end, style.margin_end);
  set(block.first_line_indent, style.first_line_indent);
  set(block.padding_top, style.padding_top);
  set(block.padding_bottom, style.padding_bottom);
  set(block.padding_start, style.padding_start);
  set(block.padding_end, style.padding_end);
  set(block.border_top, style.border_top);
  set(block.border_bottom, style.border_bottom);
  set(block.border_start, style.border_start);
  set(block.border_end, style.border_end);
}

std::optional<Length> length_of(const std::optional<OptionalLength> &value, Length size) {
  if (!value || !*value) return std::nullopt;
  return (*value)->at(size);
}

}  // namespace

std::optional<ClassId> StyleSheet::State::class_id(std::string_view name) const {
  const auto found = std::lower_bound(classes.begin(), classes.end(), name);
  if (found == classes.end() || *found != name) return std::nullopt;
  return static_cast<ClassId>(found - classes.begin());
}

SpecifiedStyle StyleSheet::State::specified(const StyledElement &element) const {
  SpecifiedStyle style;
  for (const StyleRule &rule : rules.at(static_cast<std::size_t>(element.kind))) {
    if (matches(rule.selector, element)) overlay(style, rule.style);
  }
  return style;
}

void sort_weakest_first(std::vector<StyleRule> &rules) {
  std::stable_sort(rules.begin(), rules.end(), [](const StyleRule &a, const StyleRule &b) {
    return weight(a.selector) < weight(b.selector);
  });
}

ComputedStyle inherited(const ComputedStyle &parent) {
  ComputedStyle result;
  result.text = parent.text;
  result.block.alignment = parent.block.alignment;
  result.block.line_height = parent.block.line_height;
  result.block.widows = parent.block.widows;
  result.block.orphans = parent.block.orphans;
  result.block.hyphens = parent.block.hyphens;
  result.block.border_color = parent.text.color;
  return result;
}

ComputedStyle computed(const SpecifiedStyle &style, const ComputedStyle &parent,
                       const LanguageTag &language) {
  ComputedStyle result = inherited(parent);
  compute_text(result.text, style, language);
  const Length size = result.text.size;
  compute_distances(result.block, style, size);
  take(result.block.alignment, style.alignment);
  take(result.block.line_height, style.line_height);
  result.block.border_color = style.border_color.value_or(result.text.color);
  take(result.block.background, style.background);
  result.block.width = length_of(style.width, size);
  result.block.min_height = length_of(style.min_height, size);
  take(result.block.page_break_before, style.page_break_before);
  take(result.block.keep_with_next, style.keep_with_next);
  take(result.block.keep_together, style.keep_together);
  take(result.block.widows, style.widows);
  take(result.block.orphans, style.orphans);
  take(result.block.hyphens, style.hyphens);
  result.list_marker = style.list_marker;
  if (style.marker_width) result.marker_width = style.marker_width->at(size);
  result.term_width = length_of(style.term_width, size);
  return result;
}

}  // namespace formletter::document
