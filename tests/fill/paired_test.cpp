#include "packs.hpp"

#include "xml/tree.hpp"

using namespace formletter;

namespace {

std::string page(const std::string &lang, const std::string &dir, const std::string &body) {
  return "<html lang=\"" + lang + "\" dir=\"" + dir + "\"><head><title>" + lang +
         "</title></head><body class=\"letter\">" + body + "</body></html>";
}

bool no_window(std::string_view) {
  return false;
}

/// The rows of the pairing, or a failed check when it is not well-formed.
std::string rows(const std::string &english, const std::string &arabic) {
  const auto text = fill::paired(page("en", "ltr", english), page("ar", "rtl", arabic), no_window);
  const auto tree = xml::Tree::read({"pairs", text});
  if (!tree) FAIL(diag::report_text(tree.problems()) + text);
  const auto table = tree->root().child("body")->child("table");
  REQUIRE(table);
  CHECK(table->attribute("class") == "pairs");
  return xml::folded(table->child("tbody")->inner_source());
}

std::string row(const std::string &english, const std::string &arabic) {
  return "<tr><td lang=\"en\" dir=\"ltr\">" + english + "</td><td lang=\"ar\" dir=\"rtl\">" + arabic +
         "</td></tr>";
}

}  // namespace

TEST_CASE("each block becomes a row of two cells with their language and direction") {
  CHECK(rows("<h1>Request</h1>\n<p class=\"a\">One <em>two</em></p>",
             "<h1>طلب</h1><p class=\"a\">واحد <em>اثنان</em></p>") ==
        row("<h1>Request</h1><p class=\"a\">One <em>two</em></p>",
            "<h1>طلب</h1><p class=\"a\">واحد <em>اثنان</em></p>"));
  CHECK(rows("<p>1</p><p>2</p>", "<p>١</p><p>٢</p>") ==
        row("<p>1</p>", "<p>١</p>") + " " + row("<p>2</p>", "<p>٢</p>"));
}

TEST_CASE("the address for the envelope's window stands before the rows, once and as the left one has it") {
  const auto copy = [](const std::string &english, const std::string &arabic) {
    const auto text = fill::paired(page("en", "ltr", english), page("ar", "rtl", arabic),
                                   [](std::string_view name) { return name.empty(); });
    const auto body = text.substr(text.find("<body"));
    return xml::folded(body.substr(body.find('>') + 1, body.find("</body>") - body.find('>') - 1));
  };
  const auto address = [](const std::string &words) {
    return "<address class=\"to window\">" + words + "</address>";
  };
  const auto pairs = [](const std::string &rows) {
    return "<table class=\"pairs\"><tbody> " + rows + " </tbody></table>";
  };
  CHECK(copy(address("Boston") + "<p>1</p>", address("بوسطن") + "<p>١</p>") ==
        address("Boston") + pairs(row("<p>1</p>", "<p>١</p>")));
  CHECK(copy("<div>" + address("Boston") + "<p>1</p></div>", "<div>" + address("بوسطن") + "<p>١</p></div>") ==
        "<div>" + address("Boston") + "</div>" + pairs(row("<div><p>1</p></div>", "<div><p>١</p></div>")));
  // Not built alike.
  CHECK(copy(address("Boston") + "<p>1</p>", "<p>١</p>" + address("بوسطن")) ==
        address("Boston") + pairs(row("<p>1</p>", "<p>١</p>")));
  CHECK(copy("<p>0</p><div>" + address("Boston") + "<p>1</p></div>",
             "<div><p>١</p>" + address("بوسطن") + "</div>") ==
        address("Boston") + pairs(row("<p>0</p><div><p>1</p></div>", "<div><p>١</p></div>")));
  // In what is no rows of its own.
  CHECK(copy("<table><tbody><tr><td>" + address("Boston") + "<p>1</p></td></tr></tbody></table>",
             "<table><tbody><tr><td>" + address("بوسطن") + "<p>١</p></td></tr></tbody></table>") ==
        address("Boston") + pairs(row("<table><tbody><tr><td><p>1</p></td></tr></tbody></table>",
                                      "<table><tbody><tr><td><p>١</p></td></tr></tbody></table>")));
  // A page without a window sets it as any other address.
  CHECK(rows(address("Boston"), address("بوسطن")) == row(address("Boston"), address("بوسطن")));
}

