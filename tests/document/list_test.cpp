#include "document/reading.hpp"

namespace formletter::document {
namespace {

std::vector<std::string> markers(const std::string &list, const std::string &styles = "") {
  const Document document = document_of(list, sheet_of(styles));
  std::vector<std::string> result;
  for (const ListItem &item : content<List>(document.blocks.at(0)).items) result.push_back(item.marker);
  return result;
}

using Markers = std::vector<std::string>;

TEST_CASE("Lists are marked by their style") {
  CHECK(markers("<ul><li>a</li></ul>") == Markers{"•"});
  CHECK(markers("<ol><li>a</li><li>b</li></ol>") == Markers{"1.", "2."});
  CHECK(markers("<ul><li>a</li></ul>", "<style name='ul' list-style-type='dash'/>") == Markers{"–"});
  CHECK(markers("<ul><li>a</li></ul>", "<style name='ul' list-style-type='box'/>") == Markers{"☐"});
  CHECK(markers("<ul><li>a</li></ul>", "<style name='ul' list-style-type='none'/>") == Markers{""});
  CHECK(markers("<ol><li>a</li></ol>", "<style name='ol' list-style-type='upper-alpha'/>") == Markers{"A)"});
}

TEST_CASE("An ordered list has the type and the first number that it names") {
  CHECK(markers("<ol type=\"a\" start=\"26\"><li>x</li><li>y</li></ol>") == Markers{"z)", "aa)"});
  CHECK(markers("<ol type=\"A\"><li>x</li></ol>") == Markers{"A)"});
  CHECK(markers("<ol start=\"9\"><li>x</li><li>y</li></ol>") == Markers{"9.", "10."});
}

TEST_CASE("An item without anything to print takes no number") {
  CHECK(markers("<ol><li>a</li><li> </li><li>b</li></ol>") == Markers{"1.", "2."});
}

TEST_CASE("Numbers are written with European digits in every language") {
  CHECK(markers("<ol lang=\"ar\"><li>a</li></ol>") == Markers{"1."});
}

TEST_CASE("Text of an item has the item's own look") {
  const Document document = document_of("<ul><li class=\"task\">a</li></ul>",
                                        sheet_of("<style name='li.task' text-indent='-16pt'/>"));
  const auto &item = content<List>(document.blocks.at(0)).items.at(0);
  REQUIRE(item.blocks.size() == 1);
  CHECK(item.blocks[0].class_name == "task");
  CHECK(document.block_styles.at(item.blocks[0].style).first_line_indent == Length::pt(-16));
}

TEST_CASE("An item of several blocks hands its margins to the outer ones, and a box wraps them") {
  const std::string list = "<ul><li>a<p>b</p></li></ul>";
  const Document plain = document_of(
      list, sheet_of("<style name='li' margin-bottom='20pt'/><style name='p' margin-bottom='8pt'/>"));
  const auto &blocks = content<List>(plain.blocks.at(0)).items.at(0).blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(plain.block_styles.at(blocks[0].style).space_after == Length());
  CHECK(plain.block_styles.at(blocks[1].style).space_after == Length::pt(20));

  const Document boxed = document_of(list, sheet_of("<style name='li' border='1pt'/>"));
  const auto &wrapped = content<List>(boxed.blocks.at(0)).items.at(0).blocks;
  REQUIRE(wrapped.size() == 1);
  CHECK(content<Section>(wrapped[0]).blocks.size() == 2);
}

TEST_CASE("A list within an item stands as near as items do") {
  const Document document =
      document_of("<ul><li>a<ul><li>b</li></ul></li></ul>",
                  sheet_of("<style name='ul' margin-bottom='12pt'/><style name='li' margin-bottom='2pt'/>"));
  const auto &item = content<List>(document.blocks.at(0)).items.at(0);
  const BlockStyle inner = document.block_styles.at(item.blocks.at(1).style);
  CHECK(inner.space_before == Length::pt(2));
  CHECK(inner.space_after == Length::pt(2));
  CHECK(block_style(document).space_after == Length::pt(12));
}

TEST_CASE("Terms and descriptions go by pairs") {
  const Document document = document_of(
      "<dl class=\"re\"><dt>Re</dt><dd>Ana</dd><dt>A</dt><dt>B</dt><dd>c</dd><dd>d</dd><dt> </dt></dl>",
      sheet_of("<style name='dl.re' term-width='1.25in'/>"));
  const auto &list = content<DefinitionList>(document.blocks.at(0));
  CHECK(list.term_width == Length::in(1.25));
  REQUIRE(list.definitions.size() == 2);
  CHECK(content<Paragraph>(list.definitions[0].terms.at(0)).role == ParagraphRole::term);
  CHECK(list.definitions[1].terms.size() == 2);
  CHECK(list.definitions[1].descriptions.size() == 2);
}

}  // namespace
}  // namespace formletter::document
