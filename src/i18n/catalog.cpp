#include "i18n/catalog.hpp"

#include "i18n/plural_rule.hpp"
#include "i18n/po_reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::i18n {

namespace {

constexpr char context_separator = '\4';

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return ascii_lower(c); });
  return lower;
}

/// "Name: value" lines of the header's msgstr, names in lower case.
std::map<std::string, std::string> header_fields(std::string_view msgstr) {
  std::map<std::string, std::string> fields;
  while (!msgstr.empty()) {
    const auto line = msgstr.substr(0, msgstr.find('\n'));
    msgstr.remove_prefix(std::min(line.size() + 1, msgstr.size()));
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
      fields[ascii_lower(line.substr(0, colon))] = xml::folded(line.substr(colon + 1));
    }
  }
  return fields;
}

/// Reads the header into values; what is wrong goes to `problems`.
class HeaderReader {
 public:
  HeaderReader(const Entry &entry, Problems &problems)
      : place_(entry.place), fields_(header_fields(entry.msgstr.front())), problems_(problems) {}

  CatalogHeader read() {
    check_charset();
    CatalogHeader header;
    header.language = language();
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
    problem(
        "po-plural-forms",
        "`Plural-Forms` must be a rule like `nplurals=2; plural=(n != 1);` that gives a form below nplurals "
        "for every count.");
    return nullptr;
  }

 private:
  void problem(std::string code, std::string message) {
    problems_.push_back({std::move(code), Severity::error, place_, {}, std::move(message), {}});
  }

  void check_charset() {
    if (!ascii_lower(fields_["content-type"]).ends_with("charset=utf-8")) {
      problem("po-charset", "The header must say `Content-Type: text/plain; charset=UTF-8`.");
    }
  }

  LanguageTag language() {
    std::string written = fields_["language"];
    std::replace(written.begin(), written.end(), '_', '-');  // gettext writes zh_CN
    const auto tag = LanguageTag::parse(written);
    if (tag) return *tag;
    problem("po-language", "The header must name the language as a tag, as in `Language: es`; found `" +
                               fields_["language"] + "`.");
    return {};
  }

  ReviewState state() {
    const std::string &written = fields_["x-formletter-state"];
    if (written == "reviewed") return ReviewState::reviewed;
    if (written == "partial") return ReviewState::partial;
    if (!written.empty() && written != "draft") {
      problem("po-state",
              "`X-Formletter-State` must be `partial`, `draft` or `reviewed`; found `" + written + "`.");
    }
    return ReviewState::draft;
  }

  Place place_;
  std::map<std::string, std::string> fields_;
  Problems &problems_;
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

}  // namespace

Result<Catalog> Catalog::read_po(const Source &po) {
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
  HeaderReader reader(*header, problems);
  catalog.header_ = reader.read();
  catalog.plural_rule_ = reader.plural_rule();
  const bool rule_refused = !problems.empty() && problems.back().code == "po-plural-forms";
  entries.erase(header);
  const std::size_t forms = catalog.plural_rule_ ? catalog.plural_rule_->forms() : 0;
  for (Entry &entry : entries) {
    if (!entry.msgid_plural.empty() && entry.msgstr.size() != forms && is_translated(entry) &&
        !rule_refused) {
      problems.push_back({"po-plural-forms",
                          Severity::error,
                          entry.place,
                          {},
                          "This message has " + std::to_string(entry.msgstr.size()) +
                              " plural forms; the header's `Plural-Forms` says " + std::to_string(forms) +
                              ".",
                          {}});
    }
    entry.context = xml::folded(entry.context);
    entry.msgid = xml::folded(entry.msgid);
    entry.msgid_plural = xml::folded(entry.msgid_plural);
    if (is_translated(entry)) {
      catalog.index_.emplace(key_of(entry.context, entry.msgid), catalog.entries_.size());
    }
    catalog.entries_.push_back(std::move(entry));
  }
  if (!problems.empty()) return problems;
  return catalog;
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
  return entry->msgstr.front();
}

std::optional<std::string_view> Catalog::find_plural(std::string_view msgid, unsigned long count) const {
  const Entry *entry = usable({}, xml::folded(msgid));
  if (!entry || entry->msgid_plural.empty()) return std::nullopt;
  return entry->msgstr[plural_rule_->form_for(count)];
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
