#include "document/element.hpp"
#include "document/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace formletter::document {
namespace {

const std::filesystem::path document_tests = FORMLETTER_ROOT "/tests/document";

std::vector<std::filesystem::path> files_in(const std::string &name, const std::string &extension) {
  std::vector<std::filesystem::path> files;
  for (const auto &entry : std::filesystem::directory_iterator(document_tests / name)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string expected_report(std::filesystem::path file) {
  return content_of(file.replace_extension(".report").string());
}

TEST_CASE("A bad style sheet is refused with every problem and its place") {
  const auto files = files_in("bad_styles", ".xml");
  REQUIRE(files.size() >= 30);
  for (const auto &file : files) {
    const std::string text = content_of(file.string());
    INFO(text);
    const auto sheet = StyleSheet::read({file.filename().string(), text});
    REQUIRE_FALSE(sheet.ok());
    CHECK(diag::report_text(sheet.problems()) == expected_report(file));
  }
}

TEST_CASE("A bad document is refused with every problem and its place") {
  const StyleSheet sheet = sheet_of("<style name='.note'/><style name='.small'/><style name='handout p'/>");
  const auto files = files_in("bad_xhtml", ".xhtml");
  REQUIRE(files.size() >= 35);
  for (const auto &file : files) {
    const std::string text = content_of(file.string());
    INFO(text);
    const auto document =
        read_xhtml({file.filename().string(), text}, sheet, {.values = AttributeValues::shown});
    REQUIRE_FALSE(document.ok());
    CHECK(diag::report_text(document.problems()) == expected_report(file));
  }
}

TEST_CASE("A report does not repeat text or values that may be a person's answers") {
  for (const auto &file : files_in("bad_xhtml", ".report")) {
    const std::string report = content_of(file.string());
    CHECK(report.find("A012345678") == std::string::npos);
    CHECK(report.find("secret") == std::string::npos);
  }
}

std::string report_of_filled(const std::string &text) {
  const auto document = read_xhtml({"letter.xhtml", text}, StyleSheet::built_in());
  return document ? "" : diag::report_text(document.problems());
}

std::string in_letter(const std::string &body, const std::string &head = "") {
  return "<html><head>" + head + "</head><body>" + body + "</body></html>";
}

TEST_CASE("A report on a filled document names an attribute and what was expected, and never its value") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<p class='A012345678'>x</p>", "[unknown-class] p: The value of `class`"},
      {"<p lang='A012345678'>x</p>", "[bad-value] p: The value of `lang`"},
      {"<p dir='A012345678'>x</p>", "[bad-value] p: The value of `dir`"},
      {"<p translate='A012345678'>x</p>", "[bad-value] p: The value of `translate`"},
      {"<p><a href='A012345678'>x</a></p>", "[bad-value] a: The value of `href`"},
      {"<p><img src='a.png' alt='' width='A012345678' height='1in'/></p>",
       "[bad-value] img: The value of `width`"},
      {"<p><img src='a.png' alt='' width='1in' height='A012345678'/></p>",
       "[bad-value] img: The value of `height`"},
      {"<p><input type='A012345678'/></p>", "[bad-value] input: The value of `type`"},
      {"<p><input type='text' maxlength='A012345678'/></p>", "[bad-value] input: The value of `maxlength`"},
      {"<p><input type='text' maxlength='3' value='A012345678'/></p>",
       "[bad-value] input: The value of `value`"},
      {"<p><input type='text' required='A012345678'/></p>", "[bad-value] input: The value of `required`"},
      {"<p><input type='text' width='A012345678'/></p>", "[bad-value] input: The value of `width`"},
      {"<p><input type='checkbox' checked='A012345678'/></p>", "[bad-value] input: The value of `checked`"},
      {"<ol type='A012345678'><li>x</li></ol>", "[bad-value] ol: The value of `type`"},
      {"<ol start='A012345678'><li>x</li></ol>", "[bad-value] ol: The value of `start`"},
      {"<table><tr><td colspan='A012345678'>x</td></tr></table>", "[bad-value] td: The value of `colspan`"},
      {"<table><tr><th scope='A012345678'>x</th></tr></table>", "[bad-value] th: The value of `scope`"},
      {"<table data-columns='A012345678'><tr><td>x</td></tr></table>",
       "[bad-value] table: The value of `data-columns`"},
  };
  for (const auto &[body, expected] : cases) {
    CAPTURE(body);
    const std::string report = report_of_filled(in_letter(body));
    CHECK(report.find(expected) != std::string::npos);
    CHECK(report.find("012345678") == std::string::npos);
  }
  CHECK(report_of_filled(in_letter("<p>x</p>", "<meta name='page' content='A012345678'/>")) ==
        "letter.xhtml:1:31: error[unknown-page] meta: The page that `content` names is not there.\n");
  const std::string meta = report_of_filled(in_letter("<p>x</p>", "<meta name='A012345678' content='x'/>"));
  CHECK(meta.find("[bad-value] meta: The value of `name`") != std::string::npos);
  CHECK(meta.find("012345678") == std::string::npos);
}

TEST_CASE(
    "Whatever attribute of whatever element holds an answer, no report on the filled document shows it") {
  const std::vector<std::string> names = {
      "class",   "lang",  "dir",       "id",       "translate",   "data-comment", "href",
      "title",   "src",   "alt",       "width",    "height",      "type",         "start",
      "name",    "value", "maxlength", "required", "checked",     "colspan",      "scope",
      "content", "xmlns", "style",     "page",     "data-columns"};
  for (const std::string &element : element_names()) {
    for (const std::string &name : names) {
      for (const std::string value : {"A012345678", "77"}) {
        const std::string begin = "<" + element + " " + name + "='" + value + "'";
        const std::string usual = name == "type" ? "" : " type='text' ";
        for (const std::string &text :
             {in_letter(begin + ">x</" + element + ">"), in_letter("<p>" + begin + usual + "/></p>"),
              in_letter("<table><tr>" + begin + ">x</" + element + "></tr><tr><td>y</td></tr></table>"),
              in_letter("<p>x</p>", begin + "/>"), begin + "><head/><body/></" + element + ">",
              "<html>" + begin + "/><body/></html>"}) {
          CAPTURE(text);
          CHECK(report_of_filled(text).find(value) == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("A report on a filled table tells which row is uneven, not what its cells say of their columns") {
  CHECK(report_of_filled(in_letter("<table><tr><td colspan='77'>x</td></tr><tr><td>y</td></tr></table>")) ==
        "letter.xhtml:1:26: error[uneven-table] table: Row 2 has not as many columns as the first row.\n"
        "    hint: a cell may span more than one column with colspan\n");
}

TEST_CASE("A page that was asked for from outside and is not there is named without a line") {
  const auto document = read_xhtml({"letter.xhtml", "<html><body><p>x</p></body></html>"},
                                   StyleSheet::built_in(), {.page = "window-9"});
  REQUIRE_FALSE(document.ok());
  CHECK(diag::report_text(document.problems()) ==
        "letter.xhtml: error[unknown-page] window-9: No page is named `window-9`.\n");
}

}  // namespace
}  // namespace formletter::document
