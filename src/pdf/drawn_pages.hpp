#pragma once

#include "layout/pages.hpp"
#include "pdf/fingerprint.hpp"
#include "text/fonts.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace formletter::pdf {

struct FontSubset;
struct MovableStructure;

/// Faces in the order of their first use, with what may be shown in them.
using TakenFonts = std::vector<std::pair<text::FaceId, std::shared_ptr<const FontSubset>>>;

/// What stands on a page, deflated.
struct DrawnContent {
  std::string bytes;
  Fingerprint fingerprint = {};
};

/// A document's pages as a file of many takes them in: drawn by whoever set them, while they were at hand.
struct DrawnPages {
  std::vector<DrawnContent> contents;  ///< by page
  TakenFonts fonts;
  std::shared_ptr<const MovableStructure> structure;
};

/// Where they go: to pages that hold nothing, below a section that is empty.
struct DrawnSection {
  std::size_t first_page = 0;  ///< from 0
  layout::ElementId section = 0;
  DrawnPages pages;
};

}  // namespace formletter::pdf
