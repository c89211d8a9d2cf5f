#pragma once

#include "diag/boxed.hpp"
#include "diag/rare.hpp"
#include "document/document.hpp"
#include "text/paragraph.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formletter::layout {

using ElementId = std::uint32_t;
/// Not part of the reading order: running headers, rules, fold marks, borders.
inline constexpr ElementId artifact = 0xFFFFFFFF;

/// PDF's standard structure types that we use (ISO 32000-1, 14.8.4).
enum class Tag : std::uint8_t {
  document,
  sect,
  div,
  h1,
  h2,
  h3,
  p,
  list,
  list_item,
  label,
  list_body,
  table,
  table_head,
  table_body,
  table_row,
  header_cell,
  data_cell,
  caption,
  link,
  form,
  figure,
  span,
  block_quote
};

/// The tag's name in a file and in dumps ("TH").
std::string_view structure_type(Tag tag);

/// Most are a tag and a parent: what is rare is kept apart.
struct StructureElement {
  ElementId parent = 0;  ///< element 0 is the Document, its own parent
  std::uint32_t column_span = 1;
  Tag tag = Tag::p;
  bool column_scope = false;                                 ///< TH: Scope Column, else Row
  document::ListMarker marker = document::ListMarker::disc;  ///< L
  diag::Rare<LanguageTag> language;                          ///< when it differs from the parent's
  diag::Rare<std::string> alternative;                       ///< Alt of a figure or form
  diag::Rare<std::string> expansion;                         ///< E
};

/// x from the page's left edge, y from its TOP edge, both to the thing's left end
/// of the baseline. The writer turns y over.
struct Point {
  Length x, y;
};
/// x, y of the top left corner.
struct Box {
  Length x, y, width, height;
};

/// Glyphs on one baseline.
struct PlacedRun {
  ElementId element = artifact;
  Point origin;
  document::Color color;
  bool underline = false;
  std::shared_ptr<const text::ShownRun> shown;
};
struct PlacedRule {  ///< a filled box: border, rule, background, fold mark
  Box box;
  document::Color color;
};
struct PlacedCheckBox {
  ElementId element = artifact;
  Box box;
  diag::Boxed<document::CheckBox> field;
};
/// A part of a field's value that is of one face and direction.
struct ValueRun {
  Point origin;  ///< from the field's top left corner
  std::shared_ptr<const text::ShownRun> shown;
};
struct PlacedTextField {
  ElementId element = artifact;
  text::FaceId face = 0;  ///< of what is typed
  Direction direction = Direction::left_to_right;
  Box box;  ///< its bottom edge is the writing line
  diag::Boxed<document::TextField> field;
  Length size;                  ///< of what is typed
  std::vector<ValueRun> value;  ///< in logical order
};
struct PlacedImage {
  ElementId element = artifact;
  Box box;
  std::string source;
};
/// The active area of a link; one a line that the link stands on.
struct PlacedLink {
  ElementId element = artifact;
  Box box;
  std::string target;
};

/// Most are runs, and all are as large as the largest: what is rare and large is kept apart.
/// In drawing order; content of the structure stands in reading order.
using PageItem =
    std::variant<PlacedRun, PlacedRule, PlacedCheckBox, PlacedTextField, PlacedImage, PlacedLink>;

struct Page {
  Length width, height;
  std::vector<PageItem> items;
};

struct Bookmark {
  std::string title;
  int level = 1;
  std::uint32_t page = 0;
  Length y;
};

/// A document set on paper: all that a writer of any page format needs.
struct Pages {
  std::string title, subject, author, keywords;
  LanguageTag language;
  Direction direction = Direction::left_to_right;
  std::vector<Page> pages;
  std::vector<StructureElement> structure;  ///< parents before children, siblings in reading order
  std::vector<Bookmark> bookmarks;
};

}  // namespace formletter::layout
