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

}  // namespace

std::optional<ElementKind> element_kind(std::string_view name) {
  const auto *found = std::lower_bound(names.begin(), names.end(), name);
  if (found == names.end() || *found != name) return std::nullopt;
  return static_cast<ElementKind>(found - names.begin());
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

bool is_metadata(ElementKind kind) {
  return kind == ElementKind::html || kind == ElementKind::head || kind == ElementKind::title ||
         kind == ElementKind::meta;
}

}  // namespace formletter::document
