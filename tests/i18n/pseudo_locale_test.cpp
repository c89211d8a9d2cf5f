// Pseudo-locales: what is not theirs stays as it is, what is theirs cannot be taken
// for English.

#include "i18n/pseudo_locale.hpp"

#include "diag/utf8.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

std::string accented(std::string_view text) {
  return i18n::pseudo_text(LanguageTag::parse("en-XA").value(), text);
}
std::string arabic(std::string_view text) {
  return i18n::pseudo_text(LanguageTag::parse("ar-XB").value(), text);
}

}  // namespace

TEST_CASE("en-XA and ar-XB are the pseudo-locales, and no other") {
  CHECK(i18n::is_pseudo_locale(LanguageTag::parse("en-XA").value()));
  CHECK(i18n::is_pseudo_locale(LanguageTag::parse("ar-XB").value()));
  CHECK(LanguageTag::parse("ar-XB")->right_to_left());
  for (const auto *real : {"en", "ar", "en-US", "es"})
    CHECK_FALSE(i18n::is_pseudo_locale(LanguageTag::parse(real).value()));
}

TEST_CASE("Tags, placeholders, elements and entities stay as they are") {
  CHECK(accented("{{#a}}Call{{/a}} <strong>${name}</strong>&#160;{n}") ==
        "[{{#a}}Çááļļ{{/a}} <strong>${name}</strong>&#160;{n} ö]");
  CHECK(arabic("Call {{line}}, <b>now</b>.") == "ثالل {{line}}, <b>نوو</b>.");
}

TEST_CASE("What is read to people in attributes is rewritten, the others stay") {
  CHECK(arabic("<input type=\"text\" name=\"on\" title=\"Sent\" width=\"2in\"/> on") ==
        "<input type=\"text\" name=\"on\" title=\"سعنت\" width=\"2in\"/> ون");
  CHECK(accented("<img src=\"a.png\" alt=\"A\"/>") == "[<img src=\"a.png\" alt=\"[Áá]\"/>]");
}

TEST_CASE("A text in en-XA has at least four tenths more letters") {
  for (const std::string text : {"Yes", "Rhythm", "This question needs an answer.", "Hmm, brrr, pst"}) {
    INFO(accented(text));
    CHECK(diag::character_count(accented(text)) * 10 >= diag::character_count(text) * 14);
  }
}

TEST_CASE("A pseudo-catalog is a draft that translates what it was made for") {
  const auto catalog = i18n::pseudo_catalog(LanguageTag::parse("ar-XB").value(), {{"Yes"}, {"Say \"yes\""}});
  CHECK(catalog.header().state == i18n::ReviewState::draft);
  CHECK(catalog.find("Yes") == "يعس");
  CHECK(catalog.find("Say \"yes\"") == "ساي \"يعس\"");
  CHECK_FALSE(catalog.find("No").has_value());
}
