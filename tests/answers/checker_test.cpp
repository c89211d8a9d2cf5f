#include "answers/intake_form.hpp"
#include "diag/report.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <utility>
#include <vector>

namespace formletter::answers {
namespace {

/// The whole outcome of a check as text.
std::string told(const CheckedAnswers &checked) {
  std::string text = diag::report_text(checked.problems);
  for (form::NodeId node = 0; node < checked.instance.size(); ++node) {
    const auto &at = checked.instance.at(node);
    text +=
        checked.instance.path(node) + "=" + std::string(at.text) + (at.relevant ? "\n" : " (irrelevant)\n");
  }
  return text;
}

std::vector<RawAnswers> readable_bad_answers() {
  std::vector<RawAnswers> all;
  for (const auto &entry :
       std::filesystem::directory_iterator(FORMLETTER_ROOT "/tests/answers/bad_answers")) {
    if (entry.path().extension() == ".expected") continue;
    auto answers = read(intake_form(), {"answers", text_of_file(entry.path().string())});
    if (answers) all.push_back(std::move(*answers));
  }
  return all;
}

}  // namespace

TEST_CASE("a checker says of record after record what check() says of each") {
  static const i18n::Catalogs none;
  Checker checker(intake_form());
  const auto records = readable_bad_answers();
  REQUIRE(records.size() >= 20);
  // Twice: the second time every answer has been taken before.
  for (int round = 0; round < 2; ++round) {
    for (const RawAnswers &record : records) {
      const auto again = checker.check(record, {.today = a_day(), .language = {}, .catalogs = none});
      CHECK(told(again) == told(checked(record)));
    }
  }
}

TEST_CASE("records that are checked side by side are told apart when what was typed is gone") {
  static const i18n::Catalogs none;
  const CheckOptions options{.today = a_day(), .language = {}, .catalogs = none};
  const auto records = readable_bad_answers();
  Checker checker(intake_form());
  // Settled in their order and judged in another, now and then one that is never judged.
  for (std::size_t i = 0; i + 3 <= records.size(); ++i) {
    std::vector<Checker::Checking> side_by_side;
    RawAnswers typed;
    for (std::size_t j = i; j < i + 3; ++j) {
      typed = records[j];
      side_by_side.push_back(checker.take_in(typed, options));
    }
    typed = {};
    for (auto &record : side_by_side) checker.settle(record);
    for (const std::size_t j : {std::size_t{1}, std::size_t{0}, std::size_t{2}}) {
      if (i % 4 == 3 && j == 0) continue;
      CHECK(told(checker.judge(std::move(side_by_side[j]))) == told(checked(records[i + j])));
    }
  }
}

TEST_CASE("what a record repeats stands where the form has it") {
  const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "no", "children": 2,
    "child": [{"child_name": "B"}, {"child_name": "C"}],
    "reason": [{"factor": "one", "paper": [{"paper_title": "P"}, {"paper_title": "Q"}]}, {"factor": "two"}]})"));
  const auto children = answers.instance.children(answers.instance.root());
  std::string order;
  for (const form::NodeId child : children) {
    const auto name = answers.instance.name(child);
    if (name == "reason" || name == "child" || name == "children" || name == "ages")
      order += std::string(name) + " ";
  }
  CHECK(order == "children reason reason child child ages ");
  CHECK(answer(answers, "reason[1]/paper[2]/paper_title") == "Q");
  CHECK(answer(answers, "child[2]/child_name") == "C");
}

TEST_CASE("a record that was checked before leaves nothing in the next") {
  static const i18n::Catalogs none;
  const CheckOptions options{.today = a_day(), .language = {}, .catalogs = none};
  Checker checker(intake_form());
  checker.check(raw(R"({"full_name": "A 1", "in_custody": "yes", "number": "x", "children": 2,
    "child": [{"child_name": "B"}, {"child_name": "C"}], "reason": [{"factor": "one"}]})"),
                options);
  const RawAnswers bare = raw(R"({"full_name": "B"})");
  CHECK(told(checker.check(bare, options)) == told(checked(bare)));
}

