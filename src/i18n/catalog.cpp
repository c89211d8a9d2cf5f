#include "i18n/catalog.hpp"

#include "diag/ascii.hpp"
#include "i18n/plural_rule.hpp"
#include "i18n/po_reader.hpp"
#include "xml/tree.hpp"

#include <formletter/date.hpp>

#include <algorithm>

namespace formletter::i18n {

namespace {

constexpr char context_separator = '\4';

/// "Name: value" lines of the header's msgstr, names in lower case.
std::map<std::string, std::string> header_fields(std::string_view msgstr) {
  std::map<std::string, std::string> fields;
  while (!msgstr.empty()) {
    const auto line = msgstr.substr(0, msgstr.find('\n'));
    msgstr.remove_prefix(std::min(line.size() + 1, msgstr.size()));
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
      fields[ascii::lower(line.substr(0, colon))] = xml::folded(line.substr(colon + 1));
    }
  }
  return fields;
}

/// Where a line of the file names the field, in quotes and perhaps behind others.
std::size_t field_in(std::string_view line, std::string_view field) {
  const std::string lower = ascii::lower(line), name = std::string(field) + ":";
  for (auto at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    const auto before = std::string_view(lower).substr(0, at);
    if (before.ends_with('"') || before.ends_with("\\n")) return at;
  }
  return std::string::npos;
}

/// The places of the header's fields, which its text does not keep.
class FieldPlaces {
 public:
  FieldPlaces(const Source &po, Place header) : po_(po), header_(std::move(header)) {}

  /// The header itself where it has no such field.
  Place of(std::string_view field) const {
    std::string_view rest = po_.text;
    for (int number = 1; !rest.empty(); ++number) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (number < header_.line) continue;
      if (number > header_.line && line.starts_with("msgid")) break;
      if (const auto at = field_in(line, field); at != std::string::npos)
        return {po_.name, number, static_cast<int>(at) + 1};
    }
    return header_;
  }

 private:
  const Source &po_;
  Place header_;
};

bool names_somebody(std::string_view reviewer) {
  return std::ranges::any_of(
      reviewer, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || ascii::is_letter(c); });
}

/// Reads the header into values; what is wrong goes to `problems`.
class HeaderReader {
 public:
  HeaderReader(const Source &po, const Entry &entry, Problems &problems)
      : places_(po, entry.place), fields_(header_fields(entry.msgstr.front())), problems_(problems) {}

  CatalogHeader read(const std::optional<LanguageTag> &named_for) {
    check_charset();
    CatalogHeader header;
    header.language = language(named_for);
    header.state = state();
    header.translator = fields_["last-translator"];
    header.revised_on = fields_["po-revision-date"];
    header.reviewer = fields_["x-reviewer"];
    header.reviewed_on = fields_["x-reviewed-on"];
    header.source_revision = fields_["x-source-revision"];
    return header;
  }

  /// Null when the file does not give one.
  std::shared_ptr<const PluralRule> plural_rule() {
    const std::string &field = fields_["plural-forms"];
    if (field.empty()) return nullptr;
    auto rule = PluralRule::parse(field);
    if (rule) return std::make_shared<const PluralRule>(std::move(*rule));
    has_refused_rule_ = true;
    problem(
        "po-plural-forms", "plural-forms",
        "`Plural-Forms` must be a rule like `nplurals=2; plural=(n != 1);` that gives a form below nplurals "
        "for every count.");
    return nullptr;
  }
  /// Whether plural_rule() met one that is none: no message can be held against it.
  bool has_refused_rule() const { return has_refused_rule_; }

 private:
  void problem(std::string code, std::string_view field, std::string message, std::string hint = {}) {
    problems_.push_back(
        {std::move(code), Severity::error, places_.of(field), {}, std::move(message), std::move(hint)});
  }

  void check_charset() {
    if (!ascii::lower(fields_["content-type"]).ends_with("charset=utf-8")) {
      problem("po-charset", "content-type", "The header must say `Content-Type: text/plain; charset=UTF-8`.");
    }
  }

