#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace formletter::document {

/// The elements of the template dialect (templates/README.md), a closed set.
enum class ElementKind : std::uint8_t {
  a,
  abbr,
  address,
  b,
  bdi,
  blockquote,
  body,
  br,
  caption,
  dd,
  div,
  dl,
  dt,
  em,
  footer,
  h1,
  h2,
  h3,
  head,
  header,
  hr,
  html,
  i,
  img,
  input,
  li,
  meta,
  ol,
  p,
  section,
  span,
  strong,
  table,
  tbody,
  td,
  th,
  thead,
  title,
  tr,
  u,
  ul
};
inline constexpr std::size_t element_kinds = 41;

/// Nothing for a name that is not in the dialect.
std::optional<ElementKind> element_kind(std::string_view name);
std::string_view element_name(ElementKind kind);
/// All names in alphabetical order, for messages.
std::span<const std::string> element_names();
/// Those that can be styled: all but html, head, title and meta.
std::span<const std::string> styled_element_names();

/// Elements that stand within a line of text.
bool is_inline(ElementKind kind);
/// html, head, title, meta: of the document, not of its text.
bool is_metadata(ElementKind kind);

}  // namespace formletter::document
