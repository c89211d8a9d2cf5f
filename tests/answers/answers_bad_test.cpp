#include "answers/intake_form.hpp"
#include "diag/report.hpp"

#include <algorithm>
#include <filesystem>

namespace formletter::answers {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> bad_answers() {
  std::vector<fs::path> paths;
  for (const auto &entry : fs::directory_iterator(fs::path(FORMLETTER_ROOT) / "tests/answers/bad_answers")) {
    if (entry.path().extension() != ".expected") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string report_on(const fs::path &path) {
  auto read_answers = read(intake_form(), {path.filename().string(), text_of_file(path.string())});
  return diag::report_text(read_answers ? checked(*read_answers).problems : read_answers.problems());
}

}  // namespace

// A case is two files: NAME.json or NAME.xml, and NAME.expected, the report word
// for word; what reading accepts is checked against the day 2014-11-20.
TEST_CASE("every bad answers file is reported as its .expected file says") {
  const auto paths = bad_answers();
  REQUIRE(paths.size() >= 40);
  for (const fs::path &path : paths) {
    INFO(path.filename().string());
    CHECK(report_on(path) == text_of_file(fs::path(path).replace_extension(".expected").string()));
  }
}

}  // namespace formletter::answers
