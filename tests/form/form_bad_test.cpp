#include "diag/report.hpp"
#include "form/file_text.hpp"
#include "form/form.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using formletter::form::test::text_of;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> bad_forms() {
  std::vector<fs::path> paths;
  for (const auto &entry : fs::directory_iterator(fs::path(FORMLETTER_ROOT) / "tests/form/bad_forms")) {
    if (entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

// A case is two files: NAME.xml and NAME.expected, the report word for word.
TEST_CASE("every bad form is reported as its .expected file says") {
  const auto paths = bad_forms();
  REQUIRE(paths.size() >= 40);
  for (const fs::path &path : paths) {
    const std::string name = path.filename().string();
    const auto form = formletter::form::Form::read({name, text_of(path)});
    const std::string report = formletter::diag::report_text(form ? form->warnings() : form.problems());
    INFO(name);
    CHECK(report == text_of(fs::path(path).replace_extension(".expected")));
  }
}
