#include "xml/tree.hpp"

#include "diag/report.hpp"

#include <catch2/catch.hpp>

using formletter::Place;
using formletter::xml::Tree;

namespace {
Tree read(std::string text) {
  auto tree = Tree::read({"t.xml", std::move(text)});
  INFO((tree.ok() ? "" : formletter::diag::report_text(tree.problems())));
  REQUIRE(tree.ok());
  return std::move(*tree);
}
std::string report(std::string text) {
  const auto tree = Tree::read({"t.xml", std::move(text)});
  return tree.ok() ? "ok" : formletter::diag::report_text(tree.problems());
}
}  // namespace

TEST_CASE("elements keep their names, attributes, text and places") {
  const auto tree = read(
      "<form id='pd'>\n  <text name=\"ñ\" required='a &lt; b'>Hello <b>you</b> &amp; all</text>\n</form>");
  const auto root = tree.root();
  CHECK(root.name() == "form");
  CHECK(root.attribute("id") == "pd");
  CHECK_FALSE(root.attribute("ID").has_value());
  const auto text = root.child("text");
  REQUIRE(text);
  CHECK(text->attribute("required") == "a < b");
  CHECK(text->text() == "Hello you & all");
  CHECK(text->inner_source() == "Hello <b>you</b> &amp; all");
  CHECK(text->place() == Place{"t.xml", 2, 3});
  CHECK(text->place(*text->attribute_node("required")) == Place{"t.xml", 2, 18});
  CHECK(text->child("b")->parent() == text);
}

TEST_CASE("outer_source is the element as it stands in the file") {
  const auto tree = read("<a><b x='1'/><c>t</c></a>");
  CHECK(tree.root().child("b")->outer_source() == "<b x='1'/>");
  CHECK(tree.root().child("c")->outer_source() == "<c>t</c>");
}

TEST_CASE("mixed content comes in order, comments and instructions left out") {
  const auto tree = read("<p>one<!-- no --> <em>two</em><?no no?> three <![CDATA[<4>]]></p>");
  std::string seen;
  for (const auto &child : tree.root().contents()) {
    seen +=
        child.element ? "[" + std::string(child.element->name()) + "]" : "(" + std::string(child.text) + ")";
  }
  CHECK(seen == "(one)( )[em]( three )(<4>)");
}

TEST_CASE("deep and wide trees keep parents and siblings") {
  const auto tree = read("<a><b><c><d/></c></b><b/><e><f/>x<g/></e></a>");
  const auto in_root = tree.root().children();
  const std::vector<formletter::xml::Element> children(in_root.begin(), in_root.end());
  REQUIRE(children.size() == 3);
  CHECK(children[0].child("c")->child("d")->parent()->name() == "c");
  const auto in_e = children[2].children();
  CHECK(std::ranges::distance(in_e) == 2);
  CHECK((*std::ranges::next(in_e.begin())).name() == "g");
  CHECK(children[0].child("c")->child("d")->children().empty());
  CHECK(tree.root().children("b").size() == 2);
}

TEST_CASE("a byte order mark is skipped and does not move columns") {
  CHECK(read("\xEF\xBB\xBF<a/>").root().place() == Place{"t.xml", 1, 1});
}

TEST_CASE("columns are counted in characters, not bytes") {
  const auto tree = read("<a>ñ中<b/></a>");
  CHECK(tree.root().child("b")->place() == Place{"t.xml", 1, 6});
}

TEST_CASE("the place of everything in a long line is the one that is counted from its start") {
  // Lines far longer than what is counted at once, of characters of one to four bytes.
  std::string text = "<a>\n";
  for (int line = 0; line < 3; ++line) {
    for (int i = 0; i < 3000; ++i) {
      text += i % 7 == 0 ? "<b/>" : i % 5 == 0 ? "\xF0\x9F\x98\x80" : i % 3 == 0 ? "\xC3\xB1" : "x";
    }
    text += '\n';
  }
  text += "</a>";
  const auto tree = read(text);
  std::uint32_t offset = 0;
  Place expected{"t.xml", 1, 1};
  for (const char byte : text) {
    const bool begins_character = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (begins_character && tree.place_at(offset) != expected) {
      CAPTURE(offset);
      REQUIRE(tree.place_at(offset) == expected);
    }
    ++offset;
    if (begins_character) ++expected.column;
    if (byte == '\n') expected = {"t.xml", expected.line + 1, 1};
  }
  CHECK(tree.place_at(offset) == expected);
}

