#include "document/element.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace formletter::document {
namespace {

// In the order of ElementKind, which is alphabetical.
constexpr std::array<std::string_view, element_kinds> names = {
    "a",     "abbr",   "address", "b",    "bdi",    "blockquote", "body",  "br", "caption",
    "dd",    "div",    "dl",      "dt",   "em",     "footer",     "h1",    "h2", "h3",
    "head",  "header", "hr",      "html", "i",      "img",        "input", "li", "meta",
    "ol",    "p",      "section", "span", "strong", "table",      "tbody", "td", "th",
    "thead", "title",  "tr",      "u",    "ul"};
static_assert(std::is_sorted(names.begin(), names.end()));
static_assert(static_cast<std::size_t>(ElementKind::ul) + 1 == element_kinds);

/// Where the names with each first letter begin; one more for the end.
constexpr std::array<std::uint8_t, 27> first_letters = [] {
  std::array<std::uint8_t, 27> begins{};
  for (std::size_t letter = 0; letter < begins.size(); ++letter) {
    while (begins[letter] < names.size() && names[begins[letter]][0] - 'a' < static_cast<int>(letter)) {
      ++begins[letter];
    }
  }
  return begins;
}();

}  // namespace

std::optional<ElementKind> element_kind(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return std::nullopt;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t kind = first_letters[letter]; kind < first_letters[letter + 1]; ++kind) {
    if (names[kind] == name) return static_cast<ElementKind>(kind);
  }
  return std::nullopt;
}

std::string_view element_name(ElementKind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

std::span<const std::string> element_names() {
  static const std::vector<std::string> all(names.begin(), names.end());
  return all;
}

std::span<const std::string> styled_element_names() {
  static const std::vector<std::string> styled = [] {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!is_metadata(static_cast<ElementKind>(i))) result.emplace_back(names[i]);
    }
    return result;
  }();
  return styled;
}

bool is_inline(ElementKind kind) {
  switch (kind) {
    case ElementKind::a:
    case ElementKind::abbr:
    case ElementKind::b:
    case ElementKind::bdi:
    case ElementKind::br:
    case ElementKind::em:
    case ElementKind::i:
    case ElementKind::img:
    case ElementKind::input:
    case ElementKind::span:
    case ElementKind::strong:
    case ElementKind::u:
      return true;
    default:
      return false;
  }
}

bool belongs_in(ElementKind part, std::string_view whole) {
  switch (part) {
    case ElementKind::td:
    case ElementKind::th:
      return whole == "tr";
    case ElementKind::tr:
      return whole == "thead" || whole == "tbody";
    default:
      return false;
  }
}

bool is_metadata(ElementKind kind) {
  return kind == ElementKind::html || kind == ElementKind::head || kind == ElementKind::title ||
         kind == ElementKind::meta;
}

}  // namespace formletter::document
