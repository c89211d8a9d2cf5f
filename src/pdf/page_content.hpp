#pragma once

#include "layout/pages.hpp"
#include "pdf/document_fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/operators.hpp"
#include "pdf/structure_tree.hpp"

#include <string_view>

namespace formletter::pdf {

/// Why something on a page is no part of the structure (ISO 32000-1, 14.8.2.2).
enum class ArtifactKind { pagination, layout };

/// The content stream of one page at a time. All that is drawn stands in marked
/// content of an element, or in an artifact (ISO 14289-1, 7.1).
class PageContent {
 public:
  /// `operators` holds those of the page until the next one begins, and has room from earlier ones.
  PageContent(StructureTree &structure, DocumentFonts &fonts, Operators &operators)
      : structure_(&structure), fonts_(&fonts), out_(operators) {}

  void begin_page(Length height);
  void draw(const layout::PlacedRun &run);
  void draw(const layout::PlacedRule &rule);
  void draw(const layout::PlacedImage &image, const DocumentImages::Use &use);
  /// The edge of a box, as an artifact: what its element shows before it and behind it is content apart.
  void draw_frame(const layout::Box &box);
  void finish_page() { end_mark(); }

 private:
  struct Mark {
    enum class Kind { none, element, artifact } kind = Kind::none;
    layout::ElementId element = layout::artifact;
    ArtifactKind artifact = ArtifactKind::layout;
    friend bool operator==(const Mark &, const Mark &) = default;
  };

  void mark_element(layout::ElementId element);
  void mark_artifact(ArtifactKind kind, bool top_half = true);
  void end_mark();
  void begin_text();
  void end_text();
  void set_fill(document::Color color);
  void set_font(std::size_t font, Length size);
  void move_to(layout::Point baseline);
  void underline(const layout::PlacedRun &run);
  void append_box(const layout::Box &box);

  StructureTree *structure_;
  DocumentFonts *fonts_;
  Operators &out_;
  Length height_;
  Mark mark_;
  bool in_text_ = false;
  layout::Point line_;  ///< where Td counts from, y from the top
  // What the graphics state holds; PDF's own values at the page's beginning.
  document::Color fill_;
  std::size_t font_ = 0;
  Length size_;
};

}  // namespace formletter::pdf
