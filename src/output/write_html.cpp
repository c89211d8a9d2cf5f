#include "diag/overloaded.hpp"
#include "output/html_inline.hpp"
#include "output/markup.hpp"
#include "output/output.hpp"
#include "output/style_css.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace formletter::output {
namespace {

using document::Block;
using document::Cell;
using document::Definition;
using document::DefinitionList;
using document::Document;
using document::HorizontalRule;
using document::List;
using document::ListItem;
using document::PagesShown;
using document::Paragraph;
using document::ParagraphRole;
using document::Row;
using document::RunningContent;
using document::Section;
using document::SectionRole;
using document::Table;

Locality locality(const Block &block) {
  return {block.language, block.direction};
}
Locality locality(const Cell &cell) {
  return {cell.language, cell.direction};
}

std::string end_tag(std::string_view name) {
  return "</" + std::string(name) + ">";
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const Document &document) : document_(document) {}

  std::string write() {
    const Locality page{document_.language, document_.direction};
    write_head();
    result_ += "<body>\n<main class=\"paper b0 t0\">\n";
    write_running("header", document_.headers, page);
    write_blocks(document_.blocks, page);
    write_running("footer", document_.footers, page);
    result_ += "</main>\n</body>\n</html>\n";
    return std::move(result_);
  }

 private:
  void write_head() {
    const bool mirrored = document_.direction == Direction::right_to_left;
    result_ += "<!DOCTYPE html>\n";
    result_ += StartTag("html")
                   .attribute("lang", document_.language.text())
                   .attribute("dir", mirrored ? "rtl" : "ltr")
                   .text();
    result_ += "\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(document_.title) + "</title>\n";
    // Even a mistake here could not make the page fetch or send anything.
    write_meta("http-equiv", "Content-Security-Policy",
               "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'");
    write_meta("name", "viewport", "width=device-width, initial-scale=1");
    write_meta("name", "author", document_.author);
    write_meta("name", "description", document_.subject);
    write_meta("name", "keywords", document_.keywords);
    result_ += "<style>\n" + page_css(document_) + "</style>\n</head>\n";
  }

  void write_meta(std::string_view key, std::string_view term, std::string_view content) {
    if (content.empty()) return;
    result_ += StartTag("meta").attribute(key, term).attribute("content", content).text() + "\n";
  }

  /// On a screen there is one page, the first.
  void write_running(std::string_view name, const std::vector<RunningContent> &all, const Locality &around) {
    for (const RunningContent &running : all) {
      if (running.pages == PagesShown::rest) continue;
      result_ += "<" + std::string(name) + ">\n";
      write_blocks(running.blocks, around);
      result_ += end_tag(name) + "\n";
    }
  }

  /// Blocks of a block, or those that documents share.
  template <typename Blocks>
  void write_blocks(const Blocks &blocks, const Locality &around) {
    for (const Block &block : blocks) write_block(block, around);
  }

  void write_block(const Block &block, const Locality &around) {
    std::visit(Overloaded{
                   [&](const Paragraph &paragraph) { write_paragraph(block, paragraph, around); },
                   [&](const List &list) { write_list(block, list, around); },
                   [&](const DefinitionList &list) { write_definitions(block, list, around); },
                   [&](const Table &table) { write_table(block, table, around); },
                   [&](const HorizontalRule &) { result_ += open("hr", block, around) + "\n"; },
                   [&](const Section &section) { write_section(block, section, around); },
               },
               block.content);
  }

  static std::string block_class(document::BlockStyleId id) { return "b" + std::to_string(id); }

  static std::string open(std::string_view name, const Block &block, const Locality &around) {
    StartTag tag(name);
    tag.attribute("class", block_class(block.style));
    return localized(tag, locality(block), around).text();
  }

  /// One paragraph as an element, or as the whole content of `name` ("li", "td").
  void write_text_element(std::string_view name, const Block &block, const Locality &around) {
    const HtmlInline text(document_, std::get<Paragraph>(block.content).content, locality(block));
    StartTag tag(name);
    tag.attribute("class", block_class(block.style) + " t" + std::to_string(text.style()));
    result_ += localized(tag, locality(block), around).text() + text.html() + end_tag(name) + "\n";
  }

  void write_paragraph(const Block &block, const Paragraph &paragraph, const Locality &around) {
    static constexpr std::array<std::string_view, 7> names = {"p", "h1", "h2", "h3", "dt", "caption", "p"};
    write_text_element(names.at(static_cast<std::size_t>(paragraph.role)), block, around);
  }