TEST_CASE("headings stand in one row with what they head, a last one alone") {
  CHECK(rows("<h2>A</h2><h3>B</h3><ul><li>a</li></ul><h2>C</h2>",
             "<h2>أ</h2><h3>ب</h3><ul><li>ا</li></ul><h2>ج</h2>") ==
        row("<h2>A</h2><h3>B</h3><ul class=\"part\"><li>a</li></ul>",
            "<h2>أ</h2><h3>ب</h3><ul class=\"part\"><li>ا</li></ul>") +
            " " + row("<h2>C</h2>", "<h2>ج</h2>"));
}

TEST_CASE("a container keeps its element around each of its rows") {
  CHECK(rows("<div class=\"x\" id=\"i\"><p>1</p><p>2</p></div>",
             "<div class=\"x\" id=\"i\"><p>١</p><p>٢</p></div>") ==
        row("<div class=\"x\" id=\"i\"><p>1</p></div>", "<div class=\"x\" id=\"i\"><p>١</p></div>") + " " +
            row("<div class=\"x\"><p>2</p></div>", "<div class=\"x\"><p>٢</p></div>"));
}

TEST_CASE("lists go item by item, and numbered ones go on counting") {
  CHECK(rows("<ul><li>a</li><li>b</li></ul>", "<ul><li>أ</li><li>ب</li></ul>") ==
        row("<ul class=\"part\"><li>a</li></ul>", "<ul class=\"part\"><li>أ</li></ul>") + " " +
            row("<ul class=\"part\"><li>b</li></ul>", "<ul class=\"part\"><li>ب</li></ul>"));
  CHECK(rows("<ol start=\"3\"><li>a</li><li>b</li></ol>", "<ol start=\"3\"><li>أ</li><li>ب</li></ol>") ==
        row("<ol class=\"part\" start=\"3\"><li>a</li></ol>",
            "<ol class=\"part\" start=\"3\"><li>أ</li></ol>") +
            " " +
            row("<ol class=\"part\" start=\"4\"><li>b</li></ol>",
                "<ol class=\"part\" start=\"4\"><li>ب</li></ol>"));
}

TEST_CASE("a term stays with its descriptions in one row, and the list says that it is a part") {
  CHECK(rows("<dl class=\"re\" id=\"i\"><dt>Re</dt>\n<dd>A "
             "request</dd><dt>Names</dt><dd>One</dd><dd>Two</dd></dl>",
             "<dl class=\"re\" "
             "id=\"i\"><dt>الموضوع</dt><dd>طلب</dd><dt>الأسماء</dt><dd>واحد</dd><dd>اثنان</dd></dl>") ==
        row("<dl class=\"re part\"><dt>Re</dt><dd>A request</dd></dl>",
            "<dl class=\"re part\"><dt>الموضوع</dt><dd>طلب</dd></dl>") +
            " " +
            row("<dl class=\"re part\"><dt>Names</dt><dd>One</dd><dd>Two</dd></dl>",
                "<dl class=\"re part\"><dt>الأسماء</dt><dd>واحد</dd><dd>اثنان</dd></dl>"));
}

TEST_CASE("lists whose terms do not match stand side by side as a whole") {
  CHECK(rows("<dl><dt>A</dt><dd>1</dd></dl>", "<dl><dt>أ</dt><dd>١</dd><dt>ب</dt><dd>٢</dd></dl>") ==
        row("<dl><dt>A</dt><dd>1</dd></dl>", "<dl><dt>أ</dt><dd>١</dd><dt>ب</dt><dd>٢</dd></dl>"));
}

TEST_CASE("a table stays whole in one row") {
  CHECK(rows("<table><tr><td>a</td></tr></table>", "<table><tr><td>أ</td></tr></table>") ==
        row("<table><tr><td>a</td></tr></table>", "<table><tr><td>أ</td></tr></table>"));
}

TEST_CASE("the head is the left one's") {
  const auto text = fill::paired(page("en", "ltr", "<p>a</p>"), page("es", "ltr", "<p>b</p>"), no_window);
  CHECK_THAT(text, Catch::StartsWith("<html lang=\"en\" dir=\"ltr\">\n<head><title>en</title></head>\n"
                                     "<body class=\"letter\">\n<table class=\"pairs\">"));
}

