#include "answers/intake_form.hpp"

#include <random>

using namespace formletter;
using namespace formletter::answers;

namespace {

bool same(const RawAnswers &a, const RawAnswers &b) {
  const auto same_leaf = [](const auto &x, const auto &y) {
    return x.first == y.first && x.second.text == y.second.text;
  };
  const auto same_repeat = [](const auto &x, const auto &y) {
    return x.first == y.first &&
           std::equal(x.second.begin(), x.second.end(), y.second.begin(), y.second.end(), same);
  };
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same_leaf) &&
         std::equal(a.repeats.begin(), a.repeats.end(), b.repeats.begin(), b.repeats.end(), same_repeat);
}

void check_both_ways(const RawAnswers &answers) {
  const std::string xml = write_xml(intake_form(), answers);
  const std::string json = write_json(intake_form(), answers);
  INFO(xml << json);
  const auto from_xml = read(intake_form(), {"a.xml", xml});
  const auto from_json = read(intake_form(), {"a.json", json});
  REQUIRE(from_xml.ok());
  REQUIRE(from_json.ok());
  CHECK(same(*from_xml, answers));
  CHECK(same(*from_json, answers));
  CHECK(write_xml(intake_form(), *from_json) == xml);
  CHECK(write_json(intake_form(), *from_xml) == json);
}

}  // namespace

TEST_CASE("answers are written as ODK instances: groups nest, repeats repeat") {
  const RawAnswers answers = raw(R"({"full_name": "A & B", "facility": "F", "places": ["court", "school"],
    "reason": [{"factor": "x", "paper": [{"paper_title": "P"}]}, {}]})");
  CHECK(write_xml(intake_form(), answers) == R"(<?xml version="1.0" encoding="UTF-8"?>
<intake version="1">
  <full_name>A &amp; B</full_name>
  <custody>
    <facility>F</facility>
  </custody>
  <places>court school</places>
  <reason>
    <factor>x</factor>
    <paper>
      <paper_title>P</paper_title>
    </paper>
  </reason>
  <reason>
  </reason>
</intake>
)");
  CHECK(write_json(intake_form(), answers) == R"({
  "full_name": "A & B",
  "custody": {
    "facility": "F"
  },
  "places": ["court", "school"],
  "reason": [
    {
      "factor": "x",
      "paper": [
        {
          "paper_title": "P"
        }
      ]
    },
    {}
  ]
}
)");
}

TEST_CASE("names may stand in their groups or flat") {
  const RawAnswers nested = raw(R"({"custody": {"facility": "F", "calls": {"call_time": "noon"}}})");
  const RawAnswers flat = raw(R"({"call_time": "noon", "facility": "F"})");
  const RawAnswers wrapped = raw(R"({"intake": {"custody": {"call_time": "noon"}, "facility": "F"}})");
  CHECK(same(nested, flat));
  CHECK(same(nested, wrapped));
  const auto xml = read_xml(intake_form(),
                            {"a.xml", "<intake><call_time>noon</call_time><facility>F</facility></intake>"});
  REQUIRE(xml.ok());
  CHECK(same(nested, *xml));
}

TEST_CASE("an instance that ODK wrote is read: meta, namespaces and a version do not disturb") {
  const auto xml = read_xml(
      intake_form(), {"a.xml", R"(<intake id="intake" version="1" xmlns:orx="http://openrosa.org/xforms">
    <full_name>Ana</full_name><orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>
    <meta><instanceID>uuid:1</instanceID></meta></intake>)"});
  REQUIRE(xml.ok());
  CHECK(xml->values.size() == 1);
}

TEST_CASE("odd texts come back as they went, both ways") {
  for (const std::string text : {"",
                                 " ",
                                 "  two  spaces ",
                                 "line\nline",
                                 "cr\r\nlf",
                                 "tab\there",
                                 "<b>&amp;\"'</b>",
                                 "]]>",
                                 "\\u0041 \\ \"",
                                 "012",
                                 "-0",
                                 "1.50",
                                 "1e5",
                                 "12",
                                 "true",
                                 "null",
                                 "A\u0301\u200D",
                                 "\U0001F600",
                                 "\u202E",
                                 "${full_name}"}) {
    RawAnswers answers;
    for (const char *name :
         {"full_name", "children", "rent", "places", "agreed", "hearing", "record_id", "stage", "country"}) {
      answers.values[name] = {text, {}};
    }
    check_both_ways(answers);
  }
}

TEST_CASE("whatever was typed comes back, both ways") {
  std::mt19937 random(20141120);
  const std::vector<std::string> texts = {"x",  "",  "a b", "\xD8\xB9", "<",  "&",
                                          "\n", "3", "0.5", "true",     "\"", " y"};
  const auto fill = [&](RawAnswers &answers, std::initializer_list<const char *> names) {
    for (const char *name : names) {
      if (random() % 2 == 0)
        answers.values[name] = {texts[random() % texts.size()] + texts[random() % texts.size()], {}};
    }
  };
  for (int round = 0; round < 200; ++round) {
    RawAnswers answers;
    fill(answers,
         {"full_name", "children", "rent", "places", "agreed", "facility", "call_time", "country", "stage"});
    for (auto i = random() % 3; i > 0; --i) {
      RawAnswers &reason = answers.repeats["reason"].emplace_back();
      fill(reason, {"factor", "statement"});
      for (auto j = random() % 3; j > 0; --j) fill(reason.repeats["paper"].emplace_back(), {"paper_title"});
    }
    check_both_ways(answers);
  }
}

TEST_CASE("broken JSON never brings the reader down, and its report never quotes it") {
  const std::string whole =
      R"({"full_name": "SECRET \u00e9 \"x\"", "children": -12.5e3, "reason": [{"factor": null}, {}], "agreed": true})";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto cut = read_json(intake_form(), {"a.json", whole.substr(0, length)});
    REQUIRE_FALSE(cut.ok());
    for (const Problem &problem : cut.problems()) CHECK(problem.message.find("SECRET") == std::string::npos);
    CHECK(cut.problems().front().place.line == 1);
    std::string damaged = whole;
    damaged[length] = '\x01';
    (void)read_json(intake_form(), {"a.json", damaged});
  }
}

TEST_CASE("the empty elements that ODK writes for notes are passed over, and an answer in one is refused") {
  const auto form = form::Form::read({"f.xml", R"(<form id="f" version="1" language="en"><title>F</title>
    <note name="hello"><label>Hello</label></note><text name="who"><label>Who</label></text></form>)"});
  REQUIRE(form.ok());
  const auto answers = read(*form, {"a.xml", "<f><hello/><who>Ana</who></f>"});
  REQUIRE(answers.ok());
  CHECK(answers->values.at("who").text == "Ana");
  CHECK(read(*form, {"a.xml", "<f><hello>x</hello></f>"}).problems().front().code == "not-a-question");
}

TEST_CASE("a question that is called as its form is may stand flat, and in the form's object") {
  const auto form = form::Form::read(
      {"f.xml",
       R"(<form id="f" version="1" language="en"><title>F</title><text name="f"><label>F</label></text></form>)"});
  REQUIRE(form.ok());
  CHECK(read(*form, {"a.json", R"({"f": "x"})"})->values.at("f").text == "x");
  CHECK(read(*form, {"a.json", R"({"f": {"f": "x"}})"})->values.at("f").text == "x");
}
