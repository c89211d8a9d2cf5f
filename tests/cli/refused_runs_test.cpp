#include "cli/library_card.hpp"
#include "cli/program.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using formletter::test::child;
using formletter::test::library;
using formletter::test::run_program;
using formletter::test::Scratch;

TEST_CASE("what cannot be done is told by its code before anything is written") {
  const Scratch scratch;
  const auto password = scratch.file("password", "\nsecond line\n").string();
  const auto out = (scratch.folder() / "out").string(), packet = (scratch.folder() / "out.pdf").string();
  std::vector<std::string> too_many;
  for (int i = 0; i < 27; ++i) too_many.insert(too_many.end(), {"--exhibit", child});
  const auto render = [](std::vector<std::string> options) {
    options.insert(options.begin(), {"render", "library-card", "--answers", child});
    return options;
  };
  auto crowded = render({"--packet", packet});
  crowded.insert(crowded.end(), too_many.begin(), too_many.end());
  struct Row {
    std::vector<std::string> arguments;
    const char *code;
  };
  for (const auto &[arguments, code] : std::vector<Row>{
           {render({"--out", out, "--password-file", password}), "bad-password-file"},
           {render({"--out", out, "--packet", packet}), "bad-option"},
           {render({"--packet", packet, "--format", "html"}), "bad-option"},
           {render({"--packet", scratch.folder().string()}), "bad-option"},
           {render({"--packet", out + "/"}), "bad-option"},
           {render({"--packet", packet, "--max-size", "big"}), "bad-option"},
           {crowded, "too-many-exhibits"},
           {{"inspect", "library-card", "--answers", child, "--only", "borrowing-notice", "--as", "xhtml"},
            "document-not-chosen"},
           {{"specimen", "--out", out, "--language", "tlh"}, "unknown-specimen"},
           {{"validate", "library-card", "--answers", child, "--language", "englich"}, "bad-option"},
       }) {
    auto in_library = arguments;
    in_library.insert(in_library.end(), {"--pack", library});
    const auto run = run_program(in_library);
    INFO(code << ": " << run.err);
    CHECK(run.exit_code != 0);
    CHECK(run.out.empty());
    CHECK(run.err.find("error[" + std::string(code) + "]") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(out));
    CHECK_FALSE(std::filesystem::exists(packet));
  }
}

TEST_CASE("a form whose id is not its file's name is an error, as commands would not find it") {
  const Scratch pack;
  std::filesystem::create_directories(pack.folder() / "forms");
  pack.file("forms/one.xml",
            R"(<form id="other" version="1" language="en"><title>F</title>
            <text name="who"><label>Who?</label></text></form>)");
  const auto run = run_program({"check", "--pack", pack.folder().string()});
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("error[form-id] other: The form's id is `other` and its file `one.xml`") !=
        std::string::npos);
}
