#pragma once

#include <formletter/language_tag.hpp>
#include <formletter/result.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace formletter::i18n {

class PluralRule;  ///< i18n/plural_rule.hpp

/// partial: not all texts have a translation yet. draft: all have, and nobody has
/// reviewed them. A document printed from either says that it is a draft.
enum class ReviewState { partial, draft, reviewed };

/// What the PO header says of the catalog's own making.
struct CatalogHeader {
  LanguageTag language;
  ReviewState state = ReviewState::draft;  ///< X-Formletter-State; reviewed only by whom and when
  std::string translator;                  ///< Last-Translator
  std::string revised_on;                  ///< PO-Revision-Date, as written
  std::string reviewer;                    ///< X-Reviewer
  std::string reviewed_on;                 ///< X-Reviewed-On, YYYY-MM-DD
  std::string source_revision;             ///< X-Source-Revision
};

struct Entry {
  std::string context;  ///< msgctxt, or ""
  std::string msgid;
  std::string msgid_plural;         ///< or ""
  std::vector<std::string> msgstr;  ///< one, or one a plural class
  bool fuzzy = false;
  Place place;  ///< of the msgid in the PO file
};

/// A gettext PO file, read. Keys are msgctxt and msgid, white space folded.
class Catalog {
 public:
  /// A PO file that gettext itself would refuse is refused, with its place. The header
  /// must name the language that the file is `named_for`.
  static Result<Catalog> read_po(const Source &po, const std::optional<LanguageTag> &named_for = {});

  const CatalogHeader &header() const { return header_; }
  /// In file order, the header's own entry and obsolete ones (#~) left out.
  const std::vector<Entry> &entries() const { return entries_; }

  /// The translation, or nothing: unknown, empty and fuzzy strings have none, so
  /// that the English is printed and never a stale sentence. An entry with the
  /// context wins over one without. Of an entry with plural forms the one for 1.
  std::optional<std::string_view> find(std::string_view context, std::string_view msgid) const;
  std::optional<std::string_view> find(std::string_view msgid) const { return find({}, msgid); }
  /// Of a text that counts, with the forms as the catalog's Plural-Forms rule numbers them; null
  /// where find() would have nothing, and where the entry has another plural or none.
  const Entry *find_counted(std::string_view msgid, std::string_view msgid_plural) const;
  /// Whether a text of the sources has a translation; `msgid_plural` is "" for one that does not count.
  bool translates(std::string_view msgid, std::string_view msgid_plural) const;
  /// Index of the form for `count`; 0 where the header has no rule.
  std::size_t form_for(unsigned long count) const;
  /// Index of the form that the rule names last, for what is no whole number: languages that have a
  /// form for fractions have it there, as CLDR's "other".
  std::size_t last_form() const;
  /// Whether the form is for one number alone, so that it need not say it: English's first,
  /// but not Russian's, which is for 21, too.
  bool is_of_one_number(std::size_t form) const;

 private:
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
  };
  void add(Entry entry);
  const Entry *usable(std::string_view context, std::string_view msgid) const;

  CatalogHeader header_;
  std::shared_ptr<const PluralRule> plural_rule_;
  std::vector<Entry> entries_;
  /// Usable entries by msgid, or by msgctxt, U+0004, msgid as in gettext's own MO files.
  std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>> index_;
};

/// The catalogs of a pack by language. English, the language of the sources, has
/// none: every string is its own translation.
class Catalogs {
 public:
  void add(Catalog catalog);
  /// The catalog for the tag, or for its nearest parent ("es-MX" -> "es").
  const Catalog *find(const LanguageTag &language) const;
  std::vector<LanguageTag> languages() const;

  /// The text in `language`, or `english` itself when there is none.
  std::string translate(const LanguageTag &language, std::string_view english,
                        std::string_view context = {}) const;

 private:
  std::map<std::string, std::shared_ptr<const Catalog>, std::less<>> by_language_;
};

}  // namespace formletter::i18n
