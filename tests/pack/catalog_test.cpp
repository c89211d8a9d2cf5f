// The catalogs that ship with the pack carry every text that a person can be shown:
// the form's, the templates', the interview's and the engine's own.

#include "answers/engine_messages.hpp"
#include "interview/interview_messages.hpp"
#include "packet/pack.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace formletter;

namespace {

/// Printed in another language than English, alone or beside it.
bool is_translated(const form::DocumentRule &rule) {
  const auto *fixed = std::get_if<LanguageTag>(&rule.language);
  return rule.pair_with.has_value() || fixed == nullptr || *fixed != LanguageTag();
}

std::set<std::string> texts_of_the_pack(packet::Pack &pack) {
  std::set<std::string> texts, translated_templates;
  for (const auto &id : pack.form_ids()) {
    const auto form = pack.form(id);
    REQUIRE(form.ok());
    for (const auto &message : (*form)->messages()) texts.insert(message.msgid);
    for (const auto &rule : (*form)->documents()) {
      if (is_translated(rule)) translated_templates.insert(rule.template_name);
    }
  }
  for (const auto &name : translated_templates) {
    const auto source = pack.source_template(name);
    REQUIRE(source.ok());
    for (const auto &unit : (*source)->units()) texts.insert(unit.msgid);
  }
  for (const auto message : interview::message::all) texts.insert(std::string(message));
  for (const auto message : answers::engine_message::all) texts.insert(std::string(message));
  return texts;
}

}  // namespace

TEST_CASE("Spanish and Arabic have every text of the form, the papers, the interview and the engine") {
  auto pack = packet::Pack::open(FORMLETTER_ROOT);
  REQUIRE(pack.ok());
  const auto texts = texts_of_the_pack(*pack);
  CHECK(texts.size() > 600);
  for (const auto *tag : {"es", "ar"}) {
    const auto language = LanguageTag::parse(tag).value();
    REQUIRE(pack->printable_language(language).ok());
    const auto *catalog = pack->catalogs().find(language);
    REQUIRE(catalog);
    for (const auto &text : texts) {
      INFO(tag << " lacks: " << text);
      CHECK(catalog->find(text).has_value());
    }
    for (const auto &entry : catalog->entries()) {
      INFO(tag << " still has: " << entry.msgid);
      CHECK(texts.contains(entry.msgid));
    }
  }
}
