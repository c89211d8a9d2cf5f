#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// One person's row. `number` counts rows from 1, the header not counted.
struct Row {
  std::size_t number = 0;
  int line = 0;
  std::vector<std::string> cells;        ///< of a CSV roster, as many as its header has
  std::string json;                      ///< of JSON Lines
  std::size_t extra_cells = 0;           ///< cells beyond the header's line
  std::vector<std::string> beyond = {};  ///< what stands behind the last heading, if there are extra cells
  std::size_t swallowed_column = 0;      ///< from 1: its cell holds lines that look like rows; 0 for none
  bool is_totals = false;                ///< "Total" and some numbers
  bool is_short = false;                 ///< fewer cells than the header's line has
  bool is_torn = false;                  ///< a piece of a row that a line end inside a cell has torn apart
  bool is_cut_off = false;               ///< short, and the file ends in it
};

}  // namespace formletter::mailmerge
