#pragma once

#include "layout/pages.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Pages of PDFs that others made, placed on pages of ours.
namespace formletter::pdf {

/// What a PDF turned out to be: its pages, or why it cannot be used.
struct ExhibitCheck {
  std::size_t pages = 0;
  std::string fault;  ///< "it is encrypted"; "" for none
};
ExhibitCheck check_exhibit(std::string_view pdf);

/// Where an exhibit goes: its pages on as many pages of the packet, from `first_page` on.
struct PlacedExhibit {
  std::size_t first_page = 0;
  std::string_view pdf;
  std::string alternative;  ///< what a reader who cannot see it hears; the page's number is added
};

/// Places each page, upright (a landscape page is turned) and no larger than `area`, as a
/// Figure in the innermost Sect of the page before its first. Comments and fields become part of the
/// picture; the exhibit's own tags do not come along. Deterministic.
std::string place_exhibits(std::string_view packet, const std::vector<PlacedExhibit> &exhibits,
                           const layout::Box &area);

}  // namespace formletter::pdf
