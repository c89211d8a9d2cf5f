// Every paper of every sample, as blocks and as placed glyph runs, against the
// dumps in tests/golden/dumps. `./dev golden --accept` takes over what is printed.

#include "diag/report.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace formletter;

namespace {

const fs::path dumps = fs::path(FORMLETTER_ROOT) / "tests" / "golden" / "dumps";

bool accepting() {
  const char *mode = std::getenv("FORMLETTER_GOLDEN");
  return mode != nullptr && std::string(mode) == "accept";
}

std::string first_difference(const std::string &expected, const std::string &actual) {
  std::istringstream a(expected), b(actual);
  std::string line_a, line_b;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a)),
               more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return "no line";
    if (more_a != more_b || line_a != line_b) {
      return "line " + std::to_string(number) + "\n  golden: " + (more_a ? line_a : "(end)") +
             "\n  now:    " + (more_b ? line_b : "(end)");
    }
  }
}

void compare(const fs::path &file, const std::string &actual, std::set<fs::path> &seen) {
  seen.insert(file);
  if (accepting()) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
    return;
  }
  const auto golden = disk::read_file(file);
  INFO(file.string());
  REQUIRE(golden.ok());
  if (golden->text != actual) FAIL_CHECK("differs in " << first_difference(golden->text, actual));
}

/// Dumps that nothing prints any more are removed, or are a failure.
void sweep(const fs::path &folder, const std::set<fs::path> &seen) {
  for (const auto &file : disk::files_below(folder, ".txt")) {
    if (seen.contains(file)) continue;
    if (accepting()) {
      fs::remove(file);
    } else {
      FAIL_CHECK("no document makes " << file.string() << " any more");
    }
  }
}

}  // namespace

TEST_CASE("every paper of every sample has the blocks and the layout that were last accepted") {
  for (const auto &pack : test::sample_packs()) {
    const auto folder = dumps / pack.form;
    std::set<fs::path> seen;
    const auto problems = test::for_each_document(
        pack, std::nullopt, [&](Press::Works &works, const test::SampleDocument &sample, Date today) {
          const auto name = sample.planned.rule->name;
          INFO(sample.sample << " " << name);
          auto xhtml = works.fill(*sample.record, sample.planned, today);
          REQUIRE(xhtml.ok());
          const auto document = works.read_document(sample.planned, std::move(*xhtml));
          INFO((document.ok() ? "" : diag::report_text(document.problems())));
          REQUIRE(document.ok());
          compare(folder / sample.sample / (name + ".document.txt"), document::dump(*document), seen);
          const auto pages = works.set_pages(*document);
          INFO((pages.ok() ? "" : diag::report_text(pages.problems())));
          REQUIRE(pages.ok());
          compare(folder / sample.sample / (name + ".layout.txt"), layout::dump(*pages, works.fonts()), seen);
        });
    INFO(diag::report_text(problems));
    CHECK(problems.empty());
    sweep(folder, seen);
  }
}
