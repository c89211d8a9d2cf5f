#include "packet/works.hpp"

#include "i18n/locale_format.hpp"
#include "packet/printable_answers.hpp"
#include "packet/untranslated.hpp"

namespace formletter {

/// The same for all records but for what the packet prints in English.
const fill::ExtraValues &Press::Works::run_values(const form::Form &form, const Planned &planned,
                                                  const LanguageTag &language) {
  const auto [known, fresh] =
      run_values_.try_emplace({planned.rule, language.text(), planned.language.text()});
  fill::ExtraValues &values = known->second;
  if (fresh) {
    const auto &catalogs = pack.catalogs();
    const NamedLanguage &names = named(language);
    const auto truth = [](bool yes) { return std::string(yes ? "true" : ""); };
    values = {{"document.name", planned.rule->name},
              {"document.title", catalogs.translate(language, planned.rule->title.msgid)},
              {"document.language", language.text()},
              {"document.language_name", names.own_name},
              {"document.language_name_en", names.english_name},
              {"document.paired", truth(planned.is_paired())},
              {"form.title", catalogs.translate(language, form.title().msgid)},
              {"catalog.draft", truth(pack.is_draft(planned.language))}};
  }
  values["catalog.untranslated"] = planned.packet_untranslated;
  return values;
}

Result<std::string> Press::Works::fill_in(const Record &record, const Planned &planned,
                                          const LanguageTag &language, Date today) {
  const auto compiled = pack.translated_template(planned.rule->template_name, language);
  if (!compiled) return compiled.problems();
  const auto filler =
      fillers_.try_emplace({&(*compiled)->state(), record.form}, **compiled, *record.form).first;
  return filler->second.fill({.form = *record.form,
                              .instance = record.checked.instance,
                              .catalogs = pack.catalogs(),
                              .today = today,
                              .extra = run_values(*record.form, planned, language)});
}

void Press::Works::note_untranslated(const Record &record, std::vector<Planned> &planned, Date today) {
  std::string all;
  for (auto &document : planned) {
    if (document.language.text() == "en") continue;
    document.untranslated = packet::untranslated_texts(
        pack, {.form = *record.form,
               .instance = record.checked.instance,
               .template_name = document.rule->template_name,
               .language = document.language,
               .labels = may_lack_labels(*record.form, document.language),
               .filled = [&] { return filled_with_marks(record, document, today); }});
    if (document.untranslated.empty()) continue;
    all += (all.empty() ? "" : "; ") + document.rule->name + ", " + document.language.text() + ": " +
           document.untranslated;
  }
  for (auto &document : planned) document.packet_untranslated = all;
}

/// Asked for every record of a batch, found out once.
bool Press::Works::may_lack_labels(const form::Form &form, const LanguageTag &language) {
  const auto [known, fresh] = lacks_labels_.try_emplace({&form, language.text()}, false);
  if (fresh) known->second = packet::lacks_labels(form, pack.catalogs(), language);
  return known->second;
}

/// The operator's sheet is filled as if there were something to tell: if it is told in English, there is.
std::optional<std::string> Press::Works::filled_with_marks(const Record &record, Planned planned,
                                                           Date today) {
  planned.packet_untranslated = "…";
  const auto &name = planned.rule->template_name;
  const auto key = std::tuple(record.form, name, planned.language.text());
  auto filler = marked_fillers_.find(key);
  if (filler == marked_fillers_.end()) {
    const auto source = pack.source_template(name);
    if (!source) return std::nullopt;
    const auto made = fill::TranslatedTemplate::make(**source, planned.language, pack.catalogs(),
                                                     fill::EnglishTexts::marked);
    if (!made) return std::nullopt;
    filler = marked_fillers_.try_emplace(key, *made, *record.form).first;
  }
  return filler->second.fill({.form = *record.form,
                              .instance = record.checked.instance,
                              .catalogs = pack.catalogs(),
                              .today = today,
                              .extra = run_values(*record.form, planned, planned.language)});
}

const Press::Works::NamedLanguage &Press::Works::named(const LanguageTag &language) {
  const auto known = named_.find(language.text());
  if (known != named_.end()) return known->second;
  const auto name_in = [&](const LanguageTag &in) {
    return i18n::language_name(language.text(), in).value_or(language.text());
  };
  return named_.emplace(language.text(), NamedLanguage{language, name_in(language), name_in({})})
      .first->second;
}

Result<std::string> Press::Works::fill(const Record &record, const Planned &planned, Date today) {
  auto filled = fill_in(record, planned, planned.language, today);
  if (!filled || !planned.is_paired()) return filled;
  const auto left = fill_in(record, planned, *planned.rule->pair_with, today);
  if (!left) return left.problems();
  const auto styles = pack.styles();
  if (!styles) return styles.problems();
  return fill::paired(*left, *filled, [&](std::string_view name) {
    const auto *page = (*styles)->page(name.empty() ? document::usual_page : name);
    return page != nullptr && page->window.has_value();
  });
}

Problems Press::Works::unprintable(const form::Form &form,
                                   const std::function<const answers::RawAnswers &()> &raw,
                                   const form::Instance &instance, const LanguageTag &language) {
  return packet::unprintable_answers({.form = form,
                                      .raw = raw,
                                      .instance = instance,
                                      .catalogs = pack.catalogs(),
                                      .language = language,
                                      .fonts = [this]() -> text::Fonts & { return fonts(); }});
}

}  // namespace formletter
