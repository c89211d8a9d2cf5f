#include "diag/overloaded.hpp"
#include "document/read_xhtml.hpp"
#include "document/written.hpp"

#include "diag/utf8.hpp"

#include <array>
#include <cmath>

namespace formletter::document {
namespace {

/// The text in quotes with what the eye cannot see written as \u{…}.
std::string in_quotes(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = diag::next_character(text, at);
    const bool invisible = c < 0x20 || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
                           (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
                           c == 0xFFFC;
    if (!invisible) {
      result += text.substr(begin, at - begin);
      continue;
    }
    result += "\\u{";
    for (int shift = 12; shift >= 0; shift -= 4) result += digits[(c >> static_cast<unsigned>(shift)) & 0xFU];
    result += '}';
  }
  return result + "\"";
}

class Dumper {
 public:
  explicit Dumper(const Document &document) : document_(document) {}

  std::string dump() {
    dump_head();
    for (const RunningContent &header : document_.headers) dump_running("header", header);
    for (const RunningContent &footer : document_.footers) dump_running("footer", footer);
    line("body");
    dump_blocks(document_.blocks, body_parent());
    return std::move(result_);
  }

 private:
  /// What a block's own values are compared with.
  struct Parent {
    BlockStyle style;
    LanguageTag language;
    Direction direction;
  };

  Parent body_parent() const {
    return {document_.block_styles.empty() ? BlockStyle{} : document_.block_styles.front(),
            document_.language, document_.direction};
  }

  void line(std::string_view text) {
    result_.append(depth_ * 2, ' ');
    result_ += text;
    result_ += '\n';
  }

  void indented(auto &&body) {
    ++depth_;
    body();
    --depth_;
  }

  void dump_head() {
    line("document " + in_quotes(document_.title) + " lang=" + document_.language.text() +
         direction(document_.direction));
    indented([&] {
      dump_page(document_.page);
      if (!document_.subject.empty()) line("subject " + in_quotes(document_.subject));
      if (!document_.to.empty()) line("to " + in_quotes(document_.to));
      if (!document_.attachment.empty()) line("attachment " + in_quotes(document_.attachment));
      if (!document_.keywords.empty()) line("keywords " + in_quotes(document_.keywords));
      if (!document_.author.empty()) line("author " + in_quotes(document_.author));
      if (document_.text_styles.empty() || document_.block_styles.empty()) return;
      line("text" + written_differences(document_.text_styles.front(), std::nullopt));
      line("block" + written_differences(document_.block_styles.front(), BlockStyle{}));
    });
  }

  void dump_page(const PageMaster &page) {
    std::string text = "page " + page.name + " " + written(page.width) + " x " + written(page.height) +
                       " margins " + written(page.margin_top) + " " + written(page.margin_end) + " " +
                       written(page.margin_bottom) + " " + written(page.margin_start);
    if (page.first_body_top) text += " first-body-top=" + written(*page.first_body_top);
    text += " header-offset=" + written(page.header_offset) + " footer-offset=" + written(page.footer_offset);
    if (page.least_on_last) text += " least-on-last=" + written(*page.least_on_last);
    if (page.tighten > 0) text += " tighten=" + std::to_string(std::lround(page.tighten * 100)) + "%";
    line(text);
    if (page.window) {
      line("window left=" + written(page.window->left) + " width=" + written(page.window->width) +
           " bottom-baseline=" + written(page.window->bottom_baseline) +
           " max-lines=" + std::to_string(page.window->max_lines));
    }
    for (const Length fold : page.fold_marks) line("fold at=" + written(fold));
  }

  static std::string direction(Direction value) {
    return value == Direction::right_to_left ? " rtl" : " ltr";
  }

  void dump_running(std::string_view name, const RunningContent &running) {
    static constexpr std::array<std::string_view, 3> pages = {"", " first", " rest"};
    line(std::string(name) + std::string(pages.at(static_cast<std::size_t>(running.pages))));
    dump_blocks(running.blocks, body_parent());
  }

  /// Blocks of a block, or those that documents share.
  template <typename Blocks>
  void dump_blocks(const Blocks &blocks, const Parent &parent) {
    indented([&] {
      for (const Block &block : blocks) dump_block(block, parent);
    });
  }

  /// Class, language, direction and style, as far as they differ from the parent's.
  std::string attributes(const Parent &own, const Parent &parent, std::string_view class_name) const {
    std::string text;
    if (!class_name.empty()) text += " ." + std::string(class_name);
    if (own.language != parent.language) text += " lang=" + own.language.text();
    if (own.direction != parent.direction) text += direction(own.direction);
    BlockStyle plain;
    plain.alignment = parent.style.alignment;
    plain.line_height = parent.style.line_height;
    plain.widows = parent.style.widows;
    plain.orphans = parent.style.orphans;
    plain.hyphens = parent.style.hyphens;
    return text + written_differences(own.style, plain);
  }

