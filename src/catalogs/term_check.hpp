#pragma once

#include "catalogs/text_check.hpp"

#include <formletter/language_tag.hpp>
#include <formletter/result.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::catalogs {

/// A language's words for what must be the same everywhere.
class Terms {
 public:
  /// locales/watched/LANG.tsv: a watched word, a tab, its ways to be said parted by
  /// " | ", of which a translation holds one ("…" parts what may stand apart).
  /// locales/glossary/LANG.tsv: English, the language's term, a note; a header line.
  /// es-MX without tables of its own has those of es.
  static Result<Terms> read(const std::filesystem::path &pack, const LanguageTag &language);

  /// "watched-table", warnings: a language without a table, a word that the pack does not
  /// watch or that the table has no line for.
  const Problems &notes() const { return notes_; }

  /// "watched-word": a text that says "may" and a translation that says no way to say it.
  std::vector<TextFault> check_watched(std::string_view english, std::string_view translation) const;
  /// "glossary-term": the English has a term of the glossary and the translation has
  /// no word of its translation. Words are compared by their beginnings, since
  /// languages bend them: what is found is to be looked at, not wrong as such.
  std::vector<TextFault> check_glossary(std::string_view english, std::string_view translation) const;

 private:
  struct Watched {
    std::string word;
    std::vector<std::string> ways;
  };
  struct Term {
    std::string english, written;
    std::vector<std::vector<std::string>> ways;  ///< each the beginnings of its words
  };
  std::vector<Watched> watched_;
  std::vector<Term> glossary_;
  Problems notes_;
};

}  // namespace formletter::catalogs
