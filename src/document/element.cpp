#include "document/element.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace formletter::document {
namespace {

enum class Role : std::uint8_t { metadata, block, inline_text };
struct Element {
  std::string_view name;
  Role role;
};

// In the order of ElementKind, which is alphabetical.
constexpr std::array elements = {
    Element{"a", Role::inline_text},     Element{"abbr", Role::inline_text},
    Element{"address", Role::block},     Element{"b", Role::inline_text},
    Element{"bdi", Role::inline_text},   Element{"blockquote", Role::block},
    Element{"body", Role::block},        Element{"br", Role::inline_text},
    Element{"caption", Role::block},     Element{"dd", Role::block},
    Element{"div", Role::block},         Element{"dl", Role::block},
    Element{"dt", Role::block},          Element{"em", Role::inline_text},
    Element{"footer", Role::block},      Element{"h1", Role::block},
    Element{"h2", Role::block},          Element{"h3", Role::block},
    Element{"head", Role::metadata},     Element{"header", Role::block},
    Element{"hr", Role::block},          Element{"html", Role::metadata},
    Element{"i", Role::inline_text},     Element{"img", Role::inline_text},
    Element{"input", Role::inline_text}, Element{"li", Role::block},
    Element{"meta", Role::metadata},     Element{"ol", Role::block},
    Element{"p", Role::block},           Element{"section", Role::block},
    Element{"span", Role::inline_text},  Element{"strong", Role::inline_text},
    Element{"table", Role::block},       Element{"tbody", Role::block},
    Element{"td", Role::block},          Element{"th", Role::block},
    Element{"thead", Role::block},       Element{"title", Role::metadata},
    Element{"tr", Role::block},          Element{"u", Role::inline_text},
    Element{"ul", Role::block},
};
static_assert(elements.size() == element_kinds);

constexpr std::array<std::string_view, element_kinds> names_by_kind = [] {
  std::array<std::string_view, element_kinds> result;
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = elements[i].name;
  return result;
}();
static_assert(std::is_sorted(names_by_kind.begin(), names_by_kind.end()));
static_assert(static_cast<std::size_t>(ElementKind::ul) + 1 == element_kinds);

/// Where the names with each first letter begin; one more for the end.
constexpr std::array<std::uint8_t, 27> first_letters = [] {
  std::array<std::uint8_t, 27> begins{};
  for (std::size_t letter = 0; letter < begins.size(); ++letter) {
    while (begins[letter] < names_by_kind.size() &&
           names_by_kind[begins[letter]][0] - 'a' < static_cast<int>(letter)) {
      ++begins[letter];
    }
  }
  return begins;
}();

Role role_of(ElementKind kind) {
  return elements[static_cast<std::size_t>(kind)].role;
}

}  // namespace

std::optional<ElementKind> element_kind(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return std::nullopt;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t kind = first_letters[letter]; kind < first_letters[letter + 1]; ++kind) {
    if (names_by_kind[kind] == name) return static_cast<ElementKind>(kind);
  }
  return std::nullopt;
}

std::string_view element_name(ElementKind kind) {
  return names_by_kind.at(static_cast<std::size_t>(kind));
}

std::span<const std::string> element_names() {
  static const std::vector<std::string> all(names_by_kind.begin(), names_by_kind.end());
  return all;
}

std::span<const std::string> styled_element_names() {
  static const std::vector<std::string> styled = [] {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < names_by_kind.size(); ++i) {
      if (!is_metadata(static_cast<ElementKind>(i))) result.emplace_back(names_by_kind[i]);
    }
    return result;
  }();
  return styled;
}

bool is_inline(ElementKind kind) {
  return role_of(kind) == Role::inline_text;
}

bool is_metadata(ElementKind kind) {
  return role_of(kind) == Role::metadata;
}

}  // namespace formletter::document
