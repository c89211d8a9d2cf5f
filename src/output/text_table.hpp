#pragma once

#include "document/document.hpp"
#include "output/text_flow.hpp"

#include <functional>

namespace formletter::output {

/// Lays out a cell's blocks in so many columns.
using LayOutBlocks = std::function<TextFlow(const std::vector<document::Block> &blocks, int columns)>;

/// The room for a table, and which way its columns run.
struct TableRoom {
  int columns = 72;
  Direction direction = Direction::left_to_right;
};

/// A table in columns side by side; one "heading: value" line for each cell where
/// they would be too narrow; pairs one below the other.
TextFlow lay_out_table(const document::Table &table, const TableRoom &room, const LayOutBlocks &lay_out);

}  // namespace formletter::output
