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

TEST_CASE("sections stand in one another 200 deep, partials counted, and no deeper") {
  const auto nested = [](int depth, const std::string &innermost) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "{{#child}}\n";
    text += innermost;
    for (int i = 0; i < depth; ++i) text += "{{/child}}";
    return text;
  };
  const auto read = [&](int depth, const std::string &innermost, const fill::Partials &around = {}) {
    const auto made = fill::Template::read(
        {"t.mustache", "<html><body><p>" + nested(depth, innermost) + "</p></body></html>"}, around);
    return made ? "" : diag::report_text(made.problems());
  };
  CHECK(read(200, "x") == "");
  const std::string told = "error[too-deep] child: Sections stand in one another here more than 200 deep.\n";
  CHECK(read(201, "x") == "t.mustache:201:1: " + told);
  CHECK(read(20000, "x") == "t.mustache:201:1: " + told);
  const fill::Partials half{{"half", {"partials/half.mustache", nested(100, "x")}}};
  CHECK(read(100, "{{> half}}", half) == "");
  CHECK(read(101, "{{> half}}", half) == "partials/half.mustache:100:1: " + told);
}
