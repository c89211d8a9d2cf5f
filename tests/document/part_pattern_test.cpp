#include "places.hpp"
#include "reading.hpp"

#include "diag/overloaded.hpp"

#include <random>

namespace formletter::document {
namespace {

const StyleSheet &pattern_styles() {
  static const StyleSheet sheet = sheet_of(R"(
    <style name=".note" color="#aa0000" margin-top="30pt"/>
    <style name=".boxed" border-top="1pt" padding-top="3pt"/>
    <style name=".room" min-height="40pt"/>)");
  return sheet;
}

/// Makes elements of all kinds, with an @ wherever a text may stand.
class Shapes {
 public:
  explicit Shapes(unsigned long seed) : random_(seed) {}

  std::string child_of_body() {
    switch (random_() % 8) {
      case 0:
        return "<header" + one_of({"", " class=\"first\"", " class='rest'"}) + ">" + flow(2) + "</header>";
      case 1:
        return "<footer>" + flow(2) + "</footer>";
      default:
        return block(3);
    }
  }

 private:
  std::string one_of(const std::vector<std::string> &choices) { return choices[random_() % choices.size()]; }
  std::string space() { return one_of({"", "", "\n", " ", "\n  ", "\t\n"}); }
  std::string repeated(std::string (Shapes::*part)(int), int depth) {
    std::string all;
    for (auto left = 1 + random_() % 3; left > 0; --left) all += (this->*part)(depth) + space();
    return all;
  }
  std::string attributes() {
    return one_of({"", "", "", " class=\"note\"", " class=\"boxed\"", " lang=\"ar\"", " dir=\"rtl\"",
                   " lang=\"zh-Hans\" class='note'", " class=\"room\"", " translate=\"no\""});
  }

  std::string element_in_line(int depth) {
    switch (random_() % 7) {
      case 0:
        return "<b>" + text(depth - 1) + "</b>";
      case 1:
        return "<bdi>" + text(depth - 1) + "</bdi>";
      case 2:
        return "<span" + one_of({" dir=\"rtl\"", " dir=\"auto\"", " lang='fa'", ""}) + ">" + text(depth - 1) +
               "</span>";
      case 3:
        return "<abbr title=\"a > b &amp; c\">" + text(depth - 1) + "</abbr>";
      case 4:
        return "<br/>";
      case 5:
        return one_of({"<span class=\"page\"/>", "<input type=\"checkbox\"/>", "<bdi></bdi>"});
      default:
        return "<a href=\"" + one_of({"https://a.example", "tel:1"}) + "\">@</a>";
    }
  }
  /// Two stretches of text stand next to each other seldom: with a line end between them they
  /// are no plain words.
  std::string text(int depth) {
    std::string all = space() + "@" + space();
    if (random_() % 30 == 0) all += "@";
    while (depth > 0 && random_() % 2 == 0)
      all += element_in_line(depth) + space() + one_of({"@", ""}) + space();
    return all;
  }

  std::string flow(int depth) {
    std::string all = space();
    for (auto left = 1 + random_() % 3; left > 0; --left)
      all += one_of({text(1) + block(depth - 1), block(depth - 1), block(depth - 1)}) + space();
    return all;
  }
  std::string item(int depth) { return "<li" + attributes() + ">" + flow(depth) + "</li>"; }
  std::string pair(int depth) {
    return "<dt" + attributes() + ">" + text(1) + "</dt>" + space() + "<dd" + attributes() + ">" +
           flow(depth) + "</dd>";
  }
  std::string row(int depth) {
    return "<tr><th" + attributes() + ">" + flow(depth) + "</th>" + space() + "<td>" + text(1) + "</td></tr>";
  }
  std::string block_in(int depth) { return block(depth); }

  std::string block(int depth) {
    if (depth <= 0) return "<p" + attributes() + ">" + text(2) + "</p>";
    switch (random_() % 10) {
      case 0:
        return "<ul" + attributes() + ">" + space() + repeated(&Shapes::item, depth - 1) + "</ul>";
      case 1:
        return "<ol type=\"a\" start='3'>" + repeated(&Shapes::item, depth - 1) + "</ol>";
      case 2:
        return "<dl" + attributes() + ">" + space() + repeated(&Shapes::pair, depth - 1) + "</dl>";
      case 3:
        return "<table><caption>" + text(1) +
               "</caption><thead><tr><th>@</th><td>@</td></tr></thead><tbody>" + space() +
               repeated(&Shapes::row, depth - 1) + "</tbody></table>";
      case 4:
        return "<address" + one_of({"", " class=\"window\""}) + ">" + text(2) + "<br/>" + text(2) +
               "</address>";
      case 5:
        return "<section" + attributes() + ">" + space() + repeated(&Shapes::block_in, depth - 1) +
               "</section>";
      case 6:
        return "<div" + attributes() + ">" + flow(depth) + "</div\n>";
      case 7:
        return "<h2" + attributes() + ">" + text(1) + "</h2>";
      default:
        return "<p" + attributes() + ">" + text(2) + "</p>";
    }
  }

