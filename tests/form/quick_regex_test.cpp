#include "form/quick_regex.hpp"
#include "diag/utf8.hpp"
#include "form/regex.hpp"
#include "support/pattern.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <fstream>
#include <random>
#include <sstream>

namespace formletter::form {
namespace {

std::shared_ptr<const Regex> compiled(const std::string &pattern) {
  Regex::Refusal refusal;
  auto regex = Regex::compile(pattern, refusal);
  INFO(pattern << ": " << refusal.reason);
  REQUIRE(regex);
  return regex;
}

/// Asked so often that the quick ways are there.
std::shared_ptr<const Regex> practised(const std::string &pattern) {
  auto regex = compiled(pattern);
  for (int i = 0; i < 50; ++i) {
    regex->matches("");
    regex->replaced_everywhere("", "");
  }
  return regex;
}

constexpr std::array<const char *, 48> odd_patterns = {"",
                                                       "a",
                                                       "(a|ab)(c|bcd)(d*)",
                                                       "a{2}",
                                                       "a{2,}b",
                                                       "(ab|c){0,3}",
                                                       "a*?b+?",
                                                       "x*",
                                                       "(?:a|b|)*c",
                                                       ".",
                                                       ".+",
                                                       "(?s).",
                                                       "(?s).+",
                                                       "(?s:.)a.",
                                                       "a++a",
                                                       "(?>a|ab)c",
                                                       "(?=a)[ab]+",
                                                       "(?<!a)b",
                                                       "^ab$|c",
                                                       "\\ba+\\b",
                                                       "(a)\\1",
                                                       "[^a-c]+",
                                                       "[\\s-]",
                                                       "[a\\-c.]+",
                                                       "[-a]b",
                                                       "[\\u00E9-\\u00EF\\p{Lu}]*",
                                                       "\\p{L}[\\p{M}'-]*",
                                                       "\\P{Latin}",
                                                       "\\d+\\D\\s\\S",
                                                       "(?i)aB[a-c]",
                                                       "(?i:k)s",
                                                       "[a-c&&[b]]",
                                                       "\\.\\t\\n",
                                                       "(\\d)([a-c])?(\\d)",
                                                       "(a|b)*\\U0001F600?",
                                                       "\\w+",
                                                       "(?=.{2,4}$)(a|b)*c?",
                                                       "[\\p{L}a-c&&[^b\\u00E9]]+",
                                                       "[a-k&&[b-z]&&[c]]*",
                                                       "[^ac&&[a-d]]b?",
                                                       "[a&&b]c",
                                                       "(?=a+$)a|b",
                                                       "(?=.{1,3})(a)(b)?.*",
                                                       "(?=$)a*",
                                                       "(?=a.*$)([ab]+)@((?:[ab]{0,3}b\\.)+c{1,2})",
                                                       "((?:a?b){1,3})-((?:ab?){2,})",
                                                       "(a+)?(b(a+))*",
                                                       "(?:(a)|b)*c(d|(e))"};

/// Of every match, when and display of the forms in the file.
std::vector<std::string> patterns_of(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream read;
  read << in.rdbuf();
  const std::string text = read.str();
  static const formletter::test::Pattern attribute("(?:match|when)=\"([^\"]*)\"");
  std::vector<std::string> found;
  for (const auto &at : attribute.all_in(text)) {
    std::string pattern = at.groups[1];
    for (const auto &[entity, plain] :
         {std::pair("&lt;", "<"), {"&amp;", "&"}, {"&#x391;", "Α"}, {"&#x410;", "А"}}) {
      for (auto place = pattern.find(entity); place != std::string::npos;
           place = pattern.find(entity, place + 1))
        pattern.replace(place, std::string_view(entity).size(), plain);
    }
    found.push_back(pattern);
  }
  return found;
}

/// Texts near to what the pattern is about: its own characters, and others.
std::string text_near(std::mt19937 &random, const std::string &pattern) {
  static const std::u32string others =
      U"aAbBcdkKs019 \t\r\n\x0B.,;:@#()+-_'\u0085\u00A0\u00E9\u0130\u017F\u0301\u0391\u0410"
      U"\u0645\u0661\u2011\u2028\u212A\u4E2D\U0001F600";
  const std::u32string own = diag::to_utf32(pattern);
  const std::u32string digits = U"0123456789- ";
  std::u32string text;
  const std::size_t size = random() % (random() % 4 == 0 ? 30 : 12);
  const unsigned kind = random() % 4;
  while (text.size() < size) {
    const std::u32string &from = kind == 0 || own.empty() ? others
                                 : kind == 1              ? digits
                                 : random() % 3 == 0      ? others
                                                          : own;
    text += from[random() % from.size()];
  }
  return diag::to_utf8(text);
}

/// Texts that match now and then.
std::vector<std::string> good_texts() {
  return {"A201000001",
          "201-000-001",
          "A 201 000 001",
          "ALIEN NUMBER: 12345678",
          "USCIS#123456789",
          "(312) 555-5783",
          "+13125555783",
          "+13125555783;12",
          "3125555783 ext. 12",
          "1-800-555-0100",
          "person1@example.org",
          "a.b+c@x-y.example.co",
          "OPLA@ice.dhs.gov",
          "opla@ICE.DHS.GOV",
          "opla@ice-dhs.gov",
          "7:30 am",
          "7:30am",
          "10:30am",
          "13:30",
          "1230pm",
          "TX",
          "60601",
          "60601-1234",
          "María del Carmen",
          "O'Neil-Smith",
          "123-45-6789",
          "1234 5678 9012 3456",
          "My number is 123-45-6789, they said.",
          "A201000001 and 201000001",
          "ABC1234567890",
          "A00000000",
          "A2O1000001"};
}

}  // namespace

TEST_CASE("a regex that has been asked often says what it said at first") {
  std::mt19937 random(7);
  std::vector<std::string> patterns(odd_patterns.begin(), odd_patterns.end());
  for (const char *file : {"/forms/pd-request.xml", "/tests/form/domain_types.xml"}) {
    const auto more = patterns_of(FORMLETTER_ROOT + std::string(file));
    CHECK(more.size() > 10);
    patterns.insert(patterns.end(), more.begin(), more.end());
  }
  for (const std::string &pattern : patterns) {
    const auto quick = practised(pattern);
    std::vector<std::string> texts = good_texts();
    for (int i = 0; i < 250; ++i) texts.push_back(text_near(random, pattern));
    std::string replacement = "<";
    for (std::size_t group = 0; group <= quick->group_count(); ++group)
      replacement += (group % 2 == 0 ? "\\L$" : "$") + std::to_string(group) + "|";
    auto slow = compiled(pattern);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i % 10 == 0) slow = compiled(pattern);
      INFO(pattern << " on " << texts[i]);
      CHECK(quick->matches(texts[i]) == slow->matches(texts[i]));
      CHECK(quick->rewritten(texts[i], replacement) == slow->rewritten(texts[i], replacement));
      CHECK(quick->rewritten(texts[i], "\\$x") == slow->rewritten(texts[i], "\\$x"));
      CHECK(quick->replaced_everywhere(texts[i], "_") == slow->replaced_everywhere(texts[i], "_"));
      CHECK(quick->replaced_everywhere(texts[i], replacement) ==
            slow->replaced_everywhere(texts[i], replacement));
    }
  }
}