/// Answers put together at random from those of real records.
class MixedAnswers {
 public:
  MixedAnswers(std::vector<RawAnswers> records) : records_(std::move(records)) {}

  RawAnswers next() {
    // Near to the record before, as in a roster: few answers change.
    if (random_() % 20 == 0) now_ = one();
    for (auto changes = random_() % 6; changes > 0; --changes) {
      const RawAnswers &other = one();
      if (random_() % 4 == 0) now_.repeats = other.repeats;
      if (random_() % 2 == 0 && !now_.repeats.empty()) change_repeat();
      if (!now_.values.empty() && random_() % 3 == 0)
        now_.values.erase(std::next(now_.values.begin(), random_() % now_.values.size()));
      if (other.values.empty()) continue;
      const auto &[name, leaf] = *std::next(other.values.begin(), random_() % other.values.size());
      now_.values.insert_or_assign(name, leaf);
    }
    return now_;
  }

 private:
  const RawAnswers &one() { return records_[random_() % records_.size()]; }

  /// One instance more, one less, two in each other's place, or an answer taken out.
  void change_repeat() {
    auto &instances = std::next(now_.repeats.begin(), random_() % now_.repeats.size())->second;
    if (instances.empty()) return;
    RawAnswers &any = instances[random_() % instances.size()];
    switch (random_() % 4) {
      case 0:
        return instances.push_back(RawAnswers(any));
      case 1:
        return instances.pop_back();
      case 2:
        return std::swap(any, instances.front());
      default:
        if (!any.values.empty())
          any.values.erase(std::next(any.values.begin(), random_() % any.values.size()));
    }
  }

  std::mt19937 random_{3};
  std::vector<RawAnswers> records_;
  RawAnswers now_;
};

struct SampleRecords {
  form::Form form;
  std::vector<RawAnswers> records;
};

SampleRecords sample_records() {
  const std::string folder = FORMLETTER_ROOT "/forms/";
  auto form = form::Form::read({"pd-request.xml", text_of_file(folder + "pd-request.xml")});
  REQUIRE(form);
  std::vector<RawAnswers> records;
  for (const auto &entry : std::filesystem::directory_iterator(folder + "samples")) {
    if (entry.path().extension() != ".json") continue;
    auto answers = read(*form, {"answers", text_of_file(entry.path().string())});
    REQUIRE(answers);
    records.push_back(std::move(*answers));
  }
  REQUIRE(records.size() > 10);
  return {std::move(*form), std::move(records)};
}

TEST_CASE("what is known of the record before says nothing else of the next") {
  static const i18n::Catalogs none;
  auto [form, samples] = sample_records();
  MixedAnswers mixed(std::move(samples));
  Checker checker(form);
  const CheckOptions today{.today = a_day(), .language = {}, .catalogs = none};
  const CheckOptions later{.today = *Date::parse_iso("2026-11-24"), .language = {}, .catalogs = none};
  for (int i = 0; i < 1000; ++i) {
    const RawAnswers record = mixed.next();
    const CheckOptions &options = i % 30 < 25 ? later : today;
    CHECK(told(checker.check(record, options)) == told(check(form, record, options)));
  }
}

TEST_CASE("in whatever order records are settled and judged, each is told what check() says of it") {
  static const i18n::Catalogs none;
  auto [form, samples] = sample_records();
  MixedAnswers mixed(std::move(samples));
  Checker checker(form);
  const CheckOptions options{.today = a_day(), .language = {}, .catalogs = none};
  std::mt19937 random{5};
  for (int round = 0; round < 150; ++round) {
    std::vector<RawAnswers> records;
    for (auto count = 1 + random() % 6; count > 0; --count) records.push_back(mixed.next());
    std::vector<std::pair<std::size_t, Checker::Checking>> side_by_side;
    for (std::size_t i = 0; i < records.size(); ++i)
      side_by_side.emplace_back(i, checker.take_in(records[i], options));
    // As they come, most often; else one is given up, settled late, or judged out of its turn.
    const auto out_of_turn = random() % 6;
    if (out_of_turn == 0) std::ranges::shuffle(side_by_side, random);
    for (auto &[place, record] : side_by_side) checker.settle(record);
    if (out_of_turn == 1) std::ranges::shuffle(side_by_side, random);
    if (out_of_turn == 2) side_by_side.erase(side_by_side.begin() + random() % side_by_side.size());
    for (auto &[place, record] : side_by_side)
      CHECK(told(checker.judge(std::move(record))) == told(check(form, records[place], options)));
  }
}

