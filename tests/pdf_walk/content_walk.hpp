#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace formletter::pdf {

/// Where a text begins, in the page's units.
struct Place {
  double x = 0, y = 0;
};

/// What a page's content stream holds.
struct PageMarks {
  std::set<int> mcids;
  std::map<int, std::vector<Place>> texts;  ///< what is shown in each
};

/// The codes shown in each font, by the font's object number.
using ShownCodes = std::map<int, std::set<std::uint16_t>>;

/// Checks one page's operators, those of its annotations' appearances and of the forms
/// that these show; `label` names the page in what is found.
PageMarks walk_content(QPDFPageObjectHelper page, const std::string &label, ShownCodes &shown,
                       Breaches &breaches);

}  // namespace formletter::pdf