  LanguageTag language(const std::optional<LanguageTag> &named_for) {
    const auto tag = LanguageTag::parse(fields_["language"]);
    if (!tag) {
      problem("po-language", "language",
              "The header must name the language as a tag, as in `Language: es`; found `" +
                  fields_["language"] + "`.");
    } else if (named_for && *tag != *named_for) {
      problem("po-language", "language",
              "The file is named for `" + named_for->text() + "`, and its header says `" + tag->text() + "`.",
              "write `Language: " + named_for->text() + "`, or rename the file");
    }
    return tag.value_or(LanguageTag());
  }

  ReviewState state() {
    const std::string &written = fields_["x-formletter-state"];
    if (written == "reviewed" && is_signed()) return ReviewState::reviewed;
    if (written == "partial") return ReviewState::partial;
    if (!written.empty() && written != "draft" && written != "reviewed") {
      problem("po-state", "x-formletter-state",
              "`X-Formletter-State` must be `partial`, `draft` or `reviewed`; found `" + written + "`.");
    }
    return ReviewState::draft;
  }

  /// A word alone must not make a draft a translation that people rely on.
  bool is_signed() {
    const bool somebody = names_somebody(fields_["x-reviewer"]);
    if (!somebody) {
      problem("po-state", "x-formletter-state",
              "The catalog says that it was reviewed, and `X-Reviewer` names nobody.",
              "name who read it through, or write `draft`");
    }
    const std::string &day = fields_["x-reviewed-on"];
    const bool is_day = Date::parse_iso(day).has_value();
    if (!is_day) {
      problem("po-state", day.empty() ? "x-formletter-state" : "x-reviewed-on",
              "The catalog says that it was reviewed, and `X-Reviewed-On` " +
                  (day.empty() ? std::string("says no day.") : "`" + day + "` is no day."),
              "write the day as YYYY-MM-DD, or the state as `draft`");
    }
    return somebody && is_day;
  }

  FieldPlaces places_;
  std::map<std::string, std::string> fields_;
  Problems &problems_;
  bool has_refused_rule_ = false;
};

std::string key_of(std::string_view context, std::string_view msgid) {
  std::string key(context);
  if (!context.empty()) key += context_separator;
  return key.append(msgid);
}

bool is_translated(const Entry &entry) {
  return !entry.fuzzy && std::none_of(entry.msgstr.begin(), entry.msgstr.end(),
                                      [](const std::string &form) { return form.empty(); });
}

/// `rule`: null where the header gives none.
void check_plural_forms(const std::vector<Entry> &entries, const PluralRule *rule, Problems &problems) {
  const std::size_t forms = rule == nullptr ? 0 : rule->forms();
  for (const Entry &entry : entries) {
    if (entry.msgid_plural.empty() || entry.msgstr.size() == forms || !is_translated(entry)) continue;
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
  HeaderReader reader(po, *header, problems);
  catalog.header_ = reader.read(named_for);
  catalog.plural_rule_ = reader.plural_rule();
  entries.erase(header);
  if (!reader.has_refused_rule()) check_plural_forms(entries, catalog.plural_rule_.get(), problems);
  if (!problems.empty()) return problems;
  for (Entry &entry : entries) catalog.add(std::move(entry));
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
  return msgid_plural.empty() ? find(msgid).has_value() : find_counted(msgid, msgid_plural) != nullptr;
}

std::size_t Catalog::form_for(unsigned long count) const {
  return plural_rule_ ? plural_rule_->form_for(count) : 0;
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
  for (std::optional<LanguageTag> tag = language; tag; tag = tag->parent()) {
    const auto found = by_language_.find(tag->text());
    if (found != by_language_.end()) return found->second.get();
  }
  return nullptr;
}

std::vector<LanguageTag> Catalogs::languages() const {
  std::vector<LanguageTag> tags;
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
