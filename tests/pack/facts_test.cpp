// Each fact of the seed must be said where it belongs and nowhere else. Templates
// carry `{{! E5 X3 }}` before the block that rests on those facts.

#include "disk/disk.hpp"
#include "support/pattern.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using formletter::disk::files_below;
using formletter::disk::read_file;
using formletter::test::Pattern;

namespace {

const fs::path root = FORMLETTER_ROOT;

/// The seed's facts by id: how a paper says them, "" for what none may say.
std::map<std::string, std::string> all_facts() {
  std::map<std::string, std::string> facts;
  std::istringstream table(read_file(root / "tests/pack/seed_facts.tsv")->text);
  for (std::string line; std::getline(table, line);) {
    if (!line.starts_with('#')) facts[line.substr(0, line.find('\t'))] = line.substr(line.rfind('\t') + 1);
  }
  return facts;
}

/// A template's text with its partials in place.
std::string expanded(const fs::path &file) {
  static const Pattern partial(R"(\{\{>\s*([a-z0-9-]+)\s*\}\})");
  const auto text = read_file(file)->text;
  std::string result;
  std::size_t from = 0;
  for (const auto &[at, groups] : partial.all_in(text)) {
    result.append(text, from, at - from);
    result += expanded(root / "templates/partials" / (groups[1] + ".mustache"));
    from = at + groups[0].size();
  }
  return result.append(text, from);
}

/// A template's text from a comment that names facts to the next one, without marks of emphasis.
struct FactBlock {
  std::set<std::string> facts;
  std::string text;
};

std::vector<FactBlock> fact_blocks(const std::string &text) {
  static const Pattern comment(R"(\{\{!\s*((?:[SCERX]\d+\s*)+)\}\})");
  std::vector<FactBlock> found;
  const auto matches = comment.all_in(text);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    std::istringstream ids(matches[i].groups[1]);
    const auto from = matches[i].at + matches[i].groups[0].size();
    const auto to = i + 1 < matches.size() ? matches[i + 1].at : text.size();
    auto block = text.substr(from, to - from);
    for (const auto *mark : {"<strong>", "</strong>", "<em>", "</em>"}) {
      for (auto at = block.find(mark); at != std::string::npos; at = block.find(mark)) {
        block.erase(at, std::string_view(mark).size());
      }
    }
    found.push_back(
        {{std::istream_iterator<std::string>(ids), std::istream_iterator<std::string>()}, std::move(block)});
  }
  return found;
}

/// The posture whose facts a template may rest on: the letter of the fact ids.
char posture_of(const std::string &name) {
  static const std::map<std::string, char> postures = {
      {"detainee-request", 'C'},      {"phone-custody", 'C'},     {"checklist-custody", 'C'},
      {"handout-custody", 'C'},       {"opla-letter", 'E'},       {"opla-email", 'E'},
      {"checklist-eoir", 'E'},        {"handout-eoir", 'E'},      {"ero-letter", 'R'},
      {"phone-removal", 'R'},         {"checklist-removal", 'R'}, {"handout-removal", 'R'},
      {"supervisor-letter", 'X'},     {"review-letter", 'X'},     {"review-email", 'X'},
      {"checklist-review", 'X'},      {"handout-review", 'X'},    {"before-you-ask", 'S'},
      {"find-your-status", 'S'},      {"cover-sheet", 'S'},       {"interpreter-certificate", 'S'},
      {"translator-certificate", 'S'}};
  const auto found = postures.find(name);
  return found == postures.end() ? '?' : found->second;
}

/// S is said to everybody; that there is no right (X3) stands on every handout
/// and in every letter's small print.
bool belongs(const std::string &fact, char posture) {
  return fact[0] == posture || fact[0] == 'S' || fact == "X3";
}

}  // namespace

TEST_CASE("every fact of the seed is used by a document of its posture, and no document rests on another's") {
  const auto facts = all_facts();
  std::set<std::string> used;
  for (const auto &file : files_below(root / "templates", ".mustache")) {
    if (file.parent_path().filename() == "partials") continue;
    const auto posture = posture_of(file.stem().string());
    INFO(file.string());
    CHECK(posture != '?');
    for (const auto &block : fact_blocks(expanded(file))) {
      std::size_t belonging = 0;
      std::string ids;
      for (const auto &fact : block.facts) {
        ids += fact + " ";
        if (!belongs(fact, posture)) continue;
        ++belonging;
        // A comment says nothing to anybody: the words must be there.
        const auto known = facts.find(fact);
        if (known != facts.end() && block.text.find(known->second) != std::string::npos) used.insert(fact);
      }
      INFO("the block that rests on " << ids);
      CHECK(belonging > 0);
    }
  }
  for (const auto &[fact, said] : facts) {
    INFO(fact << ": " << said);
    // S17 is the page's crime-tip line: no document may have it.
    CHECK(used.contains(fact) == (fact != "S17"));
  }
}

TEST_CASE("the crime-tip line is nowhere in the pack") {
  static const Pattern tip_line("866.{0,3}347.{0,3}2423|866.{0,3}DHS|DHS.{0,3}2.{0,3}ICE",
                                Pattern::Letters::any_case);
  for (const auto *folder : {"forms", "templates", "locales"}) {
    for (const auto *extension : {".xml", ".mustache", ".po", ".json", ".jsonl", ".md"}) {
      for (const auto &file : files_below(root / folder, extension)) {
        INFO(file.string());
        CHECK_FALSE(tip_line.is_in(read_file(file)->text));
      }
    }
  }
}

TEST_CASE("each telephone number of the policy is typed in one record only") {
  for (const auto *number : {"351-4024", "375-5283", "898-7180", "767-1833"}) {
    int typed = 0;
    for (const auto *extension : {".xml", ".mustache", ".po"}) {
      for (const auto *folder : {"forms", "templates", "locales"}) {
        for (const auto &file : files_below(root / folder, extension)) {
          const auto text = read_file(file)->text;
          for (auto at = text.find(number); at != std::string::npos; at = text.find(number, at + 1)) ++typed;
        }
      }
    }
    INFO(number);
    CHECK(typed == 1);
  }
}
