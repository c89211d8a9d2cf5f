#include "diag/report.hpp"
#include "xml/plain_trees.hpp"
#include "xml/tree.hpp"

#include <catch2/catch.hpp>

#include <random>

using formletter::xml::Element;
using formletter::xml::PlainTrees;
using formletter::xml::Tree;

namespace {

std::string shown(const Element &element) {
  std::string all = "<" + std::string(element.name()) + "@" + std::to_string(element.offset());
  for (const auto &attribute : element.attributes()) {
    all += " " + std::string(attribute.name) + "@" + std::to_string(attribute.offset) + "=[" +
           std::string(attribute.value) + "]";
  }
  all += ">";
  for (const auto &child : element.contents()) {
    if (!child.element) {
      all += "(" + std::to_string(child.offset) + ":" + std::string(child.text) + ")";
      continue;
    }
    CHECK(child.element->parent() == element);
    all += shown(*child.element);
  }
  return all + "|" + std::string(element.inner_source()) + "|" + element.text() + "/";
}

std::string any_of(std::mt19937 &random, const std::vector<std::string> &pieces) {
  return pieces[random() % pieces.size()];
}

std::string random_element(std::mt19937 &random, int depth) {
  const std::string name = any_of(random, {"a", "b", "long-name", "\xC3\xB1"});
  std::string element = "<" + name;
  if (random() % 2 == 0) {
    element += " x = '" + any_of(random, {"", "1 > 0", "\t\n&lt;", "a\r\nb\rc", "&#10;&quot;&#x4E2D;"}) + "'";
  }
  if (random() % 3 == 0) element += "\n y=\"'\xC3\xB1'\"";
  if (random() % 4 == 0) return element + " />";
  element += ">";
  for (auto left = random() % 4; left > 0; --left) {
    element +=
        any_of(random, {"", " ", "text ", "a &amp; b", "\r\n", "x\ry", "&#233;&#xE9;\xE4\xB8\xAD", "]] >"});
    if (depth > 0) element += random_element(random, depth - 1);
  }
  return element + any_of(random, {"", "end\n"}) + "</" + name + ">";
}

std::string tree_of(std::string text) {
  const auto tree = Tree::read({"t.xml", std::move(text)});
  return tree ? shown(tree->root()) : formletter::diag::report_text(tree.problems());
}

}  // namespace

TEST_CASE(
    "a text of elements alone reads the same as one with a comment behind it, which takes another way") {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same texts in every run
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_element(random, 4);
    INFO(text);
    REQUIRE(tree_of(text) == tree_of(text + "<!-- -->"));
  }
}

TEST_CASE("a text cut out of a file tells places in the file") {
  PlainTrees trees;
  const Tree *tree = trees.read("<a>\xC3\xB1<b/>\n<c/></a>", "t.xml", {.line = 7, .column = 5});
  REQUIRE(tree != nullptr);
  CHECK(tree->root().place() == formletter::Place{"t.xml", 7, 5});
  CHECK(tree->root().child("b")->place() == formletter::Place{"t.xml", 7, 9});
  CHECK(tree->root().child("c")->place() == formletter::Place{"t.xml", 8, 1});
}

TEST_CASE("a text that stands in others counts them when its elements stand too deep") {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  CHECK(PlainTrees().read(nested(200), "t.xml", {}) != nullptr);
  CHECK(PlainTrees().read(nested(201), "t.xml", {}) == nullptr);
  CHECK(PlainTrees(2).read(nested(198), "t.xml", {}) != nullptr);
  CHECK(PlainTrees(2).read(nested(199), "t.xml", {}) == nullptr);
}

TEST_CASE("plain texts read one after another into the same memory read as each by itself") {
  std::mt19937 random(12);  // NOLINT(cert-msc51-cpp): the same texts in every run
  PlainTrees trees;
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_element(random, static_cast<int>(random() % 5));
    INFO(text);
    const Tree *tree = trees.read(text, "t.xml", {});
    REQUIRE(tree != nullptr);
    REQUIRE(shown(tree->root()) == tree_of(text));
  }
}

TEST_CASE(
    "a text with anything but elements, or anything wrong, is no plain one, and leaves the next alone") {
  PlainTrees trees;
  const std::string plain = "<a>1<b/></a>";
  for (const std::string text : {"<a><!-- --></a>", "<a><![CDATA[1]]></a>", "<?xml version='1.0'?><a/>",
                                 "<a>", "<a>&nbsp;</a>", "<a/><b/>", "<a>\xFF</a>", ""}) {
    INFO(text);
    CHECK(trees.read(text, "t.xml", {}) == nullptr);
    const Tree *tree = trees.read(plain, "u.xml", {.line = 3, .column = 2});
    REQUIRE(tree != nullptr);
    CHECK(tree->root().child("b")->place() == formletter::Place{"u.xml", 3, 6});
  }
}

TEST_CASE("what needs a look is found wherever it stands in a long text") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text = "<a>" + std::string(at, 'x') + "?" + std::string(40 - at, '\x7F') + "</a>";
    const std::size_t place = 3 + at;
    INFO(at);
    text[place] = '\r';
    CHECK(tree_of(text) == tree_of(text + "<!-- -->"));
    CHECK(Tree::read({"t.xml", text})->root().text()[at] == '\n');
    text.replace(place, 1, "&lt;");
    CHECK(Tree::read({"t.xml", text})->root().text()[at] == '<');
    text.replace(place, 4, "<b/>");
    CHECK(Tree::read({"t.xml", text})->root().child("b")->offset() == place);
    text.replace(place, 4, "&");
    CHECK_FALSE(Tree::read({"t.xml", text}).ok());
    text[place] = '\x1F';
    const auto refused = Tree::read({"t.xml", text});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problems().front().place == formletter::Place{"t.xml", 1, static_cast<int>(place) + 1});
  }
}

TEST_CASE("a tab or a line end in a value is read as a blank, also where nothing else needs reading") {
  const auto value = [](const std::string &written) {
    const auto tree = Tree::read({"t.xml", "<a b=\"" + written + "\">plain\ttext\n</a>"});
    REQUIRE(tree.ok());
    CHECK(tree->root().text() == "plain\ttext\n");
    return std::string(*tree->root().attribute("b"));
  };
  CHECK(value("x\ty") == "x y");
  CHECK(value("x\ny") == "x y");
  CHECK(value("x\r\ny") == "x y");
  CHECK(value("x y") == "x y");
}
