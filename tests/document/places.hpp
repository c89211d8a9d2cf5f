#pragma once

#include "diag/overloaded.hpp"
#include "document/document.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace formletter::document {

/// Calls `visit` with a block and each one in it.
inline void each_block_of(const Block &block, const std::function<void(const Block &)> &visit) {
  visit(block);
  const auto each = [&](const std::vector<Block> &blocks) {
    for (const Block &inner : blocks) each_block_of(inner, visit);
  };
  const auto each_in_rows = [&](const std::vector<Row> &rows) {
    for (const Row &row : rows) {
      for (const Cell &cell : row.cells) each(cell.blocks);
    }
  };
  std::visit(Overloaded{[](const Paragraph &) {}, [](const HorizontalRule &) {},
                        [&](const Section &section) { each(section.blocks); },
                        [&](const List &list) {
                          for (const ListItem &item : list.items) each(item.blocks);
                        },
                        [&](const DefinitionList &list) {
                          for (const Definition &definition : list.definitions) {
                            each(definition.terms);
                            each(definition.descriptions);
                          }
                        },
                        [&](const Table &table) {
                          each(table.caption);
                          each_in_rows(table.head);
                          each_in_rows(table.body);
                        }},
             block.content);
}

/// Calls `visit` with each block of a document, also those in others, and how many lines
/// further down it stands than it says.
inline void each_block_in(const Document &document, const std::function<void(const Block &, int)> &visit) {
  const auto each = [&](const std::vector<SharedBlock> &blocks) {
    for (const SharedBlock &shared : blocks)
      each_block_of(*shared, [&](const Block &block) { visit(block, shared.lines_down()); });
  };
  for (const auto *contents : {&document.headers, &document.footers}) {
    for (const RunningContent &content : *contents) each(content.blocks);
  }
  each(document.blocks);
}

/// Where each block of a document stands, by line and column.
inline std::vector<std::pair<int, int>> places_in(const Document &document) {
  std::vector<std::pair<int, int>> places;
  each_block_in(document, [&](const Block &block, int lines_down) {
    places.emplace_back(block.place.line + lines_down, block.place.column);
  });
  return places;
}

}  // namespace formletter::document
