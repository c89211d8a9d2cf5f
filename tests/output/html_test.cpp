#include "output/reading.hpp"

namespace formletter::output {
namespace {

using Catch::Contains;

/// What stands between <main> and </main>.
std::string html_of(const std::string &inner, const std::string &language = "en",
                    const std::string &styles = "") {
  const std::string page = write_html(body(inner, language, styles));
  const auto begin = page.find('\n', page.find("<main")) + 1;
  return page.substr(begin, page.find("</main>") - begin);
}

TEST_CASE("A letter in English and one in Arabic are written as their golden pages") {
  for (const std::string name : {"letter_en", "letter_ar"}) {
    INFO(name);
    CHECK(write_html(golden(name)) == content_of(FORMLETTER_ROOT "/tests/output/golden/" + name + ".html"));
  }
}

TEST_CASE("The character set is told first, and nothing is fetched or sent") {
  const std::string page = write_html(golden("letter_en"));
  CHECK(page.find("<meta charset=\"utf-8\">") < page.find("<title>"));
  CHECK_THAT(page, Contains("default-src 'none'"));
  CHECK(page.find("src=") == page.find("src=\"data:"));
  CHECK(page.find("url(") == std::string::npos);
  CHECK(page.find("@import") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
}

TEST_CASE("Text, attributes and the title are escaped") {
  const std::string page =
      write_html(read("<html><head><title>&lt;/title>&lt;script></title></head><body><p>a &lt;b> &amp; \"c\" "
                      "<input type=\"text\" value=\"&quot;>&lt;script>\"/></p></body></html>",
                      "<styles/>"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK_THAT(page, Contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
  CHECK_THAT(page, Contains("a &lt;b&gt; &amp; &quot;c&quot;"));
  CHECK_THAT(page, Contains("value=\"&quot;&gt;&lt;script&gt;\""));
}

TEST_CASE("Emphasis is told against the paragraph's own look") {
  CHECK_THAT(html_of("<p>Please <strong>do <em>not</em></strong> send it.</p>"),
             Contains("Please <strong>do </strong><strong><em>not</em></strong> send it."));
  CHECK_THAT(html_of("<h1>All <em>bold</em></h1>"), Contains("All <em>bold</em>"));
}

TEST_CASE("A link stays one element whatever looks and isolates are in it") {
  CHECK_THAT(
      html_of("<p>See <a href=\"https://x.org/?a=1&amp;b=2\">the <b>long</b> <bdi>1-2</bdi> page</a>.</p>"),
      Contains("<a href=\"https://x.org/?a=1&amp;b=2\" class=\"t1\">the <strong>long</strong> "
               "<bdi>1-2</bdi> page</a>."));
}

TEST_CASE("Isolates become bdi elements, also around several looks") {
  CHECK_THAT(html_of("<p>a <bdi>b <em>c</em></bdi> d <span dir=\"rtl\">e</span></p>"),
             Contains("a <bdi>b <em>c</em></bdi> d <bdi dir=\"rtl\">e</bdi>"));
  CHECK_THAT(html_of("<p>a <em>b <bdi>c</bdi></em> <strong><bdi dir=\"ltr\">d</bdi></strong></p>"),
             Contains("a <em>b <bdi>c</bdi></em> <strong><bdi dir=\"ltr\">d</bdi></strong>"));
}

TEST_CASE("A stray isolate of the text itself stays a character, so that elements nest") {
  CHECK_THAT(html_of("<p>a\u2069 b \u2068<em>c</em></p>"), Contains("a\u2069 b \u2068<em>c</em>"));
}

TEST_CASE("Language and direction are told where they change") {
  const std::string html = html_of(
      "<p>a</p><section lang=\"ar\"><p>b</p><p lang=\"en\">c</p></section>"
      "<p>d <span lang=\"es\">e</span></p>");
  CHECK_THAT(html, Contains("<section class=\"b0\" lang=\"ar\" dir=\"rtl\">\n<p class=\"b1 t0\">b</p>\n"
                            "<p class=\"b1 t0\" lang=\"en\" dir=\"ltr\">c</p>"));
  CHECK_THAT(html, Contains("d <span lang=\"es\">e</span>"));
}

TEST_CASE("Check boxes and fields are real inputs") {
  CHECK_THAT(
      html_of("<p><input type=\"checkbox\" name=\"a\" title=\"Agree\" checked=\"checked\" width=\"10pt\"/> "
              "x</p>"),
      Contains(
          "<input type=\"checkbox\" name=\"a\" title=\"Agree\" style=\"width:10pt;height:10pt\" checked> x"));
  CHECK_THAT(
      html_of("<p>Name <input type=\"text\" name=\"n\" value=\"Ana\" maxlength=\"9\" required=\"required\" "
              "width=\"2in\"/></p>"),
      Contains("Name <input type=\"text\" name=\"n\" value=\"Ana\" style=\"width:144pt\" maxlength=\"9\" "
               "required>"));
}

TEST_CASE("A field that takes the rest of its line stands apart from the text before it, line by line") {
  CHECK_THAT(
      html_of("<p>Name <input type=\"text\" name=\"a\"/><br/>Phone <input type=\"text\" name=\"b\"/></p>"),
      Contains(
          "<span class=\"fields\"><span>Name </span><input type=\"text\" name=\"a\" class=\"rest\"></span>"
          "<span class=\"fields\"><span>Phone </span><input type=\"text\" name=\"b\" "
          "class=\"rest\"></span>"));
}

TEST_CASE("Words stand for a picture that would have to be fetched") {
  CHECK_THAT(html_of("<p><img src=\"https://x.org/a.png\" alt=\"Seal\" width=\"1in\" height=\"1in\"/></p>"),
             Contains("<span class=\"image\" role=\"img\" aria-label=\"Seal\">Seal</span>"));
  CHECK_THAT(html_of("<p>a<img src=\"a.png\" alt=\"\" width=\"1in\" height=\"1in\"/>b</p>"),
             Contains(">ab</p>"));
  CHECK_THAT(
      html_of("<p><img src=\"data:image/png;base64,AAAA\" alt=\"Seal\" width=\"1in\" height=\"2in\"/></p>"),
      Contains("<img src=\"data:image/png;base64,AAAA\" alt=\"Seal\" style=\"width:72pt;height:144pt\">"));
}

TEST_CASE("Headers for the other pages do not stand on the one page of a screen") {
  const std::string html =
      html_of("<header>a</header><header class=\"rest\">b</header><footer class=\"first\">c</footer>");
  CHECK_THAT(html, Contains(">a</p>") && Contains(">c</p>") && !Contains(">b</p>"));
}

TEST_CASE("Pairs keep their columns in place on a right-to-left page") {
  CHECK_THAT(html_of("<table class=\"pairs\"><tr><td lang=\"en\">a</td><td>b</td></tr></table>", "ar"),
             Contains("dir=\"ltr\">\n<tbody>") && Contains("<td class=\"b1\" lang=\"en\">") &&
                 Contains("<td class=\"b1\" dir=\"rtl\">"));
}

TEST_CASE("Styles use logical sides, so that one sheet serves both directions") {
  const std::string page =
      write_html(body("<p>a</p>", "ar",
                      "<style name='p' margin-start='3pt' padding='1pt 2pt' border-end='0.5pt' "
                      "border-color='#abc' text-align='end' letter-spacing='0.25pt'/>"));
  CHECK_THAT(page, Contains("text-align:end") && Contains("margin-inline-start:3pt") &&
                       Contains("padding-block-start:1pt") && Contains("padding-inline-end:2pt") &&
                       Contains("border-inline-end:0.5pt solid #aabbcc"));
  for (const std::string side : {"margin-left", "margin-right", "padding-left", "padding-right",
                                 "text-align:left", "text-align:right", "border-left", "border-right"}) {
    CHECK(page.find(side) == std::string::npos);
  }
}

TEST_CASE("The page has the paper's size and margins in print") {
  const std::string page =
      write_html(body("<p>a</p>", "en", "<page name='letter' size='a4' margin='1in 20mm'/>"));
  CHECK_THAT(page, Contains("@page{size:595.276pt 841.89pt;margin:72pt 56.693pt 72pt 56.693pt}"));
}

}  // namespace
}  // namespace formletter::output