TEST_CASE("a running head is a line of both languages that says once what is the same in them") {
  const std::string left = "<header class=\"rest\"><span translate=\"no\">Ana · </span>Page 2</header>";
  const std::string right = "<header class=\"rest\"><span translate=\"no\">Ana · </span>صفحة 2</header>";
  CHECK_THAT(fill::paired(page("en", "ltr", left), page("ar", "rtl", right), no_window),
             Catch::Contains("<header class=\"rest\"><span translate=\"no\">Ana · </span>Page 2 · "
                             "<bdi lang=\"ar\" dir=\"rtl\">صفحة 2</bdi></header>"));
}

TEST_CASE("a running foot has the blocks of both languages side by side") {
  const std::string left = "<p>a</p><footer><p>foot</p></footer>";
  const std::string right = "<p>b</p><footer><p>pie</p></footer>";
  CHECK_THAT(fill::paired(page("en", "ltr", left), page("es", "ltr", right), no_window),
             Catch::EndsWith("</table>\n<footer><table class=\"pairs\"><tbody><tr>"
                             "<td class=\"running\" lang=\"en\" dir=\"ltr\"><p>foot</p></td><td "
                             "class=\"running\" lang=\"es\" dir=\"ltr\"><p>pie</p></td>"
                             "</tr></tbody></table></footer>\n</body>\n</html>\n"));
}

TEST_CASE("running text without a translation stands once") {
  const std::string left = "<header>Page</header><p>a</p><footer><p>foot</p></footer>";
  const std::string right =
      "<header lang=\"en\" dir=\"ltr\">Page</header><p>b</p><footer><p lang=\"en\" "
      "dir=\"ltr\">foot</p></footer>";
  const auto text = fill::paired(page("en", "ltr", left), page("es", "ltr", right), no_window);
  CHECK_THAT(text, Catch::Contains("\n<header>Page</header>\n"));
  CHECK_THAT(text, Catch::EndsWith("</table>\n<footer><p>foot</p></footer>\n</body>\n</html>\n"));
}

TEST_CASE("running text that is the same in all languages stands once") {
  const std::string furniture =
      "<header translate=\"no\">Ana</header><footer><p translate=\"no\">555-0188</p></footer>";
  CHECK_THAT(fill::paired(page("en", "ltr", furniture), page("es", "ltr", furniture), no_window),
             Catch::Contains("\n<header translate=\"no\">Ana</header>\n") &&
                 Catch::Contains("\n<footer><p translate=\"no\">555-0188</p></footer>\n"));
}

TEST_CASE("two bodies that are not built alike stand side by side as a whole") {
  CHECK(rows("<p>1</p><p>2</p>", "<p>١</p>") == row("<p>1</p><p>2</p>", "<p>١</p>"));
  CHECK(rows("<p>1</p><ul><li>a</li></ul>", "<p>١</p><ol><li>أ</li></ol>") ==
        row("<p>1</p><ul><li>a</li></ul>", "<p>١</p><ol><li>أ</li></ol>"));
}

TEST_CASE("two fillings of one template pair block by block, values isolated on either side") {
  test::Run run;
  run.catalogs.add(test::catalog("ar", "msgid \"Hearing: {{hearing}}\"\nmsgstr \"الجلسة: {{hearing}}\"\n"));
  const auto source =
      test::read_template("<p>Hearing: {{hearing}}</p>{{#reasons}}<p>{{factor}}</p>{{/reasons}}");
  const std::string json = R"({"hearing": "2014-12-01", "reasons": [{"factor": "Family"}]})";
  const auto english = run.page(source, json);
  run.language = "ar";
  const auto text = fill::paired(english, run.page(source, json), no_window);
  CHECK_THAT(text, Catch::Contains(
                       row("<p>Hearing: December 1, 2014</p>", "<p>الجلسة: <bdi>1 ديسمبر 2014</bdi></p>")));
  CHECK_THAT(text, Catch::Contains(row("<p>Family</p>", "<p><bdi>Family</bdi></p>")));
}