/// What one checker says of the records, one after another, and check() of each.
void check_alike(const form::Form &form, const std::vector<std::string> &records) {
  static const i18n::Catalogs none;
  const CheckOptions options{.today = a_day(), .language = {}, .catalogs = none};
  Checker checker(form);
  for (const std::string &json : records) {
    const auto record = read_json(form, {"answers.json", json});
    REQUIRE(record);
    CAPTURE(json);
    CHECK(told(checker.check(*record, options)) == told(check(form, *record, options)));
  }
}

TEST_CASE("what an instance of a repeat says of those beside it changes with them") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <text name="limit"><label>L</label></text>
    <group name="case"><label>C</label>
    <repeat name="reason"><label>R</label>
      <text name="kind"><label>K</label></text>
      <text name="print"><label>P</label></text>
      <calculate name="is_first"
        calculation="count(../../reason[kind = current()/../kind and position() &lt; position(current()/..)]) = 0"/>
      <calculate name="printed_to_here" calculation="count(../../reason[print = 'yes' and position() &lt;= position(current()/..)])"/>
      <calculate name="is_over" calculation="${printed_to_here} > number(${limit})"/>
      <text name="why" relevant="${is_first}" required="${print} = 'yes'" constraint=". != ${kind}"><label>W</label></text>
    </repeat></group></form>)x"});
  REQUIRE(form);
  const std::string a = R"({"kind": "a", "print": "yes", "why": "a"})", b = R"({"kind": "b", "print": "no"})",
                    c = R"({"kind": "a", "why": "x"})";
  const auto record = [](const std::string &limit, const std::string &reasons) {
    return R"({"limit": ")" + limit + R"(", "reason": [)" + reasons + "]}";
  };
  check_alike(*form, {record("1", a), record("1", a), record("0", a), record("0", b + "," + a),
                      record("0", a + "," + b), record("0", a + "," + c), record("0", c + "," + a),
                      record("0", a), record("0", a + "," + a + "," + a + "," + b + "," + b + "," + c),
                      record("0", a + "," + a + "," + b + "," + b + "," + b + "," + c), record("0", ""),
                      record("0", c)});
}

TEST_CASE("an instance that stands further back than in the record before says so") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <repeat name="reason"><label>R</label>
      <calculate name="place" calculation="position(current()/..)"/>
      <repeat name="paper"><label>P</label><text name="paper_title"><label>T</label></text></repeat>
    </repeat></form>)x"});
  REQUIRE(form);
  // The last reason is the record's same node each time.
  check_alike(*form, {R"({"reason": [{}, {}, {}]})", R"({"reason": [{"paper": [{}]}, {}]})",
                      R"({"reason": [{}, {}, {}]})"});
}

TEST_CASE("a choice that was offered to the record before may not be offered to the next") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <choices name="ask"><choice name="close" at="court"><label>C</label></choice>
      <choice name="free" at="jail"><label>F</label></choice></choices>
    <text name="where"><label>W</label></text>
    <select_multiple name="asks" choices="ask" choice_filter="at = ${where}"><label>A</label></select_multiple>
    <repeat name="again"><label>A</label>
      <text name="there"><label>T</label></text>
      <select_one name="asked" choices="ask" choice_filter="at = ${there}"><label>A</label></select_one>
    </repeat></form>)x"});
  REQUIRE(form);
  check_alike(*form,
              {R"({"where": "court", "asks": "close", "again": [{"there": "jail", "asked": "free"}]})",
               R"({"where": "court", "asks": "close", "again": [{"there": "jail", "asked": "free"}]})",
               R"({"where": "court", "asks": "close free", "again": [{"there": "jail", "asked": "close"}]})",
               R"({"where": "jail", "asks": "close free", "again": [{"there": "court", "asked": "close"}]})",
               R"({"where": "jail", "asks": "free", "again": [{"there": "jail", "asked": "close"}]})"});
}

