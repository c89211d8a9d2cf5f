#pragma once

#include <array>
#include <string_view>

/// What the pages of a packet say that no template makes: English msgids for the
/// catalogs. {…} stands for a value.
namespace formletter::packet::message {

inline constexpr std::string_view enclosures = "Enclosures";
inline constexpr std::string_view exhibit = "Exhibit {letter}";
inline constexpr std::string_view begins_on_page = "page {page}";
inline constexpr std::string_view packet_page = "Page {page} of {pages}";

inline constexpr std::array bundle = {enclosures, exhibit, begins_on_page, packet_page};

}  // namespace formletter::packet::message