  void dump_block(const Block &block, const Parent &parent) {
    const Parent own{document_.block_styles.at(block.style), block.language, block.direction};
    const std::string more = attributes(own, parent, block.class_name);
    std::visit(Overloaded{
                   [&](const Paragraph &paragraph) { dump_paragraph(paragraph, own, more); },
                   [&](const List &list) { dump_list(list, own, more); },
                   [&](const DefinitionList &list) { dump_definitions(list, own, more); },
                   [&](const Table &table) { dump_table(table, own, more); },
                   [&](const HorizontalRule &) { line("rule" + more); },
                   [&](const Section &section) { dump_section(section, own, more); },
               },
               block.content);
  }

  void dump_paragraph(const Paragraph &paragraph, const Parent &own, const std::string &more) {
    static constexpr std::array<std::string_view, 7> roles = {
        "paragraph", "heading-1", "heading-2", "heading-3", "term", "caption", "line"};
    line(std::string(roles.at(static_cast<std::size_t>(paragraph.role))) + more);
    indented([&] {
      const InlineText &text = paragraph.content;
      for (const Span &span : text.spans) dump_span(text, span, own);
      for (const InlineObject &object : text.objects) dump_object(object);
    });
  }

  void dump_span(const InlineText &text, const Span &span, const Parent &own) {
    std::string more =
        written_differences(document_.text_styles.at(span.style), document_.text_styles.front());
    if (span.language != own.language) more += " lang=" + span.language.text();
    if (span.link) more += " link=" + in_quotes(document_.links.at(*span.link));
    if (!span.expansion.empty()) more += " expansion=" + in_quotes(span.expansion);
    line(in_quotes(std::string_view(text.text).substr(span.begin, span.end - span.begin)) + more);
  }

  void dump_object(const InlineObject &object) {
    std::visit(Overloaded{
                   [&](const Image &image) {
                     line("image " + in_quotes(image.source) + " alt=" + in_quotes(image.alternative) + " " +
                          written(image.width) + " x " + written(image.height));
                   },
                   [&](const CheckBox &box) {
                     const std::string name = in_quotes(box.name);
                     line((box.checked ? "check-box [x] name=" : "check-box [ ] name=") + name +
                          " title=" + in_quotes(box.tool_tip) + " size=" + written(box.size));
                   },
                   [&](const TextField &field) {
                     std::string text =
                         "text-field name=" + in_quotes(field.name) + " title=" + in_quotes(field.tool_tip);
                     if (!field.value.empty()) text += " value=" + in_quotes(field.value);
                     if (field.width) text += " width=" + written(*field.width);
                     if (field.max_length > 0) text += " max-length=" + std::to_string(field.max_length);
                     if (field.required) text += " required";
                     line(text);
                   },
                   [&](const PageNumber &) { line("page-number"); },
                   [&](const PageCount &) { line("page-count"); },
               },
               object);
  }

  void dump_list(const List &list, const Parent &own, const std::string &more) {
    const auto marker =
        written_differences(document_.text_styles.at(list.marker_style), document_.text_styles.front());
    line((list.ordered ? "ordered-list" : "list") + more + " marker-width=" + written(list.marker_width) +
         marker);
    indented([&] {
      for (const ListItem &item : list.items) {
        line("item " + in_quotes(item.marker));
        dump_blocks(item.blocks, own);
      }
    });
  }

  void dump_definitions(const DefinitionList &list, const Parent &own, const std::string &more) {
    line("definitions" + more + (list.term_width ? " term-width=" + written(*list.term_width) : ""));
    indented([&] {
      for (const Definition &definition : list.definitions) {
        line("definition");
        dump_blocks(definition.terms, own);
        indented([&] {
          line("description");
          dump_blocks(definition.descriptions, own);
        });
      }
    });
  }

  void dump_table(const Table &table, const Parent &own, const std::string &more) {
    std::string shares;
    for (const double share : table.column_shares)
      shares += (shares.empty() ? " shares=" : "/") + written(share);
    line(std::string(table.paired ? "pairs" : "table") + more + shares);
    dump_blocks(table.caption, own);
    indented([&] {
      for (const Row &row : table.head) dump_row("head-row", row, own);
      for (const Row &row : table.body) dump_row("row", row, own);
    });
  }

  void dump_row(std::string_view name, const Row &row, const Parent &table) {
    static constexpr std::array<std::string_view, 3> roles = {"cell", "column-header", "row-header"};
    line(std::string(name) + (row.keep_together ? "" : " may-break"));
    indented([&] {
      for (const Cell &cell : row.cells) {
        const Parent own{document_.block_styles.at(cell.style), cell.language, cell.direction};
        const std::string span = cell.column_span > 1 ? " columns=" + std::to_string(cell.column_span) : "";
        line(std::string(roles.at(static_cast<std::size_t>(cell.role))) + span + attributes(own, table, ""));
        dump_blocks(cell.blocks, own);
      }
    });
  }

  void dump_section(const Section &section, const Parent &own, const std::string &more) {
    static constexpr std::array<std::string_view, 5> roles = {"section", "division", "address",
                                                              "window-address", "blockquote"};
    line(std::string(roles.at(static_cast<std::size_t>(section.role))) + more);
    dump_blocks(section.blocks, own);
  }

  const Document &document_;
  std::string result_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Document &document) {
  return Dumper(document).dump();
}

}  // namespace formletter::document
