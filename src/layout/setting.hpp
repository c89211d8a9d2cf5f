#pragma once

#include "layout/flow.hpp"
#include "layout/paragraph_text.hpp"

#include <formletter/problem.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::layout {

/// What the text is set with and known only when the pages are made: a pass assumes
/// it and is repeated when it was wrong.
struct Assumed {
  std::uint32_t count = 1;
  std::vector<std::uint32_t> in_body;  ///< page of each number in the body, in order
  std::optional<Length> room;          ///< of the pages after the first; none: as on the first

  friend bool operator==(const Assumed &, const Assumed &) = default;
};

/// What the body's spaces and lines keep of their height where a page is to be spared.
struct Tightness {
  double spaces = 1;  ///< between blocks
  double lines = 1;
};

/// What becomes a bookmark if there are pages enough.
struct Heading {
  const std::string *text = nullptr;  ///< the document's
  int level = 1;
  std::uint32_t page = 0;
  Length y;
};

/// What the flows of one document share while they are made.
struct Setting {
  Setting(const document::Document &of, text::Typesetter &with, Assumed is)
      : document(of), typesetter(with), assumed(std::move(is)) {}

  const document::Document &document;
  text::Typesetter &typesetter;
  Assumed assumed;
  Tightness body_tightness;

  std::vector<PageItem> items;
  std::vector<StructureElement> structure;
  std::vector<Heading> headings;
  Problems problems;
  std::optional<std::uint32_t> running_page;  ///< set while a running header is made: artifacts
  std::uint32_t numbers_used = 0;             ///< page numbers met in the body so far
  bool count_used = false;                    ///< a page count was met
  bool window_used = false;
  Length least_spare =
      Length::pt(1e6);    ///< by which a page may be shorter and yet hold all that it was to hold
  int lines_down = 0;     ///< of the document's block at hand
  ParagraphText scratch;  ///< of the paragraph at hand: its memory serves all

  const document::BlockStyle &style(document::BlockStyleId id) const { return document.block_styles.at(id); }
  const document::TextStyle &text_style(document::TextStyleId id) const {
    return document.text_styles.at(id);
  }

  /// Whether a page with this room holds something so tall.
  bool fits(Length height, Length room) {
    if (height > room) return false;
    least_spare = std::min(least_spare, room - height);
    return true;
  }
  /// As tall as wanted, if a page has the room.
  Length at_most(Length room, Length wanted) {
    if (fits(wanted, room)) return wanted;
    least_spare = Length();
    return room;
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
