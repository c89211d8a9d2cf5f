#include "document/reading.hpp"

namespace formletter::document {
namespace {

std::string part(const InlineText &text, std::size_t span) {
  const Span &here = text.spans.at(span);
  return text.text.substr(here.begin, here.end - here.begin);
}

TEST_CASE("bdi becomes a first-strong isolate, dir an isolate of that direction") {
  CHECK(paragraph("Call <bdi>1-888-351-4024</bdi>.").text == "Call \u20681-888-351-4024\u2069.");
  CHECK(paragraph("a <bdi dir=\"ltr\">b</bdi>").text == "a \u2066b\u2069");
  CHECK(paragraph("a <span dir=\"rtl\">b</span>").text == "a \u2067b\u2069");
  CHECK(paragraph("a <em dir=\"auto\">b</em>").text == "a \u2068b\u2069");
}

TEST_CASE("An isolate with nothing in it is left out") {
  CHECK(paragraph("a<bdi></bdi>b").text == "ab");
  CHECK(paragraph("a <bdi> </bdi>b").text == "a b");
}

TEST_CASE("Words of a language that runs the other way are isolated") {
  CHECK(paragraph("She wrote <span lang=\"ar\">نعم!</span> twice").text ==
        "She wrote \u2067نعم!\u2069 twice");
  CHECK(paragraph("She wrote <span lang=\"fr\">oui</span>").text == "She wrote oui");
}

TEST_CASE("Spans cover the text without gaps and carry language, link and expansion") {
  const InlineText text = paragraph(
      "Ask <abbr title=\"Immigration and Customs Enforcement\">ICE</abbr> at "
      "<a href=\"https://www.ice.dhs.gov\">its <em>page</em></a>, <span lang=\"es\">por favor</span>.");
  REQUIRE(text.spans.size() == 8);
  std::uint32_t at = 0;
  for (const Span &span : text.spans) {
    CHECK(span.begin == at);
    at = span.end;
  }
  CHECK(at == text.text.size());
  CHECK(part(text, 1) == "ICE");
  CHECK(text.spans[1].expansion == "Immigration and Customs Enforcement");
  CHECK(part(text, 3) == "its ");
  CHECK(text.spans[3].link == 0U);
  CHECK(part(text, 4) == "page");
  CHECK(text.spans[4].link == 0U);
  CHECK(part(text, 6) == "por favor");
  CHECK(text.spans[6].language.text() == "es");
  CHECK_FALSE(text.spans[7].link.has_value());
}

TEST_CASE("Elements that change nothing do not cut a span") {
  const InlineText text = paragraph("a <span>b</span> <bdi>c</bdi> d");
  CHECK(text.spans.size() == 1);
}

TEST_CASE("Links to one target are listed once") {
  const Document document = document_of(
      "<p><a href=\"tel:1\">a</a> <a href=\"mailto:x@y.org\">b</a></p><p><a href=\"tel:1\">c</a></p>");
  CHECK(document.links == std::vector<std::string>{"tel:1", "mailto:x@y.org"});
}

TEST_CASE("Objects stand in order, each at its U+FFFC") {
  const InlineText text = paragraph(
      "<input type=\"checkbox\" name=\"a\" title=\"Agree\" checked=\"checked\"/> x "
      "<input type=\"text\" name=\"b\" value=\"v\" maxlength=\"9\" required=\"required\" width=\"2in\"/>"
      "<img src=\"seal.png\" alt=\"Seal\" width=\"1in\" height=\"0.5in\"/>"
      "<span class=\"page\"/>/<span class=\"pages\"/>");
  CHECK(text.text == "\uFFFC x \uFFFC\uFFFC\uFFFC/\uFFFC");
  REQUIRE(text.objects.size() == 5);
  const auto &box = std::get<CheckBox>(text.objects[0]);
  CHECK(box.name == "a");
  CHECK(box.tool_tip == "Agree");
  CHECK(box.checked);
  CHECK(box.size == Length::mm(4));
  const auto &field = std::get<TextField>(text.objects[1]);
  CHECK(field.value == "v");
  CHECK(field.max_length == 9);
  CHECK(field.required);
  CHECK(field.width == Length::in(2));
  const auto &image = std::get<Image>(text.objects[2]);
  CHECK(image.alternative == "Seal");
  CHECK(image.height == Length::in(0.5));
  CHECK(std::holds_alternative<PageNumber>(text.objects[3]));
  CHECK(std::holds_alternative<PageCount>(text.objects[4]));
}

TEST_CASE("A box is ticked by checked, true and yes, and by nothing else") {
  const auto ticked = [](const std::string &value) {
    return std::get<CheckBox>(paragraph("<input type=\"checkbox\" checked=\"" + value + "\"/>").objects.at(0))
        .checked;
  };
  CHECK(ticked("checked"));
  CHECK(ticked("true"));
  CHECK(ticked("yes"));
  CHECK_FALSE(ticked("false"));
  CHECK_FALSE(ticked("no"));
  CHECK_FALSE(ticked(""));
}

TEST_CASE("A U+FFFC of the text itself is not taken for an object") {
  const InlineText text = paragraph("a\uFFFCb <input type=\"checkbox\"/>");
  CHECK(text.text == "ab \uFFFC");
  CHECK(text.objects.size() == 1);
}

}  // namespace
}  // namespace formletter::document
