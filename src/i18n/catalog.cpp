#include "i18n/catalog.hpp"

#include "i18n/header_reader.hpp"
#include "i18n/plural_rule.hpp"
#include "i18n/po_reader.hpp"
#include "i18n/white_space.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::i18n {

namespace {

constexpr char context_separator = '\4';

std::string key_of(std::string_view context, std::string_view msgid) {
  std::string key(context);
  if (!context.empty()) key += context_separator;
  return key.append(msgid);
}

bool is_translated(const Entry &entry) {
  return !entry.fuzzy && std::none_of(entry.msgstr.begin(), entry.msgstr.end(),
                                      [](const std::string &form) { return is_blank(form); });
}

/// Of all but the header. `rule`: null where that gives none.
void check_plural_forms(const std::vector<Entry> &entries, const Entry &header, const PluralRule *rule,
                        Problems &problems) {
  const std::size_t forms = rule == nullptr ? 0 : rule->forms();
  for (const Entry &entry : entries) {
    if (&entry == &header || entry.msgid_plural.empty() || entry.msgstr.size() == forms ||
        !is_translated(entry))
      continue;
    problems.push_back({"po-plural-forms",
                        Severity::error,
                        entry.place,
                        {},
                        "This message has " + std::to_string(entry.msgstr.size()) +
                            " plural forms; the header's `Plural-Forms` says " + std::to_string(forms) + ".",
                        {}});
  }
}

}  // namespace

Result<Catalog> Catalog::read_po(const Source &po, const std::optional<LanguageTag> &named_for) {
  auto read = read_po_entries(po);
  if (!read) return read.problems();
  auto &entries = read.value();
  const auto header = std::find_if(entries.begin(), entries.end(), [](const Entry &entry) {
    return entry.msgid.empty() && entry.context.empty();
  });
  if (header == entries.end()) {
    return Problem{"po-header",
                   Severity::error,
                   {po.name, 1, 1},
                   {},
                   "The file has no header: an entry with `msgid \"\"` that names the language.",
                   {}};
  }
  Problems problems;
  Catalog catalog;
  auto read_as = read_header(po, *header, named_for, problems);
  catalog.header_ = std::move(read_as.header);
  catalog.plural_rule_ = std::move(read_as.plural_rule);
  if (!read_as.has_refused_rule) check_plural_forms(entries, *header, catalog.plural_rule_.get(), problems);
  if (!problems.empty()) return problems;
  catalog.entries_.reserve(entries.size());
  catalog.index_.reserve(entries.size());
  for (auto entry = entries.begin(); entry != entries.end(); ++entry)
    if (entry != header) catalog.add(std::move(*entry));
  return catalog;
}

void Catalog::add(Entry entry) {
  entry.context = xml::folded(entry.context);
  entry.msgid = xml::folded(entry.msgid);
  entry.msgid_plural = xml::folded(entry.msgid_plural);
  if (is_translated(entry)) index_.emplace(key_of(entry.context, entry.msgid), entries_.size());
  entries_.push_back(std::move(entry));
}

const Entry *Catalog::usable(std::string_view context, std::string_view msgid) const {
  if (!context.empty()) {
    const auto found = index_.find(key_of(context, msgid));
    if (found != index_.end()) return &entries_[found->second];
  }
  const auto found = index_.find(msgid);
  return found != index_.end() ? &entries_[found->second] : nullptr;
}

std::optional<std::string_view> Catalog::find(std::string_view context, std::string_view msgid) const {
  const Entry *entry = usable(context, msgid);
  // Callers mostly hold folded text; folding what they hold first would cost each of them.
  if (!entry) entry = usable(xml::folded(context), xml::folded(msgid));
  if (!entry) return std::nullopt;
  return entry->msgstr[entry->msgid_plural.empty() ? 0 : form_for(1)];
}

const Entry *Catalog::find_counted(std::string_view msgid, std::string_view msgid_plural) const {
  const Entry *entry = usable({}, xml::folded(msgid));
  return entry && !msgid_plural.empty() && entry->msgid_plural == xml::folded(msgid_plural) ? entry : nullptr;
}

bool Catalog::translates(std::string_view msgid, std::string_view msgid_plural) const {
  if (!msgid_plural.empty()) return find_counted(msgid, msgid_plural) != nullptr;
  const Entry *entry = usable({}, xml::folded(msgid));
  return entry != nullptr && entry->msgid_plural.empty();
}

std::size_t Catalog::form_for(unsigned long count) const {
  return plural_rule_ ? plural_rule_->form_for(count) : 0;
}

std::size_t Catalog::last_form() const {
  return plural_rule_ ? plural_rule_->forms() - 1 : 0;
}

bool Catalog::is_of_one_number(std::size_t form) const {
  // What msgfmt tries, too: rules look at no more than a number's last three digits.
  constexpr unsigned long tried = 1000;
  std::size_t numbers = 0;
  for (unsigned long count = 0; count <= tried; ++count) numbers += form_for(count) == form ? 1 : 0;
  return numbers == 1;
}

void Catalogs::add(Catalog catalog) {
  auto tag = catalog.header().language.text();
  by_language_.insert_or_assign(std::move(tag), std::make_shared<const Catalog>(std::move(catalog)));
}

const Catalog *Catalogs::find(const LanguageTag &language) const {
  if (const auto found = by_language_.find(language.text()); found != by_language_.end())
    return found->second.get();
  // Asked for each text of an English paper: what no catalog is near to is not thought about.
  const auto near = by_language_.lower_bound(language.language());
  if (near == by_language_.end() || near->second->header().language.language() != language.language())
    return nullptr;
  for (const LanguageTag &tag : language.lookup_order()) {
    const auto found = by_language_.find(tag.text());
    if (found != by_language_.end()) return found->second.get();
  }
  return nullptr;
}

std::vector<LanguageTag> Catalogs::languages() const {
  std::vector<LanguageTag> tags;
  tags.reserve(by_language_.size());
  for (const auto &[text, catalog] : by_language_) tags.push_back(catalog->header().language);
  return tags;
}

std::string Catalogs::translate(const LanguageTag &language, std::string_view english,
                                std::string_view context) const {
  const Catalog *catalog = find(language);
  const auto found = catalog ? catalog->find(context, english) : std::nullopt;
  return std::string(found.value_or(english));
}

}  // namespace formletter::i18n