TEST_CASE(
    "what follows from a group follows when the group comes and goes, through groups that say nothing") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <text name="has"><label>H</label></text>
    <group name="outer" relevant="${has} = 'yes'"><label>O</label>
      <group name="inner"><label>I</label>
        <text name="name"><label>N</label></text>
        <calculate name="greeting" calculation="concat('Dear ', ${name})"/>
        <text name="last" required="true()"><label>L</label></text>
        <error code="R1" if="${last} = 'x'">Not x.</error>
      </group>
      <warning code="R2" if="${name} = ''">Name it.</warning>
    </group>
    <calculate name="length" calculation="string-length(${greeting}) + string-length(${name})"/>
    </form>)x"});
  REQUIRE(form);
  check_alike(*form, {R"({"has": "yes", "name": "Ana", "last": "x"})", R"({"name": "Ana", "last": "x"})",
                      R"({"has": "yes", "name": "Ana", "last": "x"})", R"({"has": "yes", "name": "Ana"})",
                      R"({"has": "yes", "name": "Ana"})", R"({"has": "yes"})", R"({"name": "Bo"})",
                      R"({"name": "Bo", "last": "y"})", R"({"has": "yes", "name": "Bo", "last": "y"})",
                      R"({"has": "yes", "name": "Bo", "last": "y"})"});
}

TEST_CASE("an answer that is typed otherwise and means the same is warned of all the same") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <type name="code" base="text"><clean match="-" with=""/>
      <accept match="(\d)" canonical="0$1"><warning code="W1">One digit.</warning></accept>
      <accept match="\d\d"/><error code="E1">Two digits.</error></type>
    <text name="code" type="code"><label>C</label></text>
    <calculate name="again" calculation="concat(${code}, '!')"/>
    </form>)x"});
  REQUIRE(form);
  check_alike(*form, {R"({"code": "07"})", R"({"code": "7"})", R"({"code": "0-7"})", R"({"code": "7"})",
                      R"({"code": "7-"})", R"({"code": "x"})", R"({"code": ""})", R"({"code": "y"})",
                      R"({"code": "07"})", R"({"code": "07"})"});
}

TEST_CASE("an error that was kept back for an answer that is owed is told once that is given") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <text name="ask"><label>A</label></text>
    <integer name="most" required="${ask} = 'yes'"><label>M</label></integer>
    <integer name="asked" constraint="number(.) &lt;= number(${most})"><label>N</label></integer>
    </form>)x"});
  REQUIRE(form);
  check_alike(*form, {R"({"ask": "yes", "asked": 3})", R"({"asked": 3})", R"({"ask": "yes", "asked": 3})",
                      R"({"ask": "yes", "asked": 3, "most": "x"})", R"({"asked": 3})",
                      R"({"ask": "yes", "asked": 3, "most": 2})", R"({"ask": "yes", "asked": 3, "most": 4})",
                      R"({"ask": "yes", "asked": 3})"});
}

TEST_CASE("a default is filled in where nothing is typed, whatever was typed before") {
  const auto form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <text name="court"><label>C</label></text>
    <text name="seat" default="${court}" relevant="${court} != 'none'"><label>S</label></text>
    <calculate name="line" calculation="concat(${seat}, ', ', ${court})"/>
    </form>)x"});
  REQUIRE(form);
  check_alike(*form, {R"({"court": "Reno"})", R"({"court": "Reno", "seat": "Elko"})", R"({"court": "Reno"})",
                      R"({"court": "none", "seat": "Elko"})", R"({"court": "none"})", R"({"court": "Reno"})",
                      R"({"seat": "Reno"})", R"({"court": "Reno", "seat": "Reno"})"});
}

}  // namespace formletter::answers
