#include "places.hpp"
#include "reading.hpp"

#include <random>

namespace formletter::document {
namespace {

const StyleSheet &styles() {
  static const StyleSheet sheet = sheet_of(R"(
    <style name=".note" color="#aa0000" margin-top="30pt"/>
    <style name=".date" font-style="italic"/>
    <style name=".boxed" border-top="1pt" padding-top="3pt"/>)");
  return sheet;
}

/// Elements that bring looks, links and heights of their own into a document.
const std::vector<std::string> elements = {
    "<p>One <b>strong</b> word and <a href=\"https://a.example\">a link</a>.</p>",
    "<p class=\"note\">A note\non two lines, <i>leaning</i></p>",
    "<p lang=\"ar\">\xD8\xB9 <bdi>x</bdi></p>",
    "<p></p>",
    "<header class=\"first\"><p>Above <span class=\"page\"/></p></header>",
    "<footer><p class=\"date\">Below</p>\n<p>and below</p></footer>",
    "<ul class=\"boxed\"><li>a</li>\n<li><p>b</p><ul><li>c <a href=\"tel:1\">d</a></li></ul></li></ul>",
    "<div class=\"boxed\"><p class=\"note\">in a box</p><hr/></div>",
    "<table><tr><td class=\"note\">1</td><td>2 <a href=\"https://a.example\">3</a></td></tr></table>",
    "<address>Ana N\xC3\xBA\xC3\xB1"
    "ez<br/>Boston</address>",
    "<h1 class=\"date\">Title</h1>",
    "<section><h2>Title &amp; more</h2>\n\n<p><abbr title='a > b'>x</abbr></p></section>",
    "<dl><dt>Term</dt><dd>What\r\nit is</dd></dl>",
    "<div><div/>\n<div ><p>a</p><div class='boxed'/></div\n>b</div>"};

std::string random_letter(std::mt19937 &random) {
  static const std::vector<std::string> openings = {
      "<html lang=\"en\"><head><title>A</title></head><body>",
      "<html lang=\"en\">\n<head><title>B</title>\n<meta name=\"subject\" content=\"s\"/></head>\n"
      "<body class=\"note\">\n",
      "<html lang=\"fa\"><head/><body>"};
  std::string xhtml = openings[random() % openings.size()];
  for (std::size_t left = 2 + random() % 10; left > 0; --left) {
    std::string element = elements[random() % elements.size()];
    xhtml += random() % 4 == 0 ? "<p>" + std::to_string(random()) + " <u>one person's</u></p>" : element;
    xhtml += std::vector<std::string>{"\n", "", " ", "\n\n  "}[random() % 4];
  }
  return xhtml;
}

Document read_with(XhtmlReader &reader, const std::string &xhtml) {
  auto document = reader.read({"letter.xhtml", xhtml});
  if (!document) FAIL(diag::report_text(document.problems()));
  return *std::move(document);
}

}  // namespace

TEST_CASE("A letter reads the same whatever letters were read before it") {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same letters in every run
  XhtmlReader keeping(styles());
  std::size_t kept = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string letter = random_letter(random);
    INFO(letter);
    const Document quick = read_with(keeping, letter + "</body></html>");
    // Comments are not plain: the whole is read as one tree, by a reader that knows no other.
    XhtmlReader fresh(styles());
    const Document slow = read_with(fresh, letter + "<!-- --></body></html>");
    REQUIRE(dump(quick) == dump(slow));
    REQUIRE(quick.text_styles == slow.text_styles);
    REQUIRE(quick.block_styles == slow.block_styles);
    REQUIRE(quick.links == slow.links);
    REQUIRE(places_in(quick) == places_in(slow));
    for (const SharedBlock &block : quick.blocks) kept += block.kept() ? 1 : 0;
  }
  CHECK(kept > 500);
}

