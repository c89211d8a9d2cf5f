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
    const auto document = read_xhtml({file.filename().string(), text}, sheet);
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

TEST_CASE("A page that was asked for from outside and is not there is named without a line") {
  const auto document = read_xhtml({"letter.xhtml", "<html><body><p>x</p></body></html>"},
                                   StyleSheet::built_in(), {.page = "window-9"});
  REQUIRE_FALSE(document.ok());
  CHECK(diag::report_text(document.problems()) ==
        "letter.xhtml: error[unknown-page] window-9: No page is named `window-9`.\n");
}

}  // namespace
}  // namespace formletter::document
