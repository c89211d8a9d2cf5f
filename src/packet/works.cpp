#include "packet/works.hpp"

#include "answers/document_choice.hpp"
#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "packet/form_texts.hpp"
#include "packet/paper_notes.hpp"
#include "pdf/rewrite.hpp"

#include <algorithm>
#include <iterator>

namespace formletter {

namespace {

/// What is wrong with answers that were read. Not what is missing: it may be what could not be.
Problems with_faults_of_values(Problems problems, const Problems &checked) {
  std::copy_if(checked.begin(), checked.end(), std::back_inserter(problems),
               [](const Problem &problem) { return problem.place.line > 0; });
  return diag::in_reading_order(std::move(problems));
}

/// What must not be printed until somebody has read its translation through.
Problems unreviewed(const std::vector<Press::Works::Planned> &planned, const packet::Pack &pack) {
  Problems problems;
  for (const auto &document : planned) {
    if (!pack.is_draft(document.language)) continue;
    problems.push_back({.code = "unreviewed-translation",
                        .place = {.file = pack.catalog_file(document.language).string()},
                        .subject = document.rule->name,
                        .message = "Nobody has reviewed the translation `" + document.language.text() +
                                   "`, and only reviewed ones were asked for.",
                        .hint = "print without --require-reviewed, or with --language en"});
  }
  return problems;
}

bool wanted(const std::vector<std::string> &only, const std::string &name) {
  return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
}

/// What is wanted, and all else where a copy is: what else the person gets may stand for that.
std::vector<const form::DocumentRule *> looked_at(const form::Form &form,
                                                  const std::vector<std::string> &only) {
  const bool any_copy = std::ranges::any_of(form.documents(), [&](const form::DocumentRule &rule) {
    return rule.pair_with && wanted(only, rule.name);
  });
  std::vector<const form::DocumentRule *> rules;
  for (const form::DocumentRule &rule : form.documents())
    if (any_copy || wanted(only, rule.name)) rules.push_back(&rule);
  return rules;
}

bool follows_reader(const form::DocumentRule &rule) {
  return std::holds_alternative<std::string>(rule.language);
}

/// A copy beside its own language, of a paper that the person gets in that language anyway.
/// Where nothing else says it, it is printed in one column.
bool is_had_anyway(const Press::Works::Planned &copy, const std::vector<Press::Works::Planned> &all) {
  if (!copy.rule->pair_with || copy.is_paired()) return false;
  return std::ranges::any_of(all, [&](const Press::Works::Planned &other) {
    return !other.rule->pair_with && other.rule->template_name == copy.rule->template_name &&
           other.language == copy.language;
  });
}

bool is_json(const std::string &answers) {
  return answers.find('{') == answers.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
}

}  // namespace

text::Fonts &Press::Works::fonts() {
  if (!fonts_) fonts_ = std::make_shared<text::Fonts>();
  return *fonts_;
}
text::Typesetter &Press::Works::typesetter() {
  if (!typesetter_) typesetter_.emplace(fonts());
  return *typesetter_;
}
pdf::PdfWriter &Press::Works::pdf_writer() {
  if (!pdf_writer_) pdf_writer_.emplace(fonts());
  return *pdf_writer_;
}

Result<Press::Works::Record> Press::Works::read_record(std::string_view form_name, Source answers,
                                                       const PrintOptions &options) {
  const auto form = pack.form(form_name);
  if (!form) return form.problems();
  const auto language = pack.printable_language(options.language.value_or(LanguageTag()));
  if (!language) return language.problems();
  std::string as_read = options.attach_answers ? answers.text : std::string();
  auto raw = answers::read_all(**form, std::move(answers));
  if (!raw.made) return std::move(raw.problems);
  auto checked = checker(**form).check(*raw.made, check_options(options, *language));
  if (!raw.problems.empty()) return with_faults_of_values(std::move(raw.problems), checked.problems);
  Record record{
      *form, std::move(checked), std::move(as_read), {options.exhibits.begin(), options.exhibits.end()}};
  const auto typed = [&]() -> const answers::RawAnswers & { return *raw.made; };
  const auto missing = unprintable(**form, typed, record.checked.instance, *language);
  record.checked.problems.insert(record.checked.problems.end(), missing.begin(), missing.end());
  return record;
}

answers::Checker &Press::Works::checker(const form::Form &form) {
  return checkers_.try_emplace(&form, form).first->second;
}

answers::CheckOptions Press::Works::check_options(const PrintOptions &options, const LanguageTag &language) {
  return {.today = options.today,
          .language = language,
          .catalogs = pack.catalogs(),
          .run_languages = pack.run_languages(options.language)};
}

Result<std::vector<Press::Works::Planned>> Press::Works::plan(const Record &record,
                                                              const PrintOptions &options, Problems *notes) {
  if (auto problems = packet::unknown_documents(*record.form, options.only); !problems.empty())
    return problems;
  const auto run_languages = pack.run_languages(options.language);
  const answers::DocumentChoice choice(*record.form, record.checked.instance, options.today, run_languages);
  std::vector<Planned> called_for;
  for (const form::DocumentRule *rule : looked_at(*record.form, options.only)) {
    const auto chosen = choice.of(*rule);
    if (!chosen) continue;
    const auto asked_for = options.language && follows_reader(*rule) ? *options.language : chosen->language;
    const auto language = pack.printable_language(asked_for);
    if (!language) return language.problems();
    called_for.push_back({rule, *language, asked_for, chosen->why});
  }
  std::vector<Planned> planned;
  for (const auto &document : called_for) {
    if (!wanted(options.only, document.rule->name)) continue;
    if (!is_had_anyway(document, called_for))
      planned.push_back(document);
    else if (notes != nullptr)
      notes->push_back(packet::repeats_another(document));
  }
  if (auto problems = damage(record, planned); !problems.empty()) return problems;
  if (options.require_reviewed)
    if (auto problems = unreviewed(planned, pack); !problems.empty()) return problems;
  note_untranslated(record, planned, options.today);
  return planned;
}

/// By lost placeholders, which would be read in place of the values.
Problems Press::Works::damage(const Record &record, const std::vector<Planned> &planned) {
  Problems damaged;
  for (const auto &document : planned) {
    const auto &found = damaged_texts(*record.form, document.language);
    damaged.insert(damaged.end(), found.begin(), found.end());
  }
  return diag::in_reading_order(std::move(damaged));
}

const Problems &Press::Works::damaged_texts(const form::Form &form, const LanguageTag &language) {
  const auto [known, fresh] = damaged_texts_.try_emplace({&form, language.text()});
  const auto *catalog = fresh ? pack.catalogs().find(language) : nullptr;
  if (catalog != nullptr) known->second = packet::damaged_texts(form, *catalog);
  return known->second;
}

Result<document::Document> Press::Works::read_document(const Planned &planned, std::string xhtml) {
  const auto styles = pack.styles();
  if (!styles) return styles.problems();
  if (!xhtml_reader_)
    xhtml_reader_.emplace(**styles, [this](std::string_view source) { return pack.picture(source); });
  return xhtml_reader_->read({filled_name(planned.rule->template_name), std::move(xhtml)});
}

/// Of the filled template, for messages: the same for all records.
const std::string &Press::Works::filled_name(const std::string &template_name) {
  const auto [known, fresh] = filled_names_.try_emplace(template_name);
  if (fresh) {
    const auto file = pack.folder() / "templates" / (template_name + ".mustache");
    known->second = file.string() + " (filled)";
  }
  return known->second;
}

Result<layout::Pages> Press::Works::set_pages(const document::Document &document) {
  return layout::set_pages(document, typesetter());
}

namespace packet {

Problems unknown_documents(const form::Form &form, const std::vector<std::string> &only) {
  const auto is_known = [&](const std::string &name) {
    return std::ranges::any_of(form.documents(), [&](const auto &rule) { return rule.name == name; });
  };
  Problems problems;
  for (const auto &name : only) {
    if (is_known(name)) continue;
    std::vector<std::string> known;
    for (const auto &rule : form.documents()) known.push_back(rule.name);
    problems.push_back({.code = "unknown-document",
                        .place = {.file = form.file()},
                        .subject = name,
                        .message = "The form has no document of this name.",
                        .hint = diag::did_you_mean(name, known)});
  }
  return problems;
}

std::optional<Format> format_named(std::string_view name) {
  if (name == "pdf") return Format::pdf;
  if (name == "html") return Format::html;
  if (name == "text") return Format::text;
  if (name == "eml") return Format::eml;
  return std::nullopt;
}

std::vector<Format> formats_for(const form::DocumentRule &rule, const PrintOptions &options) {
  std::vector<Format> own;
  for (const auto &name : rule.formats) {
    if (const auto format = format_named(name)) own.push_back(*format);
  }
  if (options.formats.empty()) return own;
  std::vector<Format> formats;  // each once
  for (const Format format : options.formats)
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
  // Every document can be a PDF, a page or a text; only an e-mail can be a draft of one.
  if (std::find(own.begin(), own.end(), Format::eml) == own.end()) std::erase(formats, Format::eml);
  return formats;
}

bool takes_exhibits(const form::DocumentRule &rule, const PrintOptions &options) {
  const auto formats = formats_for(rule, options);
  return !rule.attach.empty() && wanted(options.only, rule.name) &&
         std::find(formats.begin(), formats.end(), Format::eml) != formats.end();
}

pdf::PdfOptions pdf_options(const Press::Works::Record &record, const PrintOptions &options) {
  pdf::PdfOptions made{.date = options.today,
                       .producer = "formletter " FORMLETTER_VERSION,
                       .claims_archive = options.password.empty()};
  if (options.attach_answers) {
    const bool json = is_json(record.as_read);
    made.attachment =
        pdf::Attachment{json ? "answers.json" : "answers.xml", json ? "application/json" : "application/xml",
                        "The answers this paper was printed from", record.as_read};
  }
  return made;
}

bool wants_finishing(const PrintOptions &options) {
  return options.compact || !options.password.empty();
}

std::string finished(std::string bytes, const PrintOptions &options) {
  if (options.compact) bytes = pdf::compacted(bytes);
  if (!options.password.empty()) bytes = pdf::protect(bytes, options.password);
  return bytes;
}

std::string name_of(Format format) {
  switch (format) {
    case Format::pdf:
      return "pdf";
    case Format::html:
      return "html";
    case Format::text:
      return "text";
    case Format::eml:
      return "eml";
  }
  return "pdf";
}

}  // namespace packet
}  // namespace formletter
