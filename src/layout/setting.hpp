#pragma once

#include "layout/flow.hpp"
#include "layout/paragraph_text.hpp"

#include <formletter/problem.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace formletter::layout {

/// The page numbers that the text is set with. They are known only when the pages
/// are made, so a pass assumes them and is repeated when it was wrong.
struct PageNumbers {
  std::uint32_t count = 1;
  std::vector<std::uint32_t> in_body;  ///< page of each number in the body, in order

  friend bool operator==(const PageNumbers &, const PageNumbers &) = default;
};

/// What the body's spaces and lines keep of their height where a page is to be spared.
struct Tightness {
  double spaces = 1;  ///< between blocks
  double lines = 1;
};

/// What the flows of one document share while they are made.
struct Setting {
  Setting(const document::Document &of, text::Typesetter &with, PageNumbers numbers)
      : document(of), typesetter(with), assumed(std::move(numbers)) {}

  const document::Document &document;
  text::Typesetter &typesetter;
  PageNumbers assumed;
  Tightness body_tightness;

  std::vector<PageItem> items;
  std::vector<StructureElement> structure;
  std::vector<Bookmark> bookmarks;
  Problems problems;
  std::optional<std::uint32_t> running_page;  ///< set while a running header is made: artifacts
  std::uint32_t numbers_used = 0;             ///< page numbers met in the body so far
  bool count_used = false;                    ///< a page count was met
  bool window_used = false;
  int lines_down = 0;     ///< of the document's block at hand
  ParagraphText scratch;  ///< of the paragraph at hand: its memory serves all

  const document::BlockStyle &style(document::BlockStyleId id) const { return document.block_styles.at(id); }
  const document::TextStyle &text_style(document::TextStyleId id) const {
    return document.text_styles.at(id);
  }

  Tightness tightness() const { return running_page ? Tightness() : body_tightness; }

  /// A new element under `parent`; the artifact's children are artifacts.
  ElementId element(Tag tag, ElementId parent);
  /// The same, with its language where it differs from `around`.
  ElementId element(Tag tag, ElementId parent, const LanguageTag &language, const LanguageTag &around);

  void report(std::string_view code, const document::Block &block, std::string message, std::string hint);
};

void move_down(PageItem &item, Length by);

}  // namespace formletter::layout
