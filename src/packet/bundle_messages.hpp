#pragma once

#include "diag/english_text.hpp"

#include <array>

/// What the pages of a packet say that no template makes: English msgids for the
/// catalogs. {…} stands for a value.
namespace formletter::packet::message {

inline constexpr diag::EnglishText enclosures = "Enclosures";
inline constexpr diag::EnglishText exhibit{
    "Exhibit {letter}", "the heading of the page in front of an enclosure; {letter} is A, B, C and so on"};
inline constexpr diag::EnglishText begins_on_page{"page {page}",
                                                  "in the list of enclosures: where this one begins"};
inline constexpr diag::EnglishText packet_page = "Page {page} of {pages}";

inline constexpr std::array bundle = {enclosures, exhibit, begins_on_page, packet_page};

}  // namespace formletter::packet::message