  static bool is_one_paragraph(const std::vector<Block> &blocks) {
    const auto *paragraph = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().content) : nullptr;
    return paragraph != nullptr && paragraph->role == ParagraphRole::paragraph;
  }

  void write_list(const Block &block, const List &list, const Locality &around) {
    const std::string_view name = list.ordered ? "ol" : "ul";
    StartTag tag(name);
    tag.attribute("class", block_class(block.style) + " t" + std::to_string(list.marker_style));
    tag.attribute("style", "padding-inline-start:" + css_length(list.marker_width));
    result_ += localized(tag, locality(block), around).text() + "\n";
    for (const ListItem &item : list.items) write_item(item, locality(block));
    result_ += end_tag(name) + "\n";
  }

  void write_item(const ListItem &item, const Locality &around) {
    const std::string style =
        item.marker.empty() ? "list-style-type:none" : "list-style-type:'" + item.marker + "  '";
    result_ += StartTag("li").attribute("style", style).text();
    // The item's text has its own element: the marker keeps the list's look.
    result_ += "\n";
    write_blocks(item.blocks, around);
    result_ += "</li>\n";
  }

  void write_definitions(const Block &block, const DefinitionList &list, const Locality &around) {
    StartTag tag("dl");
    tag.attribute("class", block_class(block.style) + (list.term_width ? " terms" : ""));
    if (list.term_width) {
      tag.attribute("style",
                    "grid-template-columns:minmax(0," + css_length(*list.term_width) + ") minmax(0,1fr)");
    }
    result_ += localized(tag, locality(block), around).text() + "\n";
    for (const Definition &definition : list.definitions) {
      write_blocks(definition.terms, locality(block));
      if (is_one_paragraph(definition.descriptions)) {
        write_text_element("dd", definition.descriptions.front(), locality(block));
      } else {
        result_ += "<dd>\n";
        write_blocks(definition.descriptions, locality(block));
        result_ += "</dd>\n";
      }
    }
    result_ += "</dl>\n";
  }

  void write_table(const Block &block, const Table &table, const Locality &around) {
    StartTag tag("table");
    tag.attribute("class", block_class(block.style));
    // Pairs keep their columns in place on a right-to-left page.
    Locality own = locality(block);
    if (table.paired) own.direction = Direction::left_to_right;
    result_ += localized(tag, own, around).text() + "\n";
    write_blocks(table.caption, own);
    write_columns(table);
    write_rows("thead", table.head, own);
    write_rows("tbody", table.body, own);
    result_ += "</table>\n";
  }

  void write_columns(const Table &table) {
    if (table.column_shares.empty()) return;
    result_ += "<colgroup>";
    for (const double share : table.column_shares) {
      const auto tenths = std::lround(share * 1000);
      result_ +=
          "<col style=\"width:" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%\">";
    }
    result_ += "</colgroup>\n";
  }

  void write_rows(std::string_view name, const std::vector<Row> &rows, const Locality &around) {
    if (rows.empty()) return;
    result_ += "<" + std::string(name) + ">\n";
    for (const Row &row : rows) {
      result_ += row.keep_together ? "<tr style=\"break-inside:avoid\">\n" : "<tr>\n";
      for (const Cell &cell : row.cells) write_cell(cell, around);
      result_ += "</tr>\n";
    }
    result_ += end_tag(name) + "\n";
  }

  void write_cell(const Cell &cell, const Locality &around) {
    const std::string_view name = cell.role == document::CellRole::data ? "td" : "th";
    StartTag tag(name);
    tag.attribute("class", block_class(cell.style));
    if (cell.role == document::CellRole::column_header) tag.attribute("scope", "col");
    if (cell.role == document::CellRole::row_header) tag.attribute("scope", "row");
    if (cell.column_span > 1) tag.attribute("colspan", std::to_string(cell.column_span));
    result_ += localized(tag, locality(cell), around).text();
    if (!cell.blocks.empty()) result_ += "\n";
    write_blocks(cell.blocks, locality(cell));
    result_ += end_tag(name) + "\n";
  }

  void write_section(const Block &block, const Section &section, const Locality &around) {
    static constexpr std::array<std::string_view, 5> names = {"section", "div", "address", "address",
                                                              "blockquote"};
    const std::string_view name = names.at(static_cast<std::size_t>(section.role));
    result_ += open(name, block, around) + "\n";
    if (section.role == SectionRole::address || section.role == SectionRole::window_address) {
      write_lines(section.blocks, locality(block));
    } else {
      write_blocks(section.blocks, locality(block));
    }
    result_ += end_tag(name) + "\n";
  }

  void write_lines(const std::vector<Block> &lines, const Locality &around) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const HtmlInline text(document_, std::get<Paragraph>(lines[i].content).content, around);
      StartTag tag("span");
      tag.attribute("class", "t" + std::to_string(text.style()));
      result_ += tag.text() + text.html() + "</span>" + (i + 1 < lines.size() ? "<br>\n" : "\n");
    }
  }

  const Document &document_;
  std::string result_;
};

}  // namespace

std::string write_html(const Document &document) {
  return HtmlWriter(document).write();
}

}  // namespace formletter::output
