// The catalogs that ship with the pack carry every text that a person can be shown:
// the form's, the templates', the interview's and the engine's own.

#include "packet/pack.hpp"
#include "packet/pack_texts.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace formletter;

namespace {

std::set<std::string> texts_of_the_pack(packet::Pack &pack) {
  const auto texts = packet::pack_texts(pack);
  REQUIRE(texts.ok());
  std::set<std::string> msgids;
  for (const auto &text : *texts) msgids.insert(text.msgid);
  return msgids;
}

const i18n::Catalog &catalog_of(packet::Pack &pack, const std::string &name) {
  const auto language = LanguageTag::parse(name).value();
  REQUIRE(pack.printable_language(language).ok());
  const auto *catalog = pack.catalogs().find(language);
  REQUIRE(catalog);
  return *catalog;
}

}  // namespace

TEST_CASE("A catalog that does not call itself partial has every text of the pack") {
  auto pack = packet::Pack::open(FORMLETTER_ROOT);
  REQUIRE(pack.ok());
  const auto texts = texts_of_the_pack(*pack);
  CHECK(texts.size() > 900);
  for (const auto &name : pack->catalog_languages()) {
    const auto &catalog = catalog_of(*pack, name);
    if (catalog.header().state == i18n::ReviewState::partial) continue;
    for (const auto &text : texts) {
      INFO(name << " lacks: " << text);
      CHECK(catalog.find(text).has_value());
    }
  }
}

TEST_CASE("No catalog has a text that the pack no longer says") {
  auto pack = packet::Pack::open(FORMLETTER_ROOT);
  REQUIRE(pack.ok());
  const auto texts = texts_of_the_pack(*pack);
  for (const auto &name : pack->catalog_languages()) {
    for (const auto &entry : catalog_of(*pack, name).entries()) {
      INFO(name << " still has: " << entry.msgid);
      CHECK(texts.contains(entry.msgid));
    }
  }
}

TEST_CASE("What only stays in English is none of a catalog's texts: cover sheet, e-mails, certificates") {
  auto pack = packet::Pack::open(FORMLETTER_ROOT);
  REQUIRE(pack.ok());
  const auto texts = texts_of_the_pack(*pack);
  const auto form = pack->form("pd-request");
  REQUIRE(form.ok());
  std::set<std::string> in_english, translated;
  for (const auto &rule : (*form)->documents())
    (packet::is_translated(rule) ? translated : in_english).insert(rule.template_name);
  CHECK(in_english.contains("cover-sheet"));
  CHECK(in_english.contains("opla-email"));
  CHECK(in_english.contains("translator-certificate"));
  CHECK(translated.contains("handout-eoir"));
  CHECK(translated.contains("opla-letter"));  // its copy is in two languages
  CHECK(texts.contains("Dear Counsel:"));
  CHECK_FALSE(texts.contains("Papers in this packet"));
}
