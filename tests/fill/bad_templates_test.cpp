#include "packs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace formletter;

namespace {

const std::filesystem::path folder = std::filesystem::path(FORMLETTER_ROOT) / "tests/fill/bad_templates";

std::string contents(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> templates_in(const std::filesystem::path &where) {
  std::vector<std::filesystem::path> found;
  for (const auto &entry : std::filesystem::directory_iterator(where)) {
    if (entry.path().extension() == ".mustache") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

fill::Partials partials() {
  fill::Partials read;
  for (const auto &path : templates_in(folder / "partials")) {
    read[path.stem().string()] = {"partials/" + path.filename().string(), contents(path)};
  }
  return read;
}

std::string report(const std::filesystem::path &path, const form::Form &form) {
  const auto read = fill::Template::read({path.filename().string(), contents(path)}, partials());
  return diag::report_text(read ? read->check_names(form) : read.problems());
}

}  // namespace

TEST_CASE("each bad template is refused with exactly the report beside it") {
  const auto form = test::small_form();
  const auto paths = templates_in(folder);
  REQUIRE(paths.size() >= 40);
  for (const auto &path : paths) {
    auto expected = path;
    expected.replace_extension(".report");
    const std::string found = report(path, form);
    INFO(path.filename().string());
    CHECK_FALSE(found.empty());
    CHECK(found == contents(expected));
  }
}
