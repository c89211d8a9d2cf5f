// What README.md tells a clinic to type is typed here, so that it stays true.
#include "cli/program.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <iterator>
#include <regex>
#include <set>

using namespace formletter;

namespace {

constexpr const char *two_people =
    R"("record_id","in_ice_custody","eoir_case_pending","eoir_forum","has_removal_order","prior_decision","lawyer_consulted","full_name","given_names","family_name","country_of_citizenship","a_number","a_number_again","date_of_birth","preferred_language","reads_preferred_language","reads_english","interpreter_needed","reply_email","reply_email_owner","phone","represented","case_status","immigration_court","judge_name","next_hearing_kind","next_hearing_date","next_hearing_time","next_hearing_zone","nta_date","opla_office","opla_mailbox","opla_mailbox_verified_on","asks","reasons[1].factor","reasons[1].statement","reasons[1].reason_short","reasons[1].reason_print","signer","sign_date","policy_checked"
"2026-1","no","yes","judge","no","no","appointment","Olena Example","Olena","Example","UA","A201000001","A201000001","1978-06-08","ru","yes","yes","no","olena@example.org","self","(312) 555-0183","no","master_set","Chicago","Alex Sample","master","2028-08-26","7:30 am","central","2013-09-08","chicago","OPLA-PD-CHI-OCC@ice.dhs.gov","2026-11-20","close","family_ties","I have three children.","Three children.","yes","self","2026-11-24","yes"
"2026-2","no","yes","judge","no","no","appointment","Gülşen Muster","Gülşen","Muster","TR","A201000002","A201000002","2001-07-20","en","yes","yes","no","guelsen@example.org","self","(312) 555-0155","no","master_set","Chicago","Casey Muster","master","2027-02-01","10:30 am","central","2014-09-19","chicago","OPLA-PD-CHI-OCC@ice.dhs.gov","2026-11-20","close","family_ties","I have one child.","One child.","yes","self","2026-11-24","yes"
)";

std::string read_whole(const std::filesystem::path &path) {
  return disk::read_file(path.string()).value().text;
}

std::string readme_text() {
  return read_whole(FORMLETTER_ROOT "/README.md");
}

/// The words of a line of a shell block, without its comment.
std::vector<std::string> words_of(const std::string &line) {
  std::istringstream words(line.substr(0, line.find('#')));
  return {std::istream_iterator<std::string>(words), {}};
}

/// The lines of the README's shell blocks that run the program, each as its arguments.
std::vector<std::vector<std::string>> commands_of_readme() {
  std::vector<std::vector<std::string>> commands;
  std::istringstream lines(readme_text());
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) inside = line == "```sh";
    auto words = words_of(line);
    if (inside && !words.empty() && words[0] == "formletter")
      commands.emplace_back(words.begin() + 1, words.end());
  }
  return commands;
}

/// The folder in which README.md's files lie here; the combined file's name alone is within --out.
std::vector<std::string> placed(std::vector<std::string> arguments, const std::filesystem::path &folder) {
  for (std::size_t i = 1; i < arguments.size(); ++i)
    if (arguments[i - 1].starts_with("-") && arguments[i - 1] != "--combined" &&
        arguments[i - 1] != "--language" && !arguments[i].starts_with("-"))
      arguments[i] = (folder / arguments[i]).string();
  arguments.insert(arguments.end(), {"--pack", FORMLETTER_ROOT});
  return arguments;
}

/// Every option that some text names: "--dry-run", not the "--" of a dash.
std::set<std::string> options_in(const std::string &text) {
  static const std::regex option("--[a-z][a-z-]+");
  const std::sregex_iterator first(text.begin(), text.end(), option), last;
  std::set<std::string> found;
  for (auto match = first; match != last; ++match) found.insert(match->str());
  return found;
}

}  // namespace

TEST_CASE("The README's commands for a clinic do what it says, in its order") {
  const test::Scratch scratch;
  const auto commands = commands_of_readme();
  REQUIRE(commands.size() == 6);
  std::vector<std::string> ran;
  for (const auto &command : commands) {
    ran.push_back(command[0]);
    const auto run = test::run_program(placed(command, scratch.folder()), ":quit\n");
    INFO(command[0] << "\n" << run.out << run.err);
    CHECK(run.exit_code == (command[0] == "ask" ? 1 : 0));  // 1: the draft is no whole record yet
    // What people do between two commands: the interview is answered, the sheet is filled in.
    if (command[0] == "ask")
      scratch.file("ana.json", read_whole(FORMLETTER_ROOT "/forms/samples/01-court-two-surnames.json"));
    if (command[0] == "roster") scratch.file("people.csv", two_people);
  }
  CHECK(ran == std::vector<std::string>{"ask", "documents", "render", "roster", "merge", "merge"});
  CHECK(std::filesystem::exists(scratch.folder() / "ana" / "opla-letter.pdf"));
  CHECK(std::filesystem::exists(scratch.folder() / "people-columns.csv"));
  CHECK(std::filesystem::exists(scratch.folder() / "letters" / "all.pdf"));
}

TEST_CASE("Every option that the README names is one of a command, or of the tools it is built with") {
  std::set<std::string> known = {"--accept", "--cflags", "--install", "--libs"};
  for (const char *command : {"ask", "blank", "check", "documents", "eval", "fonts", "inspect", "matrix",
                              "merge", "render", "roster", "specimen", "validate"})
    known.merge(options_in(test::run_program({command, "--help"}).out));
  for (const char *command : {"extract", "merge", "stats", "check"})
    known.merge(options_in(test::run_program({"catalogs", command, "--help"}).out));
  for (const auto &option : options_in(readme_text())) {
    INFO(option);
    CHECK(known.contains(option));
  }
}
