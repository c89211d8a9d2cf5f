#include "document/reading.hpp"

namespace formletter::document {
namespace {

TEST_CASE("A run of spaces, tabs and line ends is one space") {
  CHECK(paragraph("Dear \t Counsel:\n   I ask\r\nICE").text == "Dear Counsel: I ask ICE");
}

TEST_CASE("White space becomes one space wherever it stands in a long text") {
  const std::string words = "I ask that you join me, at last, to close my case";
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string before = words.substr(0, at), behind = words.substr(at);
    const bool blank_there = before.ends_with(' ') || behind.starts_with(' ');
    const std::string expected = blank_there ? words : before + " " + behind;
    INFO(before << "|" << behind);
    for (const std::string space : {" ", "  ", "\n", "\t", "   \r\n  "}) {
      CHECK(paragraph(before + space + behind).text == expected);
      CHECK(paragraph(before + space).text == expected.substr(0, before.find_last_not_of(' ') + 1));
    }
  }
}

TEST_CASE("No space stays at the edges of a paragraph") {
  CHECK(paragraph("\n  text\n  ").text == "text");
  CHECK(paragraph("<strong> text </strong> ").text == "text");
  CHECK(paragraph("text <bdi>x </bdi> ").text == "text \u2068x\u2069");
}

TEST_CASE("White space collapses across inline elements into the first of them") {
  CHECK(paragraph("a <em> b</em>").text == "a b");
  const InlineText text = paragraph("a<em> b </em> c");
  CHECK(text.text == "a b c");
  REQUIRE(text.spans.size() == 3);
  CHECK(text.spans[1].begin == 1);
  CHECK(text.spans[1].end == 4);
}

TEST_CASE("Spaces around a line break go") {
  CHECK(paragraph("Line one <br/> line two").text == "Line one\u2028line two");
  CHECK(paragraph("Line one <em> </em><br/> <em> line two</em>").text == "Line one\u2028line two");
}

TEST_CASE("No-break spaces and other Unicode spaces are text") {
  CHECK(paragraph("§&#xA0; 4\u2009km").text == "§\u00A0 4\u2009km");
  CHECK(paragraph("&#xA0;").text == "\u00A0");
}

TEST_CASE("A line end between two ideographs goes, since their script has no word spaces") {
  CHECK(paragraph("移民\n  法院").text == "移民法院");
  CHECK(paragraph("カタ\nカナ").text == "カタカナ");
}

TEST_CASE("A space between ideographs, and a line end beside other scripts, stay one space") {
  CHECK(paragraph("移民 法院").text == "移民 法院");
  CHECK(paragraph("移民\nICE").text == "移民 ICE");
  CHECK(paragraph("이민\n법원").text == "이민 법원");
}

TEST_CASE("Between ideographs and tags everything is kept as it is") {
  CHECK(paragraph("移民<strong>法院</strong>").text == "移民法院");
  CHECK(paragraph("移民\n<strong>法院</strong>").text == "移民 法院");
}

TEST_CASE("The last br of a paragraph opens no further line; two in the middle leave one empty") {
  CHECK(paragraph("One<br/><br/>two<br/>").text == "One\u2028\u2028two");
  CHECK(document_of("<p><br/></p>").blocks.empty());
}

TEST_CASE("A paragraph with only white space prints nothing") {
  CHECK(document_of("<p> \n <strong> </strong><bdi> </bdi></p>").blocks.empty());
}

TEST_CASE("A paragraph with an object and no text is kept") {
  const InlineText text = paragraph("<input type=\"text\" name=\"x\"/>");
  CHECK(text.text == "\uFFFC");
  CHECK(text.objects.size() == 1);
}

}  // namespace
}  // namespace formletter::document
