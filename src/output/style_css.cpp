#include "output/style_css.hpp"

#include "document/written.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace formletter::output {
namespace {

using document::BlockStyle;
using document::Document;
using document::PageMaster;
using document::TextStyle;

/// What browsers do on their own, undone, and what no style of the document says.
constexpr std::string_view fixed_css = R"(html{background:#eceae6;-webkit-text-size-adjust:100%}
body{margin:0}
.paper{box-sizing:border-box;margin:1.5rem auto;background:#fff;box-shadow:0 1px 4px #0003,0 6px 24px #0001}
h1,h2,h3,p,ul,ol,dl,dt,dd,li,table,caption,blockquote,address,hr{margin:0;padding:0;font:inherit}
th,td{padding:0;vertical-align:top;text-align:start;font-weight:inherit;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
caption{text-align:start}
hr{border:0;color:inherit}
p,h1,h2,h3,dd,li,address,blockquote{overflow-wrap:break-word}
header{margin-block-end:1.5em}
footer{margin-block-start:2em}
dl.terms{display:grid;column-gap:.6em}
dl.terms>dt{grid-column:1}
dl.terms>dd{grid-column:2}
.fields{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .4em}
input{font:inherit;color:inherit;margin:0}
input[type=text]{box-sizing:border-box;border:0;border-block-end:1px solid;border-radius:0;background:#f4f6fa;padding:.1em .2em}
.fields>input[type=text].rest{flex:1 1 8em;min-width:8em}
input[type=text].rest{width:16em;max-width:100%}
input[type=checkbox]{margin-inline-end:.15em;vertical-align:-.12em;accent-color:#1a3d6e}
input:focus-visible,a:focus-visible{outline:2px solid #1a5fb4;outline-offset:1px}
.image{border:1px solid #999;padding:.2em .4em}
)";

constexpr std::string_view print_css = R"(@media print{
html{background:none}
.paper{margin:0;padding:0;max-width:none;min-height:0;box-shadow:none}
input[type=text]{background:none}
thead{display:table-header-group}
}
)";

std::string number(std::int64_t thousandths) {
  std::string digits = std::to_string(thousandths < 0 ? -thousandths : thousandths);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  digits.insert(digits.size() - 3, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return (thousandths < 0 ? "-" : "") + digits;
}

/// Fonts that computers have; the browser adds what a language needs.
std::string_view font_stack(document::Typeface typeface) {
  static constexpr std::array<std::string_view, 3> stacks = {
      R"(Georgia,"Noto Serif","Times New Roman",serif)",
      R"(system-ui,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif)",
      R"(ui-monospace,"Noto Sans Mono",Consolas,monospace)"};
  return stacks.at(static_cast<std::size_t>(typeface));
}

class Declarations {
 public:
  void add(std::string_view property, std::string_view value) {
    if (!text_.empty()) text_ += ';';
    text_ += std::string(property) + ":" + std::string(value);
  }
  void add_length(std::string_view property, Length length) {
    if (length != Length()) add(property, css_length(length));
  }
  std::string rule(const std::string &selector) const { return selector + "{" + text_ + "}\n"; }

 private:
  std::string text_;
};

std::string text_rule(const std::string &selector, const TextStyle &style) {
  Declarations css;
  css.add("font-family", font_stack(style.typeface));
  css.add("font-size", css_length(style.size));
  css.add("font-weight", style.bold ? "700" : "400");
  css.add("font-style", style.italic ? "italic" : "normal");
  css.add("color", document::written(style.color));
  css.add("text-decoration", style.underline ? "underline" : "none");
  css.add("letter-spacing", style.letter_spacing == Length() ? "normal" : css_length(style.letter_spacing));
  return css.rule(selector);
}

void add_box(Declarations &css, const BlockStyle &style) {
  css.add_length("margin-block-start", style.space_before);
  css.add_length("margin-block-end", style.space_after);
  css.add_length("margin-inline-start", style.indent_start);
  css.add_length("margin-inline-end", style.indent_end);
  css.add_length("padding-block-start", style.padding_top);
  css.add_length("padding-block-end", style.padding_bottom);
  css.add_length("padding-inline-start", style.padding_start);
  css.add_length("padding-inline-end", style.padding_end);
  const auto border = [&](std::string_view side, Length width) {
    if (width != Length())
      css.add(side, css_length(width) + " solid " + document::written(style.border_color));
  };
  border("border-block-start", style.border_top);
  border("border-block-end", style.border_bottom);
  border("border-inline-start", style.border_start);
  border("border-inline-end", style.border_end);
  if (style.background) css.add("background-color", document::written(*style.background));
  if (style.width) css.add("inline-size", css_length(*style.width));
  if (style.min_height) css.add("min-block-size", css_length(*style.min_height));
}

std::string block_rule(const std::string &selector, const BlockStyle &style) {
  static constexpr std::array<std::string_view, 4> alignments = {"start", "end", "center", "justify"};
  Declarations css;
  css.add("text-align", alignments.at(static_cast<std::size_t>(style.alignment)));
  css.add("line-height", number(std::lround(style.line_height * 1000)));
  css.add_length("text-indent", style.first_line_indent);
  add_box(css, style);
  if (style.page_break_before) css.add("break-before", "page");
  if (style.keep_with_next) css.add("break-after", "avoid");
  if (style.keep_together) css.add("break-inside", "avoid");
  css.add("widows", std::to_string(style.widows));
  css.add("orphans", std::to_string(style.orphans));
  static constexpr std::array<std::string_view, 3> hyphens = {"none", "manual", "auto"};
  css.add("hyphens", hyphens.at(static_cast<std::size_t>(style.hyphens)));
  return css.rule(selector);
}

std::string paper_rules(const PageMaster &page) {
  Declarations paper;
  paper.add("max-width", css_length(page.width));
  // A telephone has no room for an inch of margin.
  const auto side = [](Length margin) { return "min(" + css_length(margin) + ",6vw)"; };
  paper.add("padding-block", css_length(page.margin_top) + " " + css_length(page.margin_bottom));
  paper.add("padding-inline", side(page.margin_start) + " " + side(page.margin_end));
  Declarations sheet;
  sheet.add("size", css_length(page.width) + " " + css_length(page.height));
  sheet.add("margin", css_length(page.margin_top) + " " + css_length(page.margin_end) + " " +
                          css_length(page.margin_bottom) + " " + css_length(page.margin_start));
  return paper.rule(".paper") + sheet.rule("@page");
}

}  // namespace

std::string css_length(Length length) {
  return length == Length() ? "0" : number(length.in_millipoints()) + "pt";
}

std::string page_css(const Document &document) {
  std::string css(fixed_css);
  css += paper_rules(document.page);
  for (std::size_t i = 0; i < document.block_styles.size(); ++i) {
    css += block_rule(".b" + std::to_string(i), document.block_styles[i]);
  }
  for (std::size_t i = 0; i < document.text_styles.size(); ++i) {
    css += text_rule(".t" + std::to_string(i), document.text_styles[i]);
  }
  css += print_css;
  return css;
}

}  // namespace formletter::output
