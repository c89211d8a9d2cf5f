#pragma once

#include <formletter/language_tag.hpp>
#include <formletter/length.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formletter::document {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Color &, const Color &) = default;
};

/// start and end follow the block's direction.
enum class Alignment { start, end, center, justify };
enum class Typeface { serif, sans, mono };

/// Everything about characters, after inheritance.
struct TextStyle {
  Typeface typeface = Typeface::serif;
  Length size = Length::pt(11);
  bool bold = false;
  bool italic = false;
  Color color;
  bool underline = false;
  Length letter_spacing;  ///< 0 in scripts that join

  friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

/// Where words may be divided: nowhere, at soft hyphens (U+00AD), or there and where
/// the language's patterns say.
enum class Hyphens { none, manual, automatic };

/// What stands before the items of a list.
enum class ListMarker : std::uint8_t { disc, dash, box, none, decimal, lower_alpha, upper_alpha };

enum class KeepTogether { no, yes };

/// Everything about a block, after inheritance. Distances are from the edge of
/// the containing block; "start" is the left side in a left-to-right block.
struct BlockStyle {
  Alignment alignment = Alignment::start;
  /// Baseline to baseline as a multiple of the font size; the font's own height
  /// wins where a script needs more.
  double line_height = 1.3;
  Length space_before, space_after;  ///< margin-top, margin-bottom; adjoining ones collapse to the larger
  Length indent_start, indent_end;   ///< margin-start, margin-end
  Length first_line_indent;          ///< text-indent; negative hangs
  Length padding_top, padding_bottom, padding_start, padding_end;
  Length border_top, border_bottom, border_start, border_end;  ///< widths; 0 is none
  Color border_color;
  std::optional<Color> background;
  std::optional<Length> width;  ///< of a table, cell, image or the block itself
  std::optional<Length> min_height;
  bool keep_with_next = false;     ///< break-after: avoid
  bool keep_together = false;      ///< break-inside: avoid
  bool page_break_before = false;  ///< break-before: page
  int widows = 2, orphans = 2;
  Hyphens hyphens = Hyphens::manual;

  friend bool operator==(const BlockStyle &, const BlockStyle &) = default;
};

/// A page: its paper, margins and what is fixed on it.
struct PageMaster {
  std::string name;
  Length width = Length::in(8.5), height = Length::in(11);
  /// start/end mirror on right-to-left pages.
  Length margin_top = Length::in(1), margin_bottom = Length::in(1);
  Length margin_start = Length::in(1), margin_end = Length::in(1);
  /// Where the body begins on the first page instead of margin_top (below a
  /// window address, below the first fold).
  std::optional<Length> first_body_top;
  /// Header baseline area from the page's top edge; footer from the bottom edge.
  Length header_offset = Length::in(0.5), footer_offset = Length::in(0.5);
  /// A last page that holds less than this is spared by tighter setting or, when that
  /// does not do it, given more from the page before.
  std::optional<Length> least_on_last;
  /// How much of a line's height tighter setting may take, 0 to 0.1.
  double tighten = 0;

  /// #10 window: `<address class="window">` goes here, growing upward from the
  /// baseline of its last line; never mirrored.
  struct Window {
    Length left, bottom_baseline, width;
    int max_lines = 5;
  };
  std::optional<Window> window;
  std::vector<Length> fold_marks;  ///< from the top edge; artifacts at the left edge
};

}  // namespace formletter::document