TEST_CASE("A block that came twice is handed to later letters itself, one that came once is not kept") {
  XhtmlReader reader(styles());
  const auto read = [&](const std::string &body) {
    return read_with(reader, "<html lang=\"en\"><head/><body>" + body + "</body></html>");
  };
  const Document first = read("<p>Same</p><p>Ana</p>");
  const Document second = read("<p>Same</p>\n<p>Ben</p>");
  const Document third = read("<p>New</p>\n<p>Other</p>");
  const Document fourth = read("\n<p>Same</p><p>Eva</p>");
  CHECK_FALSE(first.blocks.at(0).kept());
  CHECK(second.blocks.at(0).kept());
  CHECK_FALSE(second.blocks.at(1).kept());
  CHECK(fourth.blocks.at(0)->place.line + fourth.blocks.at(0).lines_down() == 2);
}

TEST_CASE("A letter says what it said as long as it lives, whatever is read after it") {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same letters in every run
  XhtmlReader reader(styles());
  const auto read = [&] {
    const std::string name = "Ana" + std::string(random() % 30, 'a') + std::to_string(random() % 1000);
    return read_with(reader, "<html lang=\"en\"><head/><body><header><p>" + name +
                                 "</p></header><div class=\"boxed\"><p>Dear <b>" + name + "</b>, hello</p>" +
                                 "<ul><li>" + std::to_string(random()) + "</li></ul></div><p>" + name +
                                 "</p></body></html>");
  };
  struct Held {
    Document letter;
    std::string said = dump(letter);
  };
  std::vector<Held> held;
  for (std::size_t i = 0; i < 400; ++i) {
    held.push_back({read()});
    // Few at a time at first, and then more than a reader has blocks for.
    if (const std::size_t most = i < 200 ? 4 : 80; held.size() > most)
      held.erase(held.begin() + static_cast<std::ptrdiff_t>(random() % held.size()));
    for (const Held &each : held) REQUIRE(dump(each.letter) == each.said);
  }
}

TEST_CASE("What is wrong is told in the same words and places, whatever was read before") {
  const std::string good = "<p>Same</p>\n<ul><li>a</li></ul>\n";
  XhtmlReader keeping(styles());
  const std::string opening = "<html lang=\"en\"><head/>\n<body>\n";
  for (int i = 0; i < 3; ++i) read_with(keeping, opening + good + "</body></html>");
  const std::vector<std::string> bad = {"<p>a<b></p></b>",
                                        "<p>&nbsp;</p>",
                                        "loose",
                                        "<p clas=\"x\">y</p>",
                                        "<li>stray</li>",
                                        "<p>\x01</p>",
                                        "<p>\xFF</p>",
                                        "</div>",
                                        "<p",
                                        "<p class='no'>z</p>",
                                        "<p>a</p></body><p>",
                                        "<p a='>x</p>"};
  for (const std::string &wrong : bad) {
    INFO(wrong);
    const std::string text = opening + good + wrong + "\n" + good + "</body></html>";
    XhtmlReader fresh(styles());
    const auto quick = keeping.read({"letter.xhtml", text});
    const auto slow = fresh.read({"letter.xhtml", text + "<!-- -->"});
    REQUIRE_FALSE(quick);
    REQUIRE_FALSE(slow);
    CHECK(quick.problems() == slow.problems());
  }
}

TEST_CASE("A class without a style is told of in each document, also where others have met it") {
  XhtmlReader reader(styles());
  const auto complaints = [&](const std::string &body) {
    std::string codes;
    const auto read =
        reader.read({"letter.xhtml", "<html lang=\"en\"><head/><body>" + body + "</body></html>"});
    if (!read) {
      for (const Problem &problem : read.problems()) codes += problem.code + " " + problem.subject + ",";
    }
    return codes;
  };
  const std::string window = "<address class=\"window note\">Ana</address>";
  CHECK(complaints(window).empty());
  for (int i = 0; i < 3; ++i) {
    CHECK(complaints("<p class=\"note nott\">a</p>") == "unknown-class p,");
    CHECK(complaints("<p class=\"window note\">a</p>" + window) == "unknown-class p,");
    CHECK(complaints(window + "<p class=\"note boxed\">a</p>").empty());
  }
}

}  // namespace formletter::document
