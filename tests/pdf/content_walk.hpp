#pragma once

#include "pdf/breach.hpp"
#include "pdf/qpdf_handles.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace formletter::pdf {

/// What a page's content stream holds.
struct PageMarks {
  std::set<int> mcids;
  /// The codes shown in each font, by the font's object number.
  std::map<int, std::set<std::uint16_t>> codes;
};

/// Checks one page's operators; `label` names the page in what is found.
PageMarks walk_content(QPDFPageObjectHelper page, const std::string &label, Breaches &breaches);

}  // namespace formletter::pdf
