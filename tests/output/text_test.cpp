#include "output/reading.hpp"

#include "output/display_width.hpp"

#include <sstream>

namespace formletter::output {
namespace {

std::string text_of(const std::string &inner, int columns = 40, const std::string &styles = "") {
  return write_text(body(inner, "en", styles), columns);
}
std::string arabic(const std::string &inner, int columns = 40) {
  return write_text(body(inner, "ar"), columns);
}

TEST_CASE("A letter in English and one in Arabic are written as their golden texts") {
  for (const std::string name : {"letter_en", "letter_ar"}) {
    INFO(name);
    CHECK(write_text(golden(name)) == content_of(FORMLETTER_ROOT "/tests/output/golden/" + name + ".txt"));
  }
}

TEST_CASE("No line ends with a space or goes over the measure, and the text ends with one line end") {
  for (const std::string name : {"letter_en", "letter_ar"}) {
    for (const int columns : {30, 50, 72}) {
      const std::string text = write_text(golden(name), columns);
      CHECK(text.back() == '\n');
      CHECK(text.substr(text.size() - 2) != "\n\n");
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK_FALSE(line.ends_with(' '));
        CHECK(display_width(line) <= columns);
      }
    }
  }
}

TEST_CASE("A document that says nothing is one empty line") {
  CHECK(text_of("") == "\n");
}

TEST_CASE("Paragraphs are wrapped at spaces and set apart by a blank line") {
  CHECK(text_of("<p>I ask ICE to use its discretion in my case.</p><p>Thank you.</p>", 20) ==
        "I ask ICE to use its\ndiscretion in my\ncase.\n\nThank you.\n");
}

TEST_CASE("Numbers, addresses and no-break spaces stay on one line, even if they stick out") {
  CHECK(text_of("<p>Call 1-888-351-4024 or write OPLA-PD-CHI@ice.dhs.gov</p>", 16) ==
        "Call\n1-888-351-4024\nor write\nOPLA-PD-CHI@ice.dhs.gov\n");
  CHECK(text_of("<p>the number A&#xA0;012&#xA0;345 here</p>", 16) ==
        "the number\nA\u00A0012\u00A0345 here\n");
}

TEST_CASE("A number written with spaces stays on one line") {
  CHECK(text_of("<p>Subject: Lysenko - A 201 000 001 - next hearing</p>", 24) ==
        "Subject: Lysenko -\nA 201 000 001 - next\nhearing\n");
  CHECK(text_of("<p>Call me at (202) 555 0100 today</p>", 20) == "Call me at\n(202) 555 0100 today\n");
}

TEST_CASE("Headings are underlined as wide as they are shown") {
  CHECK(text_of("<h1>重要 Notice</h1><h2>Réasons</h2><p>x</p><h3>Small</h3><p>y</p>", 40) ==
        "重要 Notice\n===========\n\nRéasons\n-------\nx\n\nSmall\ny\n");
}

TEST_CASE("List items hang beside their markers, numbers in one column") {
  CHECK(text_of("<ol start=\"9\"><li>The first of them</li><li>The second</li></ol>", 16) ==
        "9.  The first of\n    them\n10. The second\n");
  CHECK(text_of("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>") == "• a\n  • b\n• c\n");
}

TEST_CASE("Text hangs beside a check box") {
  CHECK(text_of("<p><input type=\"checkbox\" checked=\"checked\"/> The letter is signed.</p>"
                "<p><input type=\"checkbox\"/>No space</p>",
                18) == "[x] The letter is\n    signed.\n\n[ ] No space\n");
}

TEST_CASE("Fields are lines to write on, or what is in them") {
  CHECK(text_of("<p>Name <input type=\"text\" width=\"1in\"/> x</p>") == "Name ____________ x\n");
  CHECK(text_of("<p>Name <input type=\"text\"/></p>", 20) == "Name _______________\n");
  CHECK(text_of("<p>Name <input type=\"text\" value=\"Ana\"/></p>") == "Name Ana\n");
}

TEST_CASE("A link shows its target unless its words are the target") {
  CHECK(text_of("<p>See <a href=\"https://x.org\">the page</a>.</p>") == "See the page <https://x.org>.\n");
  CHECK(text_of("<p><a href=\"https://x.org\">x.org</a></p>") == "x.org\n");
  CHECK(text_of("<p><a href=\"mailto:a@x.org\">a@x.org</a></p>") == "a@x.org\n");
  CHECK(text_of("<p><a href=\"mailto:a@x.org\">Ana</a></p>") == "Ana <a@x.org>\n");
  CHECK(text_of("<p><a href=\"tel:+18883514024\">1-888-351-4024</a></p>") == "1-888-351-4024\n");
}

TEST_CASE("A table's columns are as wide as they need to be") {
  CHECK(text_of("<table><thead><tr><th>Year</th><th>Sum</th></tr></thead><tr><td>2012</td><td>$1,234</td></"
                "tr></table>") == "Year  Sum\n----  ------\n2012  $1,234\n");
}

TEST_CASE("Cells are wrapped where the table would be too wide, the fullest column widest") {
  CHECK(text_of("<table><tr><td>2012</td><td>Federal income tax with a transcript</td></tr></table>", 28) ==
        "2012  Federal income tax\n      with a transcript\n");
}

TEST_CASE("A table that cannot stand side by side is written as headings and values") {
  CHECK(text_of("<table><thead><tr><th>Document</th><th>Description</th><th>Where</th></tr></thead>"
                "<tr><td>Transcript</td><td>Certificates</td><td>Courthouse</td></tr>"
                "<tr><td>Letter</td><td>From the employer and the school</td><td/></tr></table>",
                24) ==
        "Document: Transcript\nDescription:\n  Certificates\nWhere: Courthouse\n\n"
        "Document: Letter\nDescription:\n  From the employer and\n  the school\n");
}

TEST_CASE("Pairs stand one below the other") {
  CHECK(text_of("<table class=\"pairs\"><tr><td>One</td><td lang=\"es\">Uno</td></tr>"
                "<tr><td>Two</td><td lang=\"es\">Dos</td></tr></table>") == "One\nUno\n\nTwo\nDos\n");
}

TEST_CASE("Terms have a column where the style gives them one") {
  const std::string list = "<dl><dt>Re</dt><dd>Ana</dd><dt>Status</dt><dd>Hearing is set</dd></dl>";
  CHECK(text_of(list, 20, "<style name='dl' term-width='1in'/>") ==
        "Re      Ana\nStatus  Hearing is\n        set\n");
  CHECK(text_of(list, 20) == "Re\n    Ana\nStatus\n    Hearing is set\n");
}

TEST_CASE("A rule is a line; address lines stay lines") {
  CHECK(text_of("<address>Ana<br/>Boston</address><hr/><p>x</p>", 16) ==
        "Ana\nBoston\n\n----------------\n\nx\n");
}

TEST_CASE("Chinese is broken between characters, but not before closing punctuation") {
  CHECK(text_of("<p>移民法院的通知很重要。请保留。</p>", 20) == "移民法院的通知很重\n要。请保留。\n");
}

TEST_CASE("Korean is broken at spaces alone") {
  CHECK(text_of("<p>이민 법원의 통지는 매우 중요합니다</p>", 16) == "이민 법원의\n통지는 매우\n중요합니다\n");
}

TEST_CASE("Thai, which has no spaces, is broken between syllables only where it has to be") {
  const std::string text = text_of("<p>กรุณาเก็บเอกสารทั้งหมดไว้ด้วย</p>", 16);
  std::istringstream lines(text);
  std::string joined;
  for (std::string line; std::getline(lines, line);) {
    CHECK(display_width(line) <= 16);
    joined += line;
  }
  CHECK(joined == "กรุณาเก็บเอกสารทั้งหมดไว้ด้วย");
}

TEST_CASE("Combining marks take no column, wide characters take two") {
  CHECK(display_width("Nguyễn") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("हिन्दी") == 5);  // the vowel signs here are spacing ones
  CHECK(display_width("移民") == 4);
  CHECK(display_width("이민") == 4);
  CHECK(display_width("\u2066x\u2069") == 1);
  CHECK(display_width("ＡＢ") == 4);
}

TEST_CASE("Isolates stay where letters run from the right, and go where none do") {
  CHECK(text_of("<p>Call <bdi>1-888-351-4024</bdi></p>") == "Call 1-888-351-4024\n");
  CHECK(arabic("<p>اتصل <bdi>1-888-351-4024</bdi></p>") == "اتصل \u20681-888-351-4024\u2069\n");
  CHECK(text_of("<p>She said <span lang=\"ar\">نعم</span></p>") == "She said \u2067نعم\u2069\n");
}

TEST_CASE("An isolate that a line end cuts is closed and opened again") {
  CHECK(arabic("<p>اكتب إلى <bdi>Office of the Principal Legal Advisor</bdi></p>", 24) ==
        "اكتب إلى \u2068Office of the\u2069\n\u200F\u2068Principal Legal Advisor\u2069\n");
}

TEST_CASE("A line whose first letter runs the other way is marked with its paragraph's direction") {
  CHECK(arabic("<p>ICE ترسل الجواب</p>") == "\u200FICE ترسل الجواب\n");
  CHECK(text_of("<p>نعم is yes</p>") == "\u200Eنعم is yes\n");
}

TEST_CASE("The target of a link in right-to-left text is isolated") {
  CHECK(arabic("<p>انظر <a href=\"https://x.org\">الصفحة</a></p>") ==
        "انظر الصفحة \u2066<https://x.org>\u2069\n");
}

TEST_CASE("Words stand for pictures, nothing for decoration") {
  CHECK(text_of("<p>a <img src=\"x\" alt=\"Seal\" width=\"1in\" height=\"1in\"/></p>") == "a [Seal]\n");
  CHECK(text_of("<p>a<img src=\"x\" alt=\"\" width=\"1in\" height=\"1in\"/></p>") == "a\n");
}

}  // namespace
}  // namespace formletter::output