TEST_CASE("what XML forbids is refused with its place") {
  CHECK(report("<a><b></a>") ==
        "t.xml:1:7: error[xml-syntax]: </a> stands where </b> was expected (opened in line 1).\n");
  CHECK(report("<a x='1' y='2' x='3'/>") ==
        "t.xml:1:16: error[duplicate-attribute]: The attribute `x` is given twice.\n");
  CHECK(report("<a/>\n<b/>") == "t.xml:2:1: error[second-root]: A second root element, <b>, begins here.\n");
  CHECK(report("<a/> tail") ==
        "t.xml:1:6: error[text-outside-root]: Text stands outside the root element.\n");
  CHECK(report("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>") ==
        "t.xml:1:1: error[document-type]: Document type declarations are not read.\n"
        "    hint: remove the `<!DOCTYPE …>`\n");
  CHECK(report("<a>&nbsp;</a>") ==
        "t.xml:1:4: error[unknown-entity]: The entity `&nbsp;` is not declared.\n"
        "    hint: write the character itself, or its number: `&#160;` for a no-break space\n");
  CHECK(report("<a>&#0;</a>") ==
        "t.xml:1:4: error[bad-character-reference]: `&#0;` is no character that XML allows.\n");
  CHECK(report("<a>R&D</a>") ==
        "t.xml:1:5: error[xml-syntax]: A bare `&` stands here.\n    hint: write `&amp;`\n");
  CHECK(report("<a b=c/>") ==
        "t.xml:1:6: error[xml-syntax]: The start tag <a> is broken here; an attribute, `>` or `/>` was "
        "expected.\n");
  CHECK(report("<a>\x01</a>") ==
        "t.xml:1:4: error[control-character]: A control character stands here; XML does not allow it.\n");
  CHECK(report("<a>") == "t.xml:1:1: error[xml-syntax]: <a> is never closed.\n");
  CHECK(report("") == "t.xml:1:1: error[xml-syntax]: There is no root element.\n");
  CHECK(report("<a>\xC3\x28</a>") ==
        "t.xml:1:4: error[bad-utf8]: The bytes here are not UTF-8.\n    hint: save the file as UTF-8\n");
  CHECK(report("<?xml version='1.0' encoding='ISO-8859-1'?><a/>").starts_with("t.xml:1:21: error[encoding]"));
}

TEST_CASE("problems that do not stop the reading are reported together") {
  CHECK(report("<a x='&nope;' x='2'>&bad;</a>").find("unknown-entity") != std::string::npos);
  const auto tree = Tree::read({"t.xml", "<a x='&nope;' x='2'>&bad;</a>"});
  REQUIRE_FALSE(tree.ok());
  CHECK(tree.problems().size() == 3);
}

TEST_CASE("elements stand in one another 200 deep, and no deeper") {
  const auto nested = [](int depth, const std::string &innermost) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "<a>\n";
    text += innermost;
    for (int i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  CHECK(report(nested(199, "<b/>")) == "ok");
  CHECK(report(nested(200, "<!-- x -->x")) == "ok");
  const std::string told =
      "t.xml:201:1: error[too-deep]: Elements stand in one another here more than 200 deep.\n";
  CHECK(report(nested(200, "<b/>")) == told);
  CHECK(report(nested(200, "<b/><b/>")) == told);
  CHECK(report(nested(200000, "x")) == told);
}

TEST_CASE("folding keeps no-break spaces and takes white space runs for one space") {
  using formletter::xml::folded;
  CHECK(folded(" a \n\t b\xC2\xA0 c ") == "a b\xC2\xA0 c");
  for (const std::string text : {" a b", "a b ", "a  b", "a\tb", "a\nb", "a b"}) CHECK(folded(text) == "a b");
  CHECK(folded("") == "");
  CHECK(folded(" ") == "");
}

TEST_CASE("escaping makes any text safe in content and in attributes") {
  CHECK(formletter::xml::escaped("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
}
