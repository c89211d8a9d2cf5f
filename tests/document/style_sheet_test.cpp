#include "document/reading.hpp"

namespace formletter::document {
namespace {

TEST_CASE("A page has its paper, margins, window and folds") {
  const StyleSheet sheet = sheet_of(
      "<page name='window-10' margin-start='2in' size='a4' margin='1in 20mm 72pt' first-body-top='3.75in' "
      "header-offset='0.6in'><window left='1in' width='3.25in' bottom-baseline='3in' max-lines='6'/>"
      "<fold at='99mm'/><fold at='198mm'/></page>");
  const PageMaster *page = sheet.page("window-10");
  REQUIRE(page != nullptr);
  CHECK(page->width == Length::mm(210));
  CHECK(page->height == Length::mm(297));
  CHECK(page->margin_top == Length::in(1));
  CHECK(page->margin_end == Length::mm(20));
  CHECK(page->margin_bottom == Length::pt(72));
  CHECK(page->margin_start == Length::in(2));  // the longer name is the more exact, whatever the order
  CHECK(page->first_body_top == Length::in(3.75));
  CHECK(page->header_offset == Length::in(0.6));
  CHECK(page->footer_offset == Length::in(0.5));
  REQUIRE(page->window.has_value());
  CHECK(page->window->left == Length::in(1));
  CHECK(page->window->bottom_baseline == Length::in(3));
  CHECK(page->window->max_lines == 6);
  CHECK(page->fold_marks == std::vector<Length>{Length::mm(99), Length::mm(198)});
}

TEST_CASE("A page says what its last one holds at least, and how much tighter it may be set") {
  const StyleSheet sheet = sheet_of("<page name='handout' least-on-last='2.2in' tighten='7%'/>");
  CHECK(sheet.page("handout")->least_on_last == Length::in(2.2));
  CHECK(sheet.page("handout")->tighten == 0.07);
  CHECK_FALSE(sheet.page("letter")->least_on_last.has_value());
  CHECK(sheet.page("letter")->tighten == 0);
}

TEST_CASE("A pack's page replaces the engine's of the same name; the others stay") {
  const StyleSheet sheet =
      sheet_of("<page name='letter' margin='2in'/><page name='card' size='5in 3in' margin='0'/>");
  CHECK(sheet.page("letter")->margin_top == Length::in(2));
  CHECK(sheet.page("a4")->width == Length::mm(210));
  CHECK(sheet.page("legal") == nullptr);
  CHECK(sheet.page_names() == std::vector<std::string>{"letter", "card", "a4"});
}

TEST_CASE("Classes and body classes are named in alphabetical order, each once") {
  const StyleSheet sheet = sheet_of(
      "<style name='p.note'/><style name='handout .box'/><style name='.note'/><style name='handout p'/>");
  CHECK(sheet.class_names() == std::vector<std::string>{"box", "handout", "note"});
}

TEST_CASE("More exact styles win over less exact ones, whatever their order") {
  const std::string rules =
      "<style name='handout p' font-size='14pt'/>"
      "<style name='p.note' font-size='13pt'/>"
      "<style name='.note' font-size='12pt'/>"
      "<style name='p' font-size='9pt'/>";
  const StyleSheet sheet = sheet_of(rules);
  CHECK(text_style(document_of("<p>a</p>", sheet)).size == Length::pt(9));
  CHECK(text_style(document_of("<h1 class=\"note\">a</h1>", sheet)).size == Length::pt(12));
  CHECK(text_style(document_of("<p class=\"note\">a</p>", sheet)).size == Length::pt(13));
  CHECK(text_style(document_of("<p class=\"note\">a</p>", sheet, " class=\"handout\"")).size ==
        Length::pt(14));
}

TEST_CASE("A style for a language wins over all that name none") {
  const StyleSheet sheet = sheet_of(
      "<style name='p' lang='zh-Hant' font-size='16pt'/><style name='p' lang='zh' font-size='15pt'/>"
      "<style name='handout p.note' font-size='9pt'/>");
  const auto size = [&](const std::string &lang) {
    return text_style(
               document_of("<p class=\"note\" lang=\"" + lang + "\">a</p>", sheet, " class=\"handout\""))
        .size;
  };
  CHECK(size("en") == Length::pt(9));
  CHECK(size("zh") == Length::pt(15));
  CHECK(size("zh-Hans") == Length::pt(15));
  CHECK(size("zh-Hant-TW") == Length::pt(16));
}

TEST_CASE("Of two equally exact styles the later one wins") {
  const StyleSheet sheet = sheet_of("<style name='.a' font-size='9pt'/><style name='.b' font-size='8pt'/>");
  CHECK(text_style(document_of("<p class=\"b a\">x</p>", sheet)).size == Length::pt(8));
}

TEST_CASE("A pack's plainest style wins over the engine's most exact") {
  const StyleSheet sheet = sheet_of("<style name='.loud' font-style='italic'/>");
  CHECK(text_style(document_of("<p lang=\"ar\"><em class=\"loud\">x</em></p>", sheet)).italic);
}

TEST_CASE("Characters, line height, alignment, hyphens, widows and orphans are inherited; boxes are not") {
  const Document document = document_of(
      "<section class=\"x\"><p>a</p></section>",
      sheet_of("<style name='.x' font-size='20pt' color='#aa0000' letter-spacing='1pt' line-height='2' "
               "text-align='center' hyphens='auto' widows='3' orphans='4' text-indent='5pt' margin-top='6pt' "
               "padding='7pt' border='1pt' width='3in' break-inside='avoid'/>"));
  const auto &inner = content<Section>(document.blocks.at(0)).blocks.at(0);
  const BlockStyle style = document.block_styles.at(inner.style);
  const TextStyle text = document.text_styles.at(content<Paragraph>(inner).content.spans.at(0).style);
  CHECK(text.size == Length::pt(20));
  CHECK(text.color == Color{0xAA, 0, 0});
  CHECK(text.letter_spacing == Length::pt(1));
  CHECK(style.line_height == 2);
  CHECK(style.alignment == Alignment::center);
  CHECK(style.hyphens == Hyphens::automatic);
  CHECK(style.widows == 3);
  CHECK(style.orphans == 4);
  CHECK(style.first_line_indent == Length());
  CHECK(style.space_before == Length());
  CHECK(style.padding_top == Length());
  CHECK(style.border_top == Length());
  CHECK_FALSE(style.width.has_value());
  CHECK_FALSE(style.keep_together);
}

TEST_CASE("An em is the parent's font size for font-size and the element's own for the rest") {
  const StyleSheet sheet = sheet_of(
      "<style name='body' font-size='10pt'/><style name='p' font-size='1.5em' margin-top='2em' "
      "text-indent='-1em' "
      "width='20em'/>");
  const Document document = document_of("<p>a</p>", sheet);
  CHECK(text_style(document).size == Length::pt(15));
  CHECK(block_style(document).space_before == Length::pt(30));
  CHECK(block_style(document).first_line_indent == Length::pt(-15));
  CHECK(block_style(document).width == Length::pt(300));
}

TEST_CASE("Shorthands set all sides, and longer names win over them whatever the order") {
  const Document document = document_of(
      "<p>a</p>",
      sheet_of(
          "<style name='p' padding-top='9pt' padding='1pt 2pt 3pt 4pt' border-end='0' border='0.5pt'/>"));
  const BlockStyle style = block_style(document);
  CHECK(style.padding_top == Length::pt(9));
  CHECK(style.padding_end == Length::pt(2));
  CHECK(style.padding_bottom == Length::pt(3));
  CHECK(style.padding_start == Length::pt(4));
  CHECK(style.border_start == Length::pt(0.5));
  CHECK(style.border_end == Length());
}

TEST_CASE("A border is as dark as the text unless it has a colour of its own") {
  const Document document =
      document_of("<p>a</p><h1>b</h1>", sheet_of("<style name='p' color='#123456' border='1pt'/><style "
                                                 "name='h1' border='1pt' border-color='#999'/>"));
  CHECK(block_style(document, 0).border_color == Color{0x12, 0x34, 0x56});
  CHECK(block_style(document, 1).border_color == Color{0x99, 0x99, 0x99});
}

TEST_CASE("Letters that join are never spaced out") {
  const StyleSheet sheet = sheet_of("<style name='h1' letter-spacing='0.1em'/>");
  CHECK(text_style(document_of("<h1>a</h1>", sheet)).letter_spacing > Length());
  CHECK(text_style(document_of("<h1 lang=\"ar\">a</h1>", sheet)).letter_spacing == Length());
  CHECK(text_style(document_of("<h1 lang=\"hi\">a</h1>", sheet)).letter_spacing == Length());
  const Document mixed = document_of("<h1>a <span lang=\"ur\">b</span> c</h1>", sheet);
  const auto &spans = text_of(mixed).spans;
  REQUIRE(spans.size() == 3);
  CHECK(mixed.text_styles.at(spans[1].style).letter_spacing == Length());
  CHECK(mixed.text_styles.at(spans[2].style).letter_spacing > Length());
}

TEST_CASE("A property can be taken back") {
  const StyleSheet sheet = sheet_of(
      "<style name='p' width='3in' background-color='#eee' min-height='1in' break-before='page'/>"
      "<style name='p.plain' width='auto' background-color='transparent' min-height='auto' "
      "break-before='auto'/>");
  const BlockStyle style = block_style(document_of("<p class=\"plain\">a</p>", sheet));
  CHECK_FALSE(style.width.has_value());
  CHECK_FALSE(style.background.has_value());
  CHECK_FALSE(style.min_height.has_value());
  CHECK_FALSE(style.page_break_before);
}

TEST_CASE("Without a style of the pack every element looks decent") {
  const Document document = document_of(
      "<h1>a</h1><p>b <a href=\"tel:1\">c</a></p><hr/><table><tr><td>d</td></tr></table>", sheet_of(""));
  CHECK(text_style(document, 0).typeface == Typeface::sans);
  CHECK(text_style(document, 0).bold);
  CHECK(block_style(document, 0).keep_with_next);
  CHECK(text_style(document, 1) == TextStyle());  // serif, 11 pt, black
  CHECK(block_style(document, 1).line_height == 1.35);
  CHECK(block_style(document, 1).space_after == Length::pt(8));
  CHECK(block_style(document, 2).border_top == Length::pt(0.5));
  const auto &cell = content<Table>(document.blocks.at(3)).body.at(0).cells.at(0);
  CHECK(document.block_styles.at(cell.style).border_bottom == Length::pt(0.5));
}

TEST_CASE("Classes may be several; a body may be named after its page") {
  const StyleSheet sheet =
      sheet_of("<style name='.a' font-size='9pt'/><style name='.b' font-weight='bold'/>");
  const Document document = document_of("<p class=\" a\n b \">x</p>", sheet, " class=\"letter\"");
  CHECK(text_style(document).size == Length::pt(9));
  CHECK(text_style(document).bold);
}

}  // namespace
}  // namespace formletter::document
