// The pack's papers in the pseudo-locales: no text goes round the catalog, nothing is
// lost on the page, nothing runs over its edge.

#include "catalogs/length_check.hpp"
#include "catalogs/shipped_pack.hpp"
#include "diag/report.hpp"
#include "diag/utf8.hpp"
#include "disk/disk.hpp"
#include "output/output.hpp"
#include "packet/blank_sheet.hpp"
#include "xml/tree.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace formletter;

namespace {

const auto longer = LanguageTag::parse("en-XA").value(), right_to_left = LanguageTag::parse("ar-XB").value();

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::set<std::string> ascii_words(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (is_ascii_letter(c)) {
      word += c;
    } else if (!word.empty()) {
      words.insert(word);
      word.clear();
    }
  }
  return words;
}

/// The words of a filled paper in plain Latin letters: in its own text, and in the
/// values put into it, which stand in bdi where the paper is right-to-left. What is
/// marked as English (lang="en") is meant to be.
struct PlainWords {
  std::set<std::string> in_text, in_values;

  void gather(const xml::Element &element) {
    if (element.attribute("lang") == "en" || element.name() == "meta") return;
    for (const char *spoken : {"title", "alt"})
      if (const auto value = element.attribute(spoken)) in_text.merge(ascii_words(*value));
    if (element.name() == "bdi") {
      in_values.merge(ascii_words(element.text()));
      return;
    }
    for (const auto &child : element.contents()) {
      if (child.element) {
        gather(*child.element);
      } else {
        in_text.merge(ascii_words(child.text));
      }
    }
  }
};

/// What a person answered and what the policy says is printed as it is.
std::set<std::string> known_words(const form::Form &form, std::string_view answers) {
  auto words = ascii_words(answers);
  const auto &policy = form.policies().front();
  for (const auto &fact : policy.facts) words.merge(ascii_words(fact.value));
  for (const auto &[name, value] : policy.record) words.merge(ascii_words(value));
  return words;
}

std::map<char32_t, int> letters_of(std::string_view text) {
  std::map<char32_t, int> letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (c >= 0xC0 && c < 0x2000) ++letters[c];
  }
  return letters;
}

}  // namespace

TEST_CASE("No paper in another language says a text that is in no catalog") {
  auto press = test::shipped_press();
  auto &works = press.works();
  const PrintOptions options{.today = works.pack.sample_day(test::policy_day), .language = right_to_left};
  for (const auto &path : works.pack.sample_files()) {
    const auto source = disk::read_file(path);
    REQUIRE(source.ok());
    const auto record = works.read_record("pd-request", *source, options);
    if (!record) continue;  // the roster's
    const auto planned = works.plan(*record, options);
    REQUIRE(planned.ok());
    const auto known = known_words(*record->form, source->text);
    for (const auto &document : *planned) {
      if (document.language != right_to_left) continue;
      const auto xhtml = works.fill(*record, document, options.today);
      REQUIRE(xhtml.ok());
      const auto tree = xml::Tree::read({"paper", *xhtml});
      REQUIRE(tree.ok());
      PlainWords words;
      words.gather(tree->root());
      for (const auto &word : words.in_text)
        FAIL_CHECK(path.stem() << ", " << document.rule->name << ": " << word);
      for (const auto &word : words.in_values) {
        if (known.contains(word)) continue;
        FAIL_CHECK(path.stem() << ", " << document.rule->name << ", in a value: " << word);
      }
    }
  }
}

TEST_CASE(
    "The paper question sheet says no text that is in no catalog; its examples are typed as they stand") {
  auto press = test::shipped_press();
  auto &pack = press.works().pack;
  REQUIRE(pack.printable_language(right_to_left).ok());
  const auto form = pack.form("pd-request");
  REQUIRE(form.ok());
  const auto xhtml = packet::blank_sheet(**form, {.language = right_to_left,
                                                  .catalogs = pack.catalogs(),
                                                  .today = *Date::parse_iso("2026-11-24"),
                                                  .draft = true});
  const auto tree = xml::Tree::read({"sheet", xhtml});
  REQUIRE(tree.ok());
  PlainWords words;
  words.gather(tree->root());
  CHECK(words.in_text == std::set<std::string>{});
  std::set<std::string> examples;
  for (const auto &name : (*form)->names()) {
    const auto *item = (*form)->find(name);
    if (const auto *question = item != nullptr ? std::get_if<form::Question>(item) : nullptr)
      examples.merge(ascii_words(question->example));
  }
  for (const auto &word : words.in_values) {
    INFO(word);
    CHECK(examples.contains(word));
  }
}

TEST_CASE("Texts four tenths longer lose no letter and run over no edge of the page") {
  auto press = test::shipped_press();
  for (const auto &language : {longer, right_to_left}) {
    const auto problems = catalogs::for_each_sample_paper(
        press.works(), language, test::policy_day, [&](const catalogs::SamplePaper &paper) {
          INFO(language.text() << ", " << paper.sample << ", " << paper.rule->name);
          std::string placed;
          for (const auto &page : paper.pages->pages) {
            for (const auto &item : page.items) {
              const auto *run = std::get_if<layout::PlacedRun>(&item);
              if (run == nullptr) continue;
              placed += run->shown->text;
              Length right = run->origin.x;
              for (const auto &glyph : run->shown->glyphs) right += glyph.advance;
              INFO(run->shown->text);
              CHECK(run->origin.y > Length::pt(0));
              CHECK(run->origin.y < page.height);
              CHECK(right <= page.width + Length::pt(4));  // a trailing space hangs over
            }
          }
          const auto wanted = letters_of(output::write_text(*paper.document)), got = letters_of(placed);
          for (const auto &[letter, count] : wanted) {
            const auto found = got.find(letter);
            std::string shown;
            diag::append_utf8(shown, letter);
            INFO(shown << ": " << count);
            CHECK((found != got.end() && found->second >= count));
          }
        });
    INFO(diag::report_text(problems));
    CHECK_FALSE(has_errors(problems));
  }
}

TEST_CASE("Pseudo-locales are in no list of languages, and their papers are drafts") {
  auto press = test::shipped_press();
  const auto languages = press.works().pack.catalog_languages();
  CHECK(std::find(languages.begin(), languages.end(), "en-XA") == languages.end());
  const auto source = disk::read_file(FORMLETTER_ROOT "/forms/samples/04-custody-one-name.json");
  const auto planned =
      press.documents("pd-request", *source, {.today = test::policy_day, .language = longer});
  REQUIRE(planned.ok());
  const auto handout = std::find_if(planned->begin(), planned->end(), [](const PlannedDocument &each) {
    return each.name == "handout-custody";
  });
  REQUIRE(handout != planned->end());
  CHECK(handout->language == longer);
  CHECK(handout->draft);
}
