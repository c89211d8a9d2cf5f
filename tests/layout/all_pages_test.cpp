#include "layout/paper.hpp"

#include <array>
#include <map>
#include <random>

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

/// Documents of every kind of block, at random from a fixed seed; each word is new,
/// so that none can be lost or doubled unseen.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}

  std::string body(int depth, int blocks) {
    std::string all;
    for (int i = 0; i < blocks; ++i) all += block(depth);
    return all;
  }
  int words() const { return next_word_; }

 private:
  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

  std::string text(int most) {
    std::string all;
    for (int i = below(most) + 1; i > 0; --i) {
      all += (all.empty() ? "w" : " w") + std::to_string(next_word_++) + "q";
      if (below(12) == 0) all += "<br/>";
    }
    return all;
  }

  std::string block(int depth) {
    static const char *const kinds[] = {"", " class=\"kept\"", " class=\"box\"", " class=\"next\"",
                                        " class=\"box kept\""};
    const std::string look = kinds[below(5)];
    switch (below(depth > 0 ? 9 : 4)) {
      case 0:
        return "<h2>" + text(8) + "</h2>";
      case 1:
        return "<hr/>";
      case 2:
        return "<p" + look + ">" + text(60) + "</p>";
      case 3:
        return "<p" + look + ">" + text(15) + "</p>";
      case 4:
        return "<div" + look + ">" + body(depth - 1, 3) + "</div>";
      case 5:
        return pair({"<ol><li>", "</li><li>", "</li></ol>"}, body(depth - 1, 2));
      case 6:
        return "<dl class=\"beside\"><dt>" + pair({"", "</dt><dd>", "</dd></dl>"}, text(4));
      case 7:
        return "<blockquote>" + body(depth - 1, 2) + "</blockquote>";
      default:
        return table(depth);
    }
  }

  /// `first` and then new words, between three pieces of markup.
  std::string pair(const std::array<std::string, 3> &markup, const std::string &first) {
    return markup[0] + first + markup[1] + text(20) + markup[2];
  }

  std::string table(int depth) {
    std::string all = "<table><tbody>";
    for (int i = below(4) + 1; i > 0; --i) {
      const std::string look = below(2) == 0 ? " class=\"free\"" : "";
      all += "<tr" + look + ">" + pair({"<td>", "</td><td>", "</td></tr>"}, body(depth - 1, 2));
    }
    return all + "</tbody></table>";
  }

  std::mt19937 engine_;
  int next_word_ = 0;
};

const std::string chance_styles =
    std::string(small_page) +
    R"(<style name="body" font-size="9pt"/><style name=".kept" break-inside="avoid"/>
                              <style name=".box" padding="5pt" border="1pt" background-color="#eeeeee"/>
                              <style name=".next" break-after="avoid"/><style name="dl.beside" term-width="50pt"/>
                              <style name="tr.free" break-inside="auto"/><style name="blockquote" margin-start="9pt"/>
                              <style name="td" padding="2pt"/>)";

void check_all_on_page(const Page &page) {
  const auto inside = [&](Length x, Length y, Length width, Length height) {
    CHECK(x >= Length::pt(-0.01));
    CHECK(y >= Length::pt(-0.01));
    CHECK(x + width <= page.width + Length::pt(0.01));
    CHECK(y + height <= page.height + Length::pt(0.01));
  };
  for (const PlacedRun &run : runs(page)) {
    if (run.shown->text != " ")
      inside(run.origin.x, run.origin.y - run.shown->size, ink_width(run), run.shown->size);
    if (run.element != artifact) CHECK(run.origin.y <= Length::pt(170));
  }
  for (const PlacedRule &rule : items_of<PlacedRule>(page)) {
    inside(rule.box.x, rule.box.y, rule.box.width, rule.box.height);
    CHECK(rule.box.y + rule.box.height <= Length::pt(170.3));
  }
}

}  // namespace

TEST_CASE("whatever a document holds, all of its words stand on its pages, once, in order, none off a page") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const std::string body = chance.body(3, 12);
    const Pages pages =
        set({"<footer><span class=\"page\"/>/<span class=\"pages\"/></footer>" + body, chance_styles});
    std::map<ElementId, std::string> by_element;  // cells of one row go on side by side
    for (const Page &page : pages.pages) {
      check_all_on_page(page);
      for (const PlacedRun &run : runs(page)) {
        if (run.element != artifact) by_element[run.element] += run.shown->text;
      }
    }
    std::string all;
    for (const auto &[element, text] : by_element) all += text;
    std::size_t at = 0;
    for (int word = 0; word < chance.words(); ++word) {
      const std::string wanted = "w" + std::to_string(word) + "q";
      const std::size_t found = all.find(wanted, at);
      REQUIRE(found != std::string::npos);
      CHECK(all.find(wanted, found + 1) == std::string::npos);
      at = found;
    }
  }
}

