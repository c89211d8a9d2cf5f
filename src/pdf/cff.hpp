#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// Whether a 'CFF ' table holds a CID-keyed font (its Top DICT begins with ROS).
bool is_cid_keyed(std::string_view cff);

/// The CIDs (or SIDs) of the glyphs of a 'CFF ' table, by glyph id; glyph 0 is 0.
/// Empty when the table cannot be read.
std::vector<std::uint16_t> read_charset(std::string_view cff);

}  // namespace formletter::pdf
