#include "diag/overloaded.hpp"
#include "output/display_width.hpp"
#include "output/output.hpp"
#include "output/text_flow.hpp"
#include "output/text_inline.hpp"
#include "output/text_table.hpp"
#include "output/wrap_text.hpp"

#include <algorithm>

namespace formletter::output {
namespace {

using document::Block;
using document::BlockStyle;
using document::CheckBox;
using document::Definition;
using document::DefinitionList;
using document::Document;
using document::HorizontalRule;
using document::List;
using document::ListItem;
using document::PagesShown;
using document::Paragraph;
using document::ParagraphRole;
using document::RunningContent;
using document::Section;
using document::Table;

constexpr int least_columns = 16;

std::string rule(char character, int columns) {
  std::string line(static_cast<std::size_t>(std::max(0, columns)), character);
  return line;
}

std::string spaces(int count) {
  return rule(' ', count);
}

class TextWriter {
 public:
  TextWriter(const Document &document, int columns) : document_(document), columns_(columns) {}

  std::string write() {
    TextFlow flow;
    add_running(document_.headers, flow);
    add_blocks(document_.blocks, columns_, flow);
    add_running(document_.footers, flow);
    std::string text;
    for (const std::string &line : flow.lines()) text += line + "\n";
    return text.empty() ? "\n" : text;
  }

 private:
  /// A message is one page, the first.
  void add_running(const std::vector<RunningContent> &all, TextFlow &flow) {
    for (const RunningContent &running : all) {
      if (running.pages == PagesShown::rest) continue;
      flow.add_gap(blank_line);
      add_blocks(running.blocks, columns_, flow);
      flow.add_gap(blank_line);
    }
  }

  /// Blocks of a block, or those that documents share.
  template <typename Blocks>
  void add_blocks(const Blocks &blocks, int columns, TextFlow &flow) {
    for (const Block &block : blocks) {
      const BlockStyle &style = document_.block_styles.at(block.style);
      flow.add_gap(style.space_before);
      const int indent = std::min(columns_of(style.indent_start), std::max(0, columns - least_columns));
      const TextFlow inner = lay_out(block, columns - indent);
      flow.add_flow(inner, spaces(indent), spaces(indent));
      flow.add_gap(style.space_after);
    }
  }

  /// Six points to a column, as with twelve characters an inch.
  static int columns_of(Length length) { return static_cast<int>((length.in_millipoints() + 3000) / 6000); }

  TextFlow lay_out(const Block &block, int columns) {
    TextFlow flow;
    std::visit(Overloaded{
                   [&](const Paragraph &paragraph) { add_paragraph(block, paragraph, columns, flow); },
                   [&](const List &list) { add_list(list, columns, flow); },
                   [&](const DefinitionList &list) { add_definitions(list, columns, flow); },
                   [&](const Table &table) { add_table(block, table, columns, flow); },
                   [&](const HorizontalRule &) { flow.add_line(rule('-', columns)); },
                   [&](const Section &section) { add_section(block, section, columns, flow); },
               },
               block.content);
    return flow;
  }

  void add_paragraph(const Block &block, const Paragraph &paragraph, int columns, TextFlow &flow) {
    const int hanging = hanging_indent(block, paragraph);
    const std::vector<std::string> lines =
        wrap_text(plain_text(document_, paragraph.content, block.direction),
                  {.first = columns, .rest = columns - hanging, .direction = block.direction});
    for (std::size_t i = 0; i < lines.size(); ++i) flow.add_line(spaces(i == 0 ? 0 : hanging) + lines[i]);
    if (paragraph.role == ParagraphRole::heading_1) add_underline('=', lines, flow);
    if (paragraph.role == ParagraphRole::heading_2) add_underline('-', lines, flow);
  }

  /// Text stands beside the check box that it begins with.
  int hanging_indent(const Block &block, const Paragraph &paragraph) const {
    const auto &content = paragraph.content;
    const bool box =
        content.text.starts_with("\uFFFC") && std::holds_alternative<CheckBox>(content.objects.front());
    if (box) return 4;
    if (paragraph.role == ParagraphRole::line) return 2;
    return columns_of(-std::min(Length(), document_.block_styles.at(block.style).first_line_indent));
  }

  static void add_underline(char character, const std::vector<std::string> &lines, TextFlow &flow) {
    int widest = 0;
    for (const std::string &line : lines) widest = std::max(widest, display_width(line));
    flow.add_line(rule(character, widest));
  }

  void add_list(const List &list, int columns, TextFlow &flow) {
    int marker_columns = 0;
    for (const ListItem &item : list.items) {
      if (!item.marker.empty()) marker_columns = std::max(marker_columns, display_width(item.marker) + 1);
    }
    for (const ListItem &item : list.items) {
      TextFlow content;
      add_blocks(item.blocks, std::max(least_columns, columns - marker_columns), content);
      const std::string padding = spaces(marker_columns - display_width(item.marker));
      flow.add_flow(content, item.marker + padding, spaces(marker_columns));
    }
  }

  void add_definitions(const DefinitionList &list, int columns, TextFlow &flow) {
    const int term_columns = list.term_width ? widest_term(list, columns) : 0;
    for (const Definition &definition : list.definitions) {
      TextFlow terms, descriptions;
      add_blocks(definition.terms, columns, terms);
      const int indent = list.term_width ? term_columns : 4;
      add_blocks(definition.descriptions, columns - indent, descriptions);
      const bool beside = list.term_width && terms.lines().size() == 1 && !descriptions.empty() &&
                          display_width(terms.lines().front()) < term_columns;
      if (beside) {
        const std::string &term = terms.lines().front();
        flow.add_flow(descriptions, term + spaces(term_columns - display_width(term)), spaces(term_columns));
      } else {
        flow.add_flow(terms, "", "");
        flow.add_flow(descriptions, spaces(indent), spaces(indent));
      }
    }
  }

  int widest_term(const DefinitionList &list, int columns) {
    int widest = 0;
    for (const Definition &definition : list.definitions) {
      TextFlow terms;
      add_blocks(definition.terms, columns, terms);
      for (const std::string &line : terms.lines()) {
        const int width = display_width(line) + 2;
        if (width <= columns / 2) widest = std::max(widest, width);
      }
    }
    return std::max(widest, 4);
  }

  void add_table(const Block &block, const Table &table, int columns, TextFlow &flow) {
    add_blocks(table.caption, columns, flow);
    const TextFlow rows = lay_out_table(table, {.columns = columns, .direction = block.direction},
                                        [this](const std::vector<Block> &blocks, int width) {
                                          TextFlow cell;
                                          add_blocks(blocks, width, cell);
                                          return cell;
                                        });
    flow.add_flow(rows, "", "");
  }

  void add_section(const Block &block, const Section &section, int columns, TextFlow &flow) {
    const BlockStyle &style = document_.block_styles.at(block.style);
    // Room to sign in, and the inside of a box, are gaps.
    flow.add_gap(section.blocks.empty() ? style.min_height.value_or(Length()) : style.padding_top);
    add_blocks(section.blocks, columns, flow);
    flow.add_gap(style.padding_bottom);
  }

  const Document &document_;
  int columns_;
};

}  // namespace

std::string write_text(const Document &document, int columns) {
  return TextWriter(document, std::max(columns, least_columns)).write();
}

}  // namespace formletter::output
