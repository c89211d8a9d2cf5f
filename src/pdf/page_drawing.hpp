#pragma once

#include "pdf/annotations.hpp"
#include "pdf/color_profile.hpp"
#include "pdf/document_fonts.hpp"
#include "pdf/drawn_pages.hpp"
#include "pdf/images.hpp"
#include "pdf/metadata.hpp"
#include "pdf/page_content.hpp"
#include "pdf/page_deflate.hpp"
#include "pdf/structure_tree.hpp"

#include <optional>
#include <string_view>

namespace formletter::pdf {

/// What the documents of a writer share.
struct WriterParts {
  explicit WriterParts(text::Fonts &fonts) : subsets(fonts), profile(deflater), images(deflater) {}
  Deflater deflater;
  PageDeflater page_deflater;
  FontSubsets subsets;
  ReadyRuns ready{subsets};
  SharedFonts shared_fonts{subsets};
  ColorProfile profile;
  Images images;
  HaruDocuments documents;
  WrittenStructures structures;
  MovableStructures movable_structures;
  MadeMetadata metadata;
  Operators operators;  ///< their memory is used for each page anew
};

/// A document on its way to the contents of its pages.
class Drawing {
 public:
  Drawing(const layout::Pages &pages, WriterParts &parts);
  Drawing(const Drawing &) = delete;
  Drawing &operator=(const Drawing &) = delete;

  /// The page's content, deflated; until the next one's. `id` will be its leaf's.
  std::string_view draw(const layout::Page &page, ObjectId id);
  /// In place of draw() for a page that was drawn elsewhere.
  void begin_page(const layout::Page &page, ObjectId id);
  /// As draw(), for what is asked of the members below alone.
  void look_at(const layout::Page &page, ObjectId id);

  DocumentFonts fonts;
  DocumentImages images;
  StructureTree structure;
  Annotations annotations;

 private:
  void draw_items(const layout::Page &page);
  void draw(const layout::PlacedTextField &field);
  void draw(const layout::PlacedCheckBox &box);

  const layout::Pages &pages_;
  PageDeflater &deflater_;
  Operators &operators_;
  PageContent content_;
};

/// The pages, if a file of many can take them in.
std::optional<DrawnPages> draw_pages(const layout::Pages &pages, WriterParts &parts);

}  // namespace formletter::pdf
