#include "layout/content_extent.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>

namespace formletter::layout {

using document::Block;
using Extent = text::Typesetter::Extent;

namespace {

Extent widest(Extent a, Extent b) {
  return {std::max(a.min_content, b.min_content), std::max(a.max_content, b.max_content)};
}
Extent beside(Extent a, Extent b) {
  return {a.min_content + b.min_content, a.max_content + b.max_content};
}
Extent widened(Extent extent, Length by) {
  return {extent.min_content + by, extent.max_content + by};
}

Extent of_paragraph(Setting &setting, const Block &block, const document::Paragraph &paragraph) {
  if (paragraph.content.text.empty()) return {};
  prepare(setting, paragraph.content, setting.scratch, false);
  return setting.typesetter.extent(setting.scratch.view(block, setting.style(block.style).hyphens));
}

Extent of_list(Setting &setting, const document::List &list) {
  Extent extent;
  for (const document::ListItem &item : list.items) {
    extent = widest(extent, content_extent(setting, item.blocks));
  }
  return widened(extent, list.marker_width);
}

Extent of_definitions(Setting &setting, const document::DefinitionList &list) {
  Extent extent;
  for (const document::Definition &definition : list.definitions) {
    const Extent description = content_extent(setting, definition.descriptions);
    extent = widest(extent, list.term_width ? widened(description, *list.term_width)
                                            : widest(description, content_extent(setting, definition.terms)));
  }
  return extent;
}

Extent of_table(Setting &setting, const document::Table &table) {
  Extent extent;
  for (const auto *rows : {&table.head, &table.body}) {
    for (const document::Row &row : *rows) {
      Extent of_row;
      for (const document::Cell &cell : row.cells) {
        const document::BlockStyle &style = setting.style(cell.style);
        of_row = beside(
            of_row, widened(content_extent(setting, cell.blocks),
                            style.padding_start + style.padding_end + style.border_start + style.border_end));
      }
      extent = widest(extent, of_row);
    }
  }
  return extent;
}

Extent of_block(Setting &setting, const Block &block) {
  const document::BlockStyle &style = setting.style(block.style);
  const Length around = style.padding_start + style.padding_end + style.border_start + style.border_end;
  Extent extent =
      std::visit(Overloaded{
                     [&](const document::Paragraph &it) { return of_paragraph(setting, block, it); },
                     [&](const document::List &it) { return of_list(setting, it); },
                     [&](const document::DefinitionList &it) { return of_definitions(setting, it); },
                     [&](const document::Table &it) { return of_table(setting, it); },
                     [](const document::HorizontalRule &) { return Extent(); },
                     [&](const document::Section &it) { return content_extent(setting, it.blocks); },
                 },
                 block.content);
  extent = widened(extent, around);
  if (style.width) extent = {*style.width, *style.width};
  return widened(extent, style.indent_start + style.indent_end);
}

}  // namespace

Extent content_extent(Setting &setting, std::span<const Block> blocks) {
  Extent extent;
  for (const Block &block : blocks) extent = widest(extent, of_block(setting, block));
  return extent;
}

}  // namespace formletter::layout
