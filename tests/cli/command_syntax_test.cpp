#include "cli/command_syntax.hpp"

#include "cli/misnamed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using formletter::cli::CommandSyntax;
using formletter::cli::misnamed;

namespace {

/// A small program of its own: `press print TITLE`, `press shelf count|sort`.
struct PressProgram {
  std::string title, colour, chosen;
  std::size_t copies = 1;
  std::vector<std::string> readers, words;
  bool folded = true, fast = false;
  CommandSyntax syntax{"press", "Prints titles.", "press 7"};

  PressProgram() {
    syntax.end_with("Ends here.");
    auto &print = syntax.command("print");
    print.describe("Print a title");
    print.option("TITLE", title, "What to print").required();
    const auto paint =
        print.option("-c,--colour", colour, "Of the ink").value_name("INK").one_of({"red", "blue"});
    print.option("--copies", copies, "How many").between(1, 9).needs(paint);
    print.option("--reader", readers, "Who reads it").one_value_each_time();
    print.option("--words", words, "Two or three").values(2, 3);
    print.flag("--folded,!--flat", folded, "Fold it");
    print.flag("--fast", fast, "At once");
    print.check([](const std::vector<std::string> &given) {
      const auto has = [&](const char *name) { return std::ranges::find(given, name) != given.end(); };
      return has("--fast") && has("TITLE") && has("--colour") ? "ink dries slowly" : "";
    });
    auto &shelf = syntax.command("shelf");
    shelf.verb("count", "Count the titles", chosen).flag("--fast", fast, "At once");
    shelf.verb("sort", "Sort the titles", chosen);
  }
  CommandSyntax::Reading read(const std::vector<std::string> &arguments) { return syntax.read(arguments); }
};

std::string mistake(const std::vector<std::string> &arguments) {
  const auto reading = PressProgram().read(arguments);
  CHECK(reading.command.empty());
  CHECK(reading.help.empty());
  return reading.mistake.substr(0, reading.mistake.find('\n'));
}

}  // namespace

TEST_CASE("what was declared is read to its places") {
  PressProgram press;
  const auto reading = press.read({"print", "Emma", "-c", "blue", "--copies=3", "--reader", "Ana", "--reader",
                                   "Bo", "--words", "a", "b", "--flat"});
  CHECK(reading.command == "print");
  CHECK(reading.help.empty());
  CHECK(reading.mistake.empty());
  CHECK(press.title == "Emma");
  CHECK(press.colour == "blue");
  CHECK(press.copies == 3);
  CHECK(press.readers == std::vector<std::string>{"Ana", "Bo"});
  CHECK(press.words == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(press.folded);
  CHECK_FALSE(press.fast);
}

TEST_CASE("what is not given is left as it was") {
  PressProgram press;
  CHECK(press.read({"print", "Emma"}).command == "print");
  CHECK(press.copies == 1);
  CHECK(press.folded);
  CHECK(press.readers.empty());
}

TEST_CASE("a verb's name is told, and its command is the one to run") {
  PressProgram press;
  CHECK(press.read({"shelf", "count", "--fast"}).command == "shelf");
  CHECK(press.chosen == "count");
  CHECK(press.fast);
  CHECK(mistake({"shelf"}) == "A subcommand is required");
}

TEST_CASE("help and version are told, and there is nothing to run") {
  for (const std::vector<std::string> &asked : {std::vector<std::string>{"--help"}, {"print", "--help"}}) {
    const auto reading = PressProgram().read(asked);
    CHECK(reading.command.empty());
    CHECK(reading.mistake.empty());
    CHECK(reading.help.find("\nEnds here.\n") != std::string::npos);
  }
  CHECK(PressProgram().read({"print", "--help"}).help.find("-c,--colour INK:{red,blue}") !=
        std::string::npos);
  CHECK(PressProgram().read({"--version"}).help == "press 7\n");
}

TEST_CASE("each wrong use is told in a line") {
  CHECK(mistake({}) == "A subcommand is required");
  CHECK(mistake({"print"}) == "TITLE is required");
  CHECK(mistake({"print", "Emma", "--reader"}) == "--reader: 1 required TEXT missing");
  CHECK(mistake({"print", "Emma", "--copies", "2"}) == "--copies requires --colour");
  CHECK(mistake({"print", "Emma", "-c", "red", "--copies", "12"}) ==
        "--copies: Value 12 not in range 1 to 9");
  CHECK(mistake({"print", "Emma", "--nonsense"}) == "The following argument was not expected: --nonsense");
}

TEST_CASE("all that a command lacks is told at once, a line each") {
  std::string title, ink, out;
  CommandSyntax syntax("press", "Prints.", "press 7");
  auto &print = syntax.command("print");
  print.option("TITLE", title, "The book").required();
  print.option("--ink", ink, "The ink").required();
  print.option("-o,--out", out, "Where").required();
  CHECK(syntax.read({"print", "--ink", "red"}).mistake.starts_with("TITLE is required\n--out is required\n"));
}

TEST_CASE("a check of the whole line tells what is wrong about it in its own words") {
  CHECK(mistake({"print", "Emma", "--fast", "-c", "red"}) == "ink dries slowly");
  CHECK(PressProgram().read({"print", "Emma", "--fast"}).mistake.empty());
}

TEST_CASE("commands and options that there are tell which nearest one was meant") {
  const PressProgram press;
  CHECK(press.syntax.commands() == std::vector<std::string>{"print", "shelf"});
  CHECK(press.syntax.at("shelf").commands() == std::vector<std::string>{"count", "sort"});
  CHECK(press.syntax.at("shelf").at("count").long_options() == std::vector<std::string>{"--help", "--fast"});
  CHECK(misnamed(press.syntax, {"pritn"}) == "There is no command `pritn`; did you mean `print`?\n");
  CHECK(misnamed(press.syntax, {"print", "--color=red"}) ==
        "There is no option `--color`; did you mean `--colour`?\n");
  CHECK(misnamed(press.syntax, {"shelf", "count", "--fast"}).empty());
}