TEST_CASE("most texts get their verdict without ICU") {
  using Verdict = RegexAutomaton::Verdict;
  CHECK(QuickMatch("A?(\\d{9})").verdict("A201000001") == Verdict::yes);
  CHECK(QuickMatch("A?(\\d{9})").verdict("A20100000") == Verdict::no);
  CHECK(QuickMatch("[\\p{L} ]{1,120}").verdict("Gülşen Güneş") == Verdict::yes);
  CHECK(QuickMatch("(?i).*@(?!ice).*dhs.*").verdict("a@example.org") == Verdict::no);
  // Look-around and what is like it is ICU's, but where nothing fits without it.
  CHECK(QuickMatch("(?i).*@(?!ice).*dhs.*").verdict("a@x.dhs.gov") == Verdict::unknown);
  CHECK(QuickMatch("(a)\\1").verdict("aa") == Verdict::unknown);
  std::vector<std::string_view> groups;
  REQUIRE(QuickMatch("A?(\\d{3})(\\d+)").find_groups("A20100", groups));
  CHECK(groups == std::vector<std::string_view>{"A20100", "201", "00"});
  // Many ways through it, and all of them part it so.
  REQUIRE(QuickMatch("((?:a?[ab]){1,3})@([ab]{0,3}b)").find_groups("aab@ab", groups));
  CHECK(groups == std::vector<std::string_view>{"aab@ab", "aab", "ab"});
  CHECK(QuickMatch("[a-z\"<>&&[^x]]+").verdict("a\"b") == Verdict::yes);
  CHECK(QuickMatch("[a-z\"<>&&[^x]]+").verdict("axb") == Verdict::no);
  CHECK(QuickMatch("(?=.{2,4}$)a+").verdict("aaa") == Verdict::yes);
  CHECK(QuickMatch("(?=.{2,4}$)a+").verdict("aaaaa") == Verdict::no);
  CHECK(QuickMatch("(?=.{2,4}$)(?s:.)+").verdict("a\n") == Verdict::unknown);
  // Two ways to part it: which one is taken is ICU's to say.
  CHECK_FALSE(QuickMatch("(a*)(a*)").find_groups("aa", groups));
  CHECK(QuickSearch("\\s+").replaced(" a  b", "_") == "_a_b");
  CHECK_FALSE(QuickSearch("a(b)").replaced("ab", "$1"));
}

}  // namespace formletter::form
