// The interview driven by a script through each sample person of the pack: it must ask
// for everything the sample says, in the form's order, and end with the same answers.

#include "interview/small_interview.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace formletter;
namespace fs = std::filesystem;

namespace {

const fs::path root = FORMLETTER_ROOT;

Source source_of(const fs::path &path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {path.filename().string(), text.str()};
}

std::vector<fs::path> sample_files() {
  std::vector<fs::path> files;
  for (const auto &entry : fs::directory_iterator(root / "forms/samples")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const form::Form &request_form() {
  static const auto read = form::Form::read(source_of(root / "forms/pd-request.xml"));
  if (!read) FAIL(diag::report_text(read.problems()));
  return *read;
}

answers::CheckOptions options() {
  static const i18n::Catalogs none;
  return {.today = *Date::parse_iso(source_of(root / "forms/samples/today").text.substr(0, 10)),
          .language = {},
          .catalogs = none};
}

const answers::RawAnswers *answers_at(const answers::RawAnswers &sample, const interview::Step &step) {
  const auto *at = &sample;
  for (const auto &[repeat, index] : step.instances) {
    const auto found = at->repeats.find(repeat);
    if (found == at->repeats.end() || found->second.size() <= index) return nullptr;
    at = &found->second[index];
  }
  return at;
}

/// What the sample's person types at this step; nothing where the sample has no answer.
std::optional<std::string> typed_for(const answers::RawAnswers &sample, const interview::Step &step) {
  const auto *at = answers_at(sample, step);
  if (step.kind == interview::StepKind::another) {
    const auto found = at ? at->repeats.find(step.repeat->name) : decltype(at->repeats.end())();
    const auto wanted = at && found != at->repeats.end() ? found->second.size() : 0;
    const auto number = std::stoul(step.subject.substr(step.subject.rfind('[') + 1));
    return number <= wanted ? "yes" : "no";
  }
  if (step.kind == interview::StepKind::note || at == nullptr) return std::nullopt;
  const auto value = at->values.find(step.question->name);
  if (value == at->values.end() || value->second.text.empty()) return std::nullopt;
  std::string typed = value->second.text;
  if (step.question->kind == form::QuestionKind::select_multiple)
    std::replace(typed.begin(), typed.end(), ' ', ',');
  return typed;
}

/// Answers until the interview ends; the steps asked, in order.
std::vector<std::string> drive(interview::Interview &interview, const answers::RawAnswers &sample) {
  std::vector<std::string> asked;
  while (!interview.finished() && asked.size() < 1000) {
    const auto step = interview.prompt().step;
    asked.push_back(step.key());
    const auto typed = typed_for(sample, step);
    const auto problems = typed ? interview.answer(*typed) : interview.keep();
    INFO("at " << step.key() << ", typed " << typed.value_or("(Enter)"));
    INFO(diag::report_text(problems));
    REQUIRE_FALSE(has_errors(problems));
  }
  CHECK(interview.finished());
  return asked;
}

/// Every relevant answer by its path: what the papers are printed from.
std::map<std::string, std::string> settled(const answers::CheckedAnswers &checked) {
  std::map<std::string, std::string> leaves;
  for (form::NodeId node = 0; node < checked.instance.size(); ++node) {
    const auto &leaf = checked.instance.at(node);
    if (leaf.relevant && checked.instance.children(node).empty() && !leaf.text.empty())
      leaves[checked.instance.path(node)] = leaf.text;
  }
  return leaves;
}

}  // namespace

TEST_CASE("the interview ends with the sample's answers, canonical and with defaults, for every sample") {
  std::set<std::string> postures;
  const auto &form = request_form();
  for (const auto &file : sample_files()) {
    INFO(file.string());
    const auto sample = answers::read(form, source_of(file));
    REQUIRE(sample.ok());
    const auto expected = settled(answers::check(form, *sample, options()));

    interview::Interview interview(form, {}, options());
    const auto asked = drive(interview, *sample);
    CHECK(std::set<std::string>(asked.begin(), asked.end()).size() == asked.size());
    CHECK_FALSE(has_errors(interview.problems()));
    CHECK(settled(answers::check(form, interview.answers(), options())) == expected);

    const auto written = answers::write_json(form, interview.answers());
    const auto again = answers::read(form, {"written.json", written});
    REQUIRE(again.ok());
    CHECK(settled(answers::check(form, *again, options())) == expected);
    postures.insert(expected.at("/pd-request/routing/posture"));
  }
  CHECK(postures == std::set<std::string>{"custody", "eoir", "removal", "review", "none"});
}

TEST_CASE("a draft stopped anywhere goes on to the same answers") {
  const auto &form = request_form();
  const auto sample = answers::read(form, source_of(root / "forms/samples/05-custody-and-court.json"));
  REQUIRE(sample.ok());
  const auto expected = settled(answers::check(form, *sample, options()));
  for (const std::size_t stop : {1U, 5U, 12U, 30U, 47U}) {
    INFO("stopped after " << stop << " steps");
    interview::Interview first(form, {}, options());
    for (std::size_t i = 0; i < stop && !first.finished(); ++i) {
      const auto typed = typed_for(*sample, first.prompt().step);
      CHECK_FALSE(has_errors(typed ? first.answer(*typed) : first.keep()));
    }
    const auto draft = answers::read(form, {"draft.json", answers::write_json(form, first.answers())});
    REQUIRE(draft.ok());
    interview::Interview second(form, *draft, options());
    drive(second, *sample);
    CHECK(settled(answers::check(form, second.answers(), options())) == expected);
  }
}

TEST_CASE("what is asked is not taken while one of the person's situations has no request of its own") {
  const auto &form = request_form();
  auto sample = answers::read(form, source_of(root / "forms/samples/05-custody-and-court.json"));
  REQUIRE(sample.ok());
  sample->values.erase("asks");
  interview::Interview interview(form, *sample, options());
  REQUIRE(interview.prompt().step.subject == "asks");
  for (const auto *half : {"close", "discuss_status, exercise"}) {
    const auto problems = interview.answer(half);
    INFO(half << "\n" << diag::report_text(problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().code == "no-ask");
    CHECK(interview.prompt().step.subject == "asks");
  }
  CHECK_FALSE(has_errors(interview.answer("discuss_status, close")));
  CHECK(interview.finished());
}