TEST_CASE("no page of a long document ends with a heading") {
  for (unsigned seed = 100; seed < 130; ++seed) {
    CAPTURE(seed);
    const Pages pages = set({Chance(seed).body(0, 40), chance_styles});
    for (std::size_t i = 0; i + 1 < pages.pages.size(); ++i) {
      const auto all = runs(pages.pages[i]);
      if (all.empty()) continue;
      const auto is_heading = [&](const PlacedRun &run) {
        return pages.structure[run.element].tag == Tag::h2;
      };
      const auto rules = items_of<PlacedRule>(pages.pages[i]);
      const bool rule_below = std::any_of(rules.begin(), rules.end(), [&](const PlacedRule &rule) {
        return rule.box.y > all.back().origin.y;
      });
      const bool only_headings = std::all_of(all.begin(), all.end(), is_heading);
      // headings one after another may be taller than a page together
      const auto next = runs(pages.pages[i + 1]);
      const bool more_headings = !next.empty() && is_heading(next.front());
      CHECK((only_headings || rule_below || more_headings || !is_heading(all.back())));
    }
  }
}

TEST_CASE("the same document is the same pages twice, also by a fresh typesetter") {
  const Paper source{Chance(7).body(3, 12), chance_styles};
  const document::Document document = read(source);
  const std::string first = dump(*set_pages(document, typesetter()), fonts());
  CHECK(first == dump(*set_pages(document, typesetter()), fonts()));
  text::Typesetter fresh(fonts());
  CHECK(first == dump(*set_pages(document, fresh), fonts()));
}

TEST_CASE("a dump says what stands where, and the structure") {
  const std::string text = dump(set({"<p>one</p><hr/>", chance_styles}), fonts());
  CHECK(text.substr(0, text.find("run ")) == "pages \"Test\" en\npage 1 300.0 x 200.0\n  ");
  CHECK(text.find(" e1 en \"one\"\n") != std::string::npos);
  CHECK(text.find("structure\n  e0 Document\n    e1 P\n") != std::string::npos);
}

TEST_CASE("a character that no font has is an error that names it and its place") {
  const Problems problems =
      problems_of({"<p>fine</p>\n<p>bad \xF3\xB0\x80\x80 \xF3\xB0\x80\x80</p>", chance_styles});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "missing-glyph");
  CHECK(problems[0].message.find("U+F0000") != std::string::npos);
  CHECK(problems[0].place.line == 2);
}

TEST_CASE("an image wider than its measure is an error, and one taller than the page") {
  const auto image = [](const std::string &size) {
    return problems_of({"<p><img src=\"seal.png\" alt=\"Seal\" " + size + "/></p>", chance_styles});
  };
  CHECK(image("width=\"200pt\" height=\"50pt\"").empty());
  REQUIRE(image("width=\"400pt\" height=\"50pt\"").size() == 1);
  CHECK(image("width=\"400pt\" height=\"50pt\"")[0].code == "too-wide");
  REQUIRE(image("width=\"40pt\" height=\"500pt\"").size() == 1);
  CHECK(image("width=\"40pt\" height=\"500pt\"")[0].code == "too-tall");
}

TEST_CASE("an image is a figure with its alternative text, decoration is an artifact") {
  const Pages pages =
      set({"<p>a <img src=\"seal.png\" alt=\"Seal\" width=\"20pt\" height=\"20pt\"/></p>"
           "<p>b <img src=\"line.png\" alt=\"\" width=\"20pt\" height=\"20pt\"/></p>",
           chance_styles});
  CHECK(outline(pages) == "Document(P(Figure) P)");
  CHECK(pages.structure[2].alternative == "Seal");
  const auto images = items_of<PlacedImage>(pages.pages[0]);
  REQUIRE(images.size() == 2);
  CHECK(images[0].box.y + images[0].box.height == run_with(pages, "a ").origin.y);
  CHECK(images[1].element == artifact);
}

TEST_CASE("text without any room is an error, not a crash or text off the page") {
  const Problems problems =
      problems_of({repeat("<blockquote>", 9) + "<p>deep</p>" + repeat("</blockquote>", 9),
                   std::string(small_page) + R"(<style name="blockquote" margin-start="30pt"/>)"});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "too-wide");
}