  std::mt19937 random_;
};

/// Other words for each @: such as letters hold, and such as are read otherwise.
std::string with_words(const std::string &shape, bool odd, std::mt19937 &random) {
  static const std::vector<std::string> words = {
      "Ana",
      "x",
      "Ana N\u00FA\u00F1ez",
      "\u0639\u0631\u0628\u064A",
      "\u738B\u5C0F\u660E",
      "one or two words",
      "a &amp; b",
      "I don&#39;t &lt;know&gt; &quot;it&quot;",
      "&apos;",
      "a > b",
      "\"quoted\"",
      "1,234.50 / 7",
      "a text that is quite long, longer than what a string holds in itself",
      "\U0001F600 \u2019s"};
  static const std::vector<std::string> others = {
      "",        " ",      " Ana ",    "two  blanks", "two\nlines", "a\u2028b", "\uFFFC",
      "\u2066a", "\uE000", "&#xE001;", "&#32;",       "&#10;a",     "a\tb",     "\u738B\n\u5C0F",
      "\u2069",  "a\r\nb", "\u2028",   " \n x",       "ends\n",     "&#8232;",  "\uE0FF b"};
  std::string text;
  for (const char c : shape) {
    if (c != '@') {
      text += c;
    } else {
      text += odd && random() % 8 == 0 ? others[random() % others.size()] : words[random() % words.size()];
    }
  }
  return text;
}

/// Of the letters of one kind, which mostly have the same elements.
std::string some_letter(unsigned long kind, std::mt19937 &random) {
  std::mt19937 same(kind);
  std::string letter;
  for (auto left = 1 + same() % 6; left > 0; --left) {
    const unsigned long seed = random() % 40 == 0 ? random() % 1000 : same() % 1000;
    letter += with_words(Shapes(seed).child_of_body(), random() % 4 == 0, random);
    letter += random() % 40 == 0 ? " " : "\n";
  }
  return letter;
}

/// Every text of a document with its spans.
std::string spans_of(const Document &document) {
  std::string all;
  each_block_in(document, [&](const Block &block, int) {
    const auto *paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph == nullptr) return;
    all += paragraph->content.text + "|";
    for (const Span &span : paragraph->content.spans) {
      all += std::to_string(span.begin) + "-" + std::to_string(span.end) + " " + std::to_string(span.style) +
             span.language.text() + (span.link ? std::to_string(*span.link) : "") + span.expansion + ",";
    }
    all += "\n";
  });
  return all;
}

Document read_by(XhtmlReader &reader, const std::string &xhtml) {
  auto document = reader.read({"letter.xhtml", xhtml});
  if (!document) FAIL(diag::report_text(document.problems()));
  return *std::move(document);
}

}  // namespace

TEST_CASE("Elements with other words read as they would have read for the first time") {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same letters in every run
  XhtmlReader knowing(pattern_styles());
  for (int i = 0; i < 1500; ++i) {
    // Looks have the same places in the lists of letters that are of the same elements.
    const std::string letter = "<html lang=\"en\"><head/><body>" + some_letter(random() % 25, random);
    INFO(letter);
    const Document quick = read_by(knowing, letter + "</body></html>");
    // Comments are not plain: the whole is read as one tree, by a reader that knows no other.
    XhtmlReader fresh(pattern_styles());
    const Document slow = read_by(fresh, letter + "<!-- --></body></html>");
    REQUIRE(dump(quick) == dump(slow));
    REQUIRE(spans_of(quick) == spans_of(slow));
    REQUIRE(quick.text_styles == slow.text_styles);
    REQUIRE(quick.block_styles == slow.block_styles);
    REQUIRE(quick.links == slow.links);
    REQUIRE(places_in(quick) == places_in(slow));
  }
}

}  // namespace formletter::document
