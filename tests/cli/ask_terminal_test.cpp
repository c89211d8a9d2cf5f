#include "cli/cli.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <ostream>
#include <sstream>

using namespace formletter;

namespace {

constexpr const char *story_form = R"xml(<form id="visit" version="1" language="en">
  <title>A visit</title>
  <text name="name"><label>Name</label></text>
  <text name="story" appearance="multiline"><label>Story</label></text>
  <text name="wish"><label>Wish</label></text>
</form>)xml";

/// A terminal at which somebody types as soon as the program waits for a line: one piece each
/// time, which may be a paste of many lines. When all has been typed it hangs up.
class Typist : public std::stringbuf {
 public:
  explicit Typist(std::vector<std::string> pieces)
      : pieces_(std::move(pieces)), keyboard_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(::grantpt(keyboard_) == 0);
    REQUIRE(::unlockpt(keyboard_) == 0);
    terminal_ = ::open(::ptsname(keyboard_), O_RDWR | O_NOCTTY);  // NOLINT(concurrency-mt-unsafe)
    REQUIRE(terminal_ >= 0);
    termios quiet = {};
    REQUIRE(::tcgetattr(terminal_, &quiet) == 0);
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    REQUIRE(::tcsetattr(terminal_, TCSANOW, &quiet) == 0);
  }
  Typist(const Typist &) = delete;
  Typist &operator=(const Typist &) = delete;
  ~Typist() override {
    if (keyboard_ >= 0) ::close(keyboard_);
    ::close(terminal_);
  }
  int terminal() const { return terminal_; }

 protected:
  int sync() override {
    if (!str().ends_with("> ")) return 0;
    if (next_ == pieces_.size()) {
      if (keyboard_ >= 0) ::close(keyboard_);
      keyboard_ = -1;
      return 0;
    }
    const std::string &piece = pieces_[next_++];
    REQUIRE(::write(keyboard_, piece.data(), piece.size()) == static_cast<ssize_t>(piece.size()));
    return 0;
  }

 private:
  std::vector<std::string> pieces_;
  std::size_t next_ = 0;
  int keyboard_, terminal_ = -1;
};

/// The interview at a terminal: what it said, and the draft or answers it left.
struct AtTerminal {
  explicit AtTerminal(std::vector<std::string> pieces) {
    std::filesystem::create_directories(scratch.folder() / "forms");
    scratch.file("forms/visit.xml", story_form);
    const auto file = scratch.folder() / "ana.json";
    std::istringstream no_pipe;
    Typist typist(std::move(pieces));
    std::ostream out(&typist);
    std::ostringstream err;
    code = cli::run({"ask", "visit", "--pack", scratch.folder().string(), "-o", file.string()},
                    {.in = no_pipe,
                     .out = out,
                     .err = err,
                     .environment = [](const std::string &) { return std::nullopt; },
                     .today = [] { return *Date::parse_iso("2026-11-24"); },
                     .terminal = typist.terminal()});
    said = typist.str();
    const auto source = disk::read_file(file.string() + (code == 0 ? "" : ".draft"));
    if (source) answers = source->text;
  }
  bool says(const std::string &text) const { return said.find(text) != std::string::npos; }
  bool holds(const std::string &text) const { return answers.find(text) != std::string::npos; }

  test::Scratch scratch;
  int code = 0;
  std::string said, answers;
};

constexpr const char *not_taken = "What was typed before this question was shown is not its answer.";

}  // namespace

TEST_CASE("at a terminal a multiline answer goes on up to an empty line, and its question says so") {
  const AtTerminal ana({"Ana\n", "I came in 2001.\n", "I work.\n", "\n", "To stay\n", "\n"});
  CHECK(ana.code == 0);
  CHECK(ana.says("Story\n  Type one or more lines. An empty line ends the answer.\n> > > \nWish\n"));
  CHECK(ana.holds("I came in 2001.\\nI work.\""));
  CHECK(ana.holds("\"wish\": \"To stay\""));
  CHECK_FALSE(ana.says(not_taken));
}

TEST_CASE("a paste of several lines is one multiline answer, its empty lines too") {
  const AtTerminal ana(
      {"Ana\n", "I came in 2001.\nI was wounded.\n\nMy son is here.\n", "\n", "Home\n", "\n"});
  CHECK(ana.holds("I came in 2001.\\nI was wounded.\\n\\nMy son is here.\""));
  CHECK(ana.holds("\"wish\": \"Home\""));
}

TEST_CASE("what a paste brings beyond its question answers no other one, and is told") {
  const AtTerminal ana({"Ana\nI was wounded.\nMy brother was killed", "True\n", "\n", "\n", "\n"});
  CHECK(ana.says(not_taken));
  CHECK(ana.holds("\"name\": \"Ana\""));
  CHECK(ana.holds("\"story\": \"True\""));
  CHECK_FALSE(ana.holds("wounded"));
  CHECK_FALSE(ana.holds("brother"));
  // Enter that was pressed once too often is nothing to tell, and ends no review.
  const AtTerminal bea({"Bea\n\n\n\n\n", "\n"});
  CHECK(bea.code == 1);
  CHECK_FALSE(bea.says(not_taken));
  CHECK_FALSE(bea.says("Your answers"));
}

TEST_CASE("a line that the terminal cut is told and not kept, in the midst of an answer too") {
  const AtTerminal ana({std::string(5000, 'n') + "\n", "Ana\n", "Once\n", std::string(4095, 's') + "\n",
                        std::string(4094, 's') + "\n", "\n", "\n", "\n"});
  CHECK(ana.says("Lines as long as this one are cut short. Nothing of the answer was kept."));
  CHECK(ana.holds("\"name\": \"Ana\""));
  CHECK(ana.holds("\"story\": \"" + std::string(4094, 's') + "\""));
}

TEST_CASE("a command within a multiline answer is none of its lines") {
  const AtTerminal ana({"Ana\n", "I came.\n", ":quit\n", "I work.\n", "\n", ":quit\n"});
  CHECK(ana.code == 1);
  CHECK(ana.holds("I came.\\nI work.\""));
  CHECK_FALSE(ana.holds("quit"));
}
