#pragma once

#include "document/element.hpp"
#include "document/property.hpp"
#include "document/style_sheet.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace formletter::document {

/// Index into StyleSheet::State::classes.
using ClassId = std::uint16_t;

/// `body_class element.class` with a language: what an element must be for a
/// style to hold. Absent parts match everything.
struct Selector {
  std::optional<ClassId> body_class;
  std::optional<ElementKind> element;
  std::optional<ClassId> class_name;
  std::string language;  ///< "ur" also holds for "ur-PK"; "" for all

  friend bool operator==(const Selector &, const Selector &) = default;
};

struct StyleRule {
  Selector selector;
  SpecifiedStyle style;
};

/// An element as selectors see it.
struct StyledElement {
  ElementKind kind;
  std::span<const ClassId> classes;
  std::span<const ClassId> body_classes;
  std::string_view language;
};

struct StyleSheet::State {
  std::vector<std::string> classes;  ///< sorted; position is the ClassId
  std::vector<PageMaster> pages;     ///< the pack's own first, in its order
  /// Weakest first; in a bucket those that can match the element.
  std::array<std::vector<StyleRule>, element_kinds> rules;

  std::optional<ClassId> class_id(std::string_view name) const;
  SpecifiedStyle specified(const StyledElement &element) const;
};

/// Orders rules by "later and more exact ones win": language over body class over
/// element.class, class, element; the same in the given order.
void sort_weakest_first(std::vector<StyleRule> &rules);

/// Everything about an element after inheritance.
struct ComputedStyle {
  TextStyle text;
  BlockStyle block;
  std::optional<ListMarker> list_marker;
  Length marker_width = Length::pt(18);
  std::optional<Length> term_width;
};

/// What an element without styles has: the inherited properties of `parent`.
ComputedStyle inherited(const ComputedStyle &parent);
ComputedStyle computed(const SpecifiedStyle &style, const ComputedStyle &parent, const LanguageTag &language);

}  // namespace formletter::document
