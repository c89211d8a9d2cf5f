#include "document/reading.hpp"

namespace formletter::document {
namespace {

std::string line(const Block &block) {
  return content<Paragraph>(block).content.text;
}

TEST_CASE("A section that holds nothing to print is left out, whatever it is made of") {
  CHECK(document_of("<section><div> <p> </p></div><ul><li> </li></ul><dl><dt/><dd/></dl>"
                    "<table><thead><tr><th>Head</th></tr></thead></table></section>")
            .blocks.empty());
}

TEST_CASE("An empty block with a height of its own is room, and is kept") {
  const Document document =
      document_of("<p class=\"room\"></p>", sheet_of("<style name='.room' min-height='34pt'/>"));
  REQUIRE(document.blocks.size() == 1);
  CHECK(content<Section>(document.blocks[0]).blocks.empty());
  CHECK(block_style(document).min_height == Length::pt(34));
}

TEST_CASE("Lines of an address end at br; those without text are left out") {
  const Document document =
      document_of("<address>Ana Núñez<br/> <br/><strong>12 Main St<br/>Boston</strong></address>");
  const auto &address = content<Section>(document.blocks.at(0));
  CHECK(address.role == SectionRole::address);
  REQUIRE(address.blocks.size() == 3);
  CHECK(content<Paragraph>(address.blocks[0]).role == ParagraphRole::line);
  CHECK(line(address.blocks[0]) == "Ana Núñez");
  CHECK(line(address.blocks[1]) == "12 Main St");
  CHECK(line(address.blocks[2]) == "Boston");
}

TEST_CASE("An isolate that goes over the end of an address line is closed and opened again") {
  const Document document = document_of("<address>a <bdi>b<br/>c</bdi> d</address>");
  const auto &address = content<Section>(document.blocks.at(0));
  CHECK(line(address.blocks.at(0)) == "a \u2068b\u2069");
  CHECK(line(address.blocks.at(1)) == "\u2068c\u2069 d");
  const auto &text = content<Paragraph>(address.blocks.at(1)).content;
  CHECK(text.spans.front().begin == 0);
  CHECK(text.spans.back().end == text.text.size());
}

TEST_CASE("Objects go with their line of an address") {
  const Document document = document_of(
      "<address>a <input type=\"checkbox\" name=\"x\"/><br/>b <input type=\"text\" name=\"y\"/></address>");
  const auto &address = content<Section>(document.blocks.at(0));
  CHECK(std::holds_alternative<CheckBox>(content<Paragraph>(address.blocks.at(0)).content.objects.at(0)));
  CHECK(std::holds_alternative<TextField>(content<Paragraph>(address.blocks.at(1)).content.objects.at(0)));
}

TEST_CASE("An address of class window is for the page's window") {
  const Document document = document_of("<address class=\"window\">ICE</address>");
  CHECK(content<Section>(document.blocks.at(0)).role == SectionRole::window_address);
}

TEST_CASE("Text beside blocks becomes a paragraph of its own") {
  const Document document = document_of("<div>Before <em>it</em><p>inside</p>\nafter</div>");
  const auto &division = content<Section>(document.blocks.at(0));
  REQUIRE(division.blocks.size() == 3);
  CHECK(line(division.blocks[0]) == "Before it");
  CHECK(line(division.blocks[1]) == "inside");
  CHECK(line(division.blocks[2]) == "after");
  CHECK(division.blocks[2].place == BlockPlace{2, 1});
}

TEST_CASE("Headers and footers stand on all pages, the first, or the rest") {
  const Document document = document_of(
      "<header>a</header><header class=\"first\"><p>b</p></header><footer class=\"rest\">c</footer>"
      "<footer> </footer><p>d</p>");
  REQUIRE(document.headers.size() == 2);
  CHECK(document.headers[0].pages == PagesShown::all);
  CHECK(document.headers[1].pages == PagesShown::first);
  REQUIRE(document.footers.size() == 1);
  CHECK(document.footers[0].pages == PagesShown::rest);
  CHECK(document.blocks.size() == 1);
}

TEST_CASE("Direction follows the language where the language changes, and dir where it is given") {
  const Document document = document_of(
      "<section lang=\"ar\"><p>a</p><p lang=\"en\">b</p><p dir=\"ltr\">c</p></section><p lang=\"ur\">d</p>");
  const Block &section = document.blocks.at(0);
  CHECK(section.direction == Direction::right_to_left);
  const auto &blocks = content<Section>(section).blocks;
  CHECK(blocks.at(0).direction == Direction::right_to_left);
  CHECK(blocks.at(0).language.text() == "ar");
  CHECK(blocks.at(1).direction == Direction::left_to_right);
  CHECK(blocks.at(2).direction == Direction::left_to_right);
  CHECK(blocks.at(2).language.text() == "ar");
  CHECK(document.blocks.at(1)->direction == Direction::right_to_left);
}

TEST_CASE("The document's language and direction are those of html") {
  const auto document = read_xhtml(
      {"x", "<html lang=\"ar\"><head><title> A \n B </title></head><body/></html>"}, StyleSheet::built_in());
  REQUIRE(document.ok());
  CHECK(document->language.text() == "ar");
  CHECK(document->direction == Direction::right_to_left);
  CHECK(document->title == "A B");
}

TEST_CASE("meta chooses the page and fills the metadata; an option has the last word on the page") {
  const Source source{
      "x",
      "<html><head><meta name=\"page\" content=\"a4\"/><meta name=\"subject\" content=\"S\"/>"
      "<meta name=\"keywords\" content=\"K\"/><meta name=\"author\" content=\"A\"/></head><body/></html>"};
  const auto document = read_xhtml(source, StyleSheet::built_in());
  REQUIRE(document.ok());
  CHECK(document->page.name == "a4");
  CHECK(document->subject == "S");
  CHECK(document->keywords == "K");
  CHECK(document->author == "A");
  const auto other = read_xhtml(source, StyleSheet::built_in(), {.page = "letter"});
  REQUIRE(other.ok());
  CHECK(other->page.name == "letter");
}

TEST_CASE("A block knows where it stands in the source") {
  const Document document = document_of("\n  <p>a</p>");
  CHECK(document.blocks.at(0)->place == BlockPlace{2, 3});
}

}  // namespace
}  // namespace formletter::document
