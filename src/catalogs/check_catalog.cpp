#include "catalogs/check_catalog.hpp"

#include "catalogs/append_problems.hpp"
#include "catalogs/exceptions.hpp"
#include "catalogs/gettext_tool.hpp"
#include "catalogs/length_check.hpp"
#include "catalogs/msgfmt_report.hpp"
#include "catalogs/stats.hpp"
#include "catalogs/term_check.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "fill/translation_check.hpp"
#include "i18n/header_reader.hpp"
#include "packet/pack_texts.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace formletter::catalogs {

namespace {

class CatalogCheck {
 public:
  CatalogCheck(Press::Works &works, const LanguageTag &language) : works_(works), language_(language) {}

  Problems run(Date today) {
    if (!read()) return std::move(problems_);
    check_with_msgfmt();
    check_signature(today);
    append(problems_, terms_.notes());
    for (const auto &entry : catalog_->entries()) check(entry);
    report_missing();
    add_new(check_lengths(works_, language_, today));
    return diag::in_reading_order(std::move(problems_));
  }

 private:
  bool read() {
    auto texts = packet::pack_texts(works_.pack);
    auto exceptions = Exceptions::read(works_.pack.folder());
    auto terms = Terms::read(works_.pack.folder(), language_);
    const auto printable = works_.pack.printable_language(language_);
    if (!texts) append(problems_, texts.problems());
    if (!exceptions) append(problems_, exceptions.problems());
    if (!terms) append(problems_, terms.problems());
    if (!printable) append(problems_, printable.problems());
    if (printable && *printable != language_) problems_.push_back(no_catalog(works_.pack, language_));
    if (!problems_.empty()) return false;
    exceptions_ = std::move(*exceptions);
    terms_ = std::move(*terms);
    for (auto &text : *texts) texts_.emplace(text.msgid, text);
    catalog_ = works_.pack.catalogs().find(language_);
    return true;
  }

  /// Papers that cannot be made say again what is wrong with a text.
  void add_new(const Problems &found) {
    const auto is_told = [this](const Problem &problem) {
      return std::ranges::any_of(problems_, [&](const Problem &told) {
        return told.code == problem.code && told.place == problem.place && told.message == problem.message;
      });
    };
    for (const auto &problem : found)
      if (!is_told(problem)) problems_.push_back(problem);
  }

  std::string file() const { return works_.pack.catalog_file(language_).string(); }

  void check_with_msgfmt() {
    const auto run = run_gettext("msgfmt", {"--check", "--output-file=/dev/null", file()});
    if (!run) return append(problems_, run.problems());
    append(problems_, said_by_msgfmt(run->err, file()));
  }

  /// Who reads the texts on paper goes by the day: nobody has reviewed them tomorrow.
  void check_signature(Date today) {
    const auto &header = catalog_->header();
    const auto day = Date::parse_iso(header.reviewed_on);
    if (header.state != i18n::ReviewState::reviewed || !day || *day <= today) return;
    const auto source = disk::read_file(file());
    problems_.push_back(
        {.code = "po-state",
         .place = source ? i18n::header_field_place(*source, "x-reviewed-on") : Place{.file = file()},
         .subject = {},
         .message = "`X-Reviewed-On` " + header.reviewed_on + " is still to come.",
         .hint = "write the day that the review was done"});
  }

  void report(const i18n::Entry &entry, TextFault fault, Severity severity = Severity::error) {
    if (exceptions_.allow(fault.code, language_.text(), entry.msgid)) return;
    problems_.push_back({.code = std::move(fault.code),
                         .severity = severity,
                         .place = entry.place,
                         .subject = entry.msgid,
                         .message = std::move(fault.message),
                         .hint = {}});
  }

  void check(const i18n::Entry &entry) {
    const auto text = texts_.find(entry.msgid);
    if (text == texts_.end()) {
      report(entry,
             {"unknown-text", "The pack does not say this: `formletter catalogs merge` makes it obsolete."},
             Severity::warning);
      return;
    }
    if (entry.fuzzy) {
      report(entry, {"fuzzy", "The English has changed; it is printed until the translation is looked at."},
             Severity::warning);
      return;
    }
    if (text->second.msgid_plural != entry.msgid_plural) {
      report(entry, {"other-plural",
                     "The pack says this otherwise of several things; English is printed until "
                     "`formletter catalogs merge` has brought the forms up to date."});
      return;
    }
    for (std::size_t form = 0; form < entry.msgstr.size(); ++form) {
      const std::string &translation = entry.msgstr[form];
      if (translation.empty()) continue;
      check(entry, fill::english_of(*catalog_, entry, form), translation, text->second.is_markup);
      const auto said = xml::folded(translation);
      if (said == entry.msgid || said == entry.msgid_plural)
        report(entry, {"same-as-english", "The translation is the English itself."});
    }
  }

  void check(const i18n::Entry &entry, const std::string &english, const std::string &translation,
             bool is_markup) {
    for (auto &fault : check_text(english, translation, is_markup)) report(entry, std::move(fault));
    for (auto &fault : terms_.check_watched(english, translation)) report(entry, std::move(fault));
    for (auto &fault : terms_.check_glossary(english, translation))
      report(entry, std::move(fault), Severity::warning);
  }

  /// The file where the catalog has no line for the text.
  Place place_of(std::string_view msgid) const {
    const auto entry = std::ranges::find(catalog_->entries(), msgid, &i18n::Entry::msgid);
    return entry != catalog_->entries().end() ? entry->place : Place{.file = file()};
  }

  /// In the order of the catalog, as far as it has a line for them.
  std::string first_of(const std::set<std::string_view> &msgids) const {
    const auto &entries = catalog_->entries();
    const auto entry =
        std::ranges::find_if(entries, [&](const i18n::Entry &each) { return msgids.contains(each.msgid); });
    return entry != entries.end() ? entry->msgid : std::string(*msgids.begin());
  }

  void report_missing() {
    const bool is_partial = catalog_->header().state == i18n::ReviewState::partial;
    std::set<std::string_view> missing;
    for (const auto &[msgid, text] : texts_)
      if (!catalog_->translates(msgid, text.msgid_plural)) missing.insert(msgid);
    if (missing.empty()) return;
    const std::string first = first_of(missing);
    problems_.push_back(
        {.code = "untranslated",
         .severity = is_partial ? Severity::warning : Severity::error,
         .place = place_of(first),
         .subject = first,
         .message = missing.size() == 1
                        ? "This text has no translation."
                        : std::to_string(missing.size()) + " texts have no translation, this the first.",
         .hint = is_partial ? "" : "until all have one the header says X-Formletter-State: partial"});
  }

  Press::Works &works_;
  const LanguageTag &language_;
  std::map<std::string, packet::PackText, std::less<>> texts_;
  Exceptions exceptions_;
  Terms terms_;
  const i18n::Catalog *catalog_ = nullptr;
  Problems problems_;
};

}  // namespace

Problems check_catalog(Press::Works &works, const LanguageTag &language, Date today) {
  return CatalogCheck(works, language).run(today);
}

Problems check_exceptions(packet::Pack &pack) {
  const auto exceptions = Exceptions::read(pack.folder());
  if (!exceptions) return exceptions.problems();
  const auto texts = packet::pack_texts(pack);
  if (!texts) return texts.problems();
  std::vector<std::string> msgids;
  for (const auto &text : *texts) msgids.push_back(text.msgid);
  return exceptions->unused(msgids, pack.catalog_languages());
}

}  // namespace formletter::catalogs
