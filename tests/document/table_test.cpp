#include "document/reading.hpp"

namespace formletter::document {
namespace {

TEST_CASE("A table has a caption, rows to repeat and rows of its body") {
  const Document document = document_of(
      "<table><caption>Payments</caption><thead><tr><th>Year</th><th>Sum</th></tr></thead>"
      "<tbody><tr><th>2012</th><td>1</td></tr></tbody><tr><td colspan=\"2\"/></tr></table>");
  const auto &table = content<Table>(document.blocks.at(0));
  REQUIRE(table.caption.size() == 1);
  CHECK(content<Paragraph>(table.caption[0]).role == ParagraphRole::caption);
  CHECK(table.head.size() == 1);
  REQUIRE(table.body.size() == 2);
  CHECK(table.head[0].cells[0].role == CellRole::column_header);
  CHECK(table.body[0].cells[0].role == CellRole::row_header);
  CHECK(table.body[0].cells[1].role == CellRole::data);
  CHECK(table.body[1].cells[0].column_span == 2);
  CHECK(table.body[1].cells[0].blocks.empty());
  CHECK_FALSE(table.paired);
}

TEST_CASE("scope says what a heading heads") {
  const Document document = document_of(
      "<table><thead><tr><th scope=\"row\">a</th></tr></thead><tr><th scope=\"col\">b</th></tr></table>");
  const auto &table = content<Table>(document.blocks.at(0));
  CHECK(table.head[0].cells[0].role == CellRole::row_header);
  CHECK(table.body[0].cells[0].role == CellRole::column_header);
}

TEST_CASE("data-columns gives each column its share of the width") {
  const Document document =
      document_of("<table data-columns=\"1fr 2.5fr 0.5fr\"><tr><td>a</td><td>b</td><td>c</td></tr></table>");
  CHECK(content<Table>(document.blocks.at(0)).column_shares == std::vector<double>{0.25, 0.625, 0.125});
}

TEST_CASE("Cells of pairs have a language and direction each") {
  const Document document =
      document_of("<table class=\"pairs\"><tr><td lang=\"en\">a</td><td lang=\"ar\">b</td></tr></table>");
  const auto &table = content<Table>(document.blocks.at(0));
  CHECK(table.paired);
  CHECK(table.body[0].cells[0].direction == Direction::left_to_right);
  CHECK(table.body[0].cells[1].direction == Direction::right_to_left);
  CHECK(table.body[0].cells[1].language.text() == "ar");
}

TEST_CASE("A cell without a background of its own has its row's") {
  const Document document =
      document_of("<table><tr class=\"sum\"><td>a</td><td class=\"own\">b</td></tr></table>",
                  sheet_of("<style name='tr.sum' background-color='#eeeeee'/><style name='.own' "
                           "background-color='#ffffff'/>"));
  const auto &cells = content<Table>(document.blocks.at(0)).body.at(0).cells;
  CHECK(document.block_styles.at(cells[0].style).background == Color{0xEE, 0xEE, 0xEE});
  CHECK(document.block_styles.at(cells[1].style).background == Color{0xFF, 0xFF, 0xFF});
}

TEST_CASE("Rows stay in one piece unless their style lets them break") {
  const std::string table = "<table><tr><td>a</td></tr></table>";
  CHECK(content<Table>(document_of(table).blocks.at(0)).body.at(0).keep_together);
  const Document loose = document_of(table, sheet_of("<style name='tr' break-inside='auto'/>"));
  CHECK_FALSE(content<Table>(loose.blocks.at(0)).body.at(0).keep_together);
}

}  // namespace
}  // namespace formletter::document
