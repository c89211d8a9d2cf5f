#include "catalogs/term_check.hpp"

#include "catalogs/tab_rows.hpp"
#include "catalogs/watched_words.hpp"
#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/utf8.hpp"
#include "disk/disk.hpp"
#include "i18n/case_folding.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

std::vector<std::string> parted(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = std::min(text.find(separator), text.size());
    if (const auto part = ascii::trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + separator.size());
  }
}

/// Without what stands in brackets: the English gloss, which is not said every time.
std::string without_brackets(std::string_view text) {
  std::string made;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    const char32_t c = diag::next_character(text, at);
    const bool opens = c == U'(' || c == 0xFF08, closes = c == U')' || c == 0xFF09;
    if (opens) ++depth;
    if (depth == 0) made += text.substr(start, at - start);
    if (closes && depth > 0) --depth;
  }
  return std::string(ascii::trimmed(made));
}

/// All of its parts stand in the text, in this order.
bool holds_way(std::string_view text, const std::string &way) {
  for (const auto &part : parted(way, "…")) {
    const auto at = text.find(part);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + part.size());
  }
  return true;
}

/// The first two thirds of a word, three characters at least: what its endings leave.
std::string beginning(std::string_view word) {
  constexpr std::size_t least = 3;
  const std::size_t count = diag::character_count(word);
  const std::size_t keep = std::max(least, count * 2 / 3);
  std::size_t at = 0;
  for (std::size_t i = 0; i < keep && at < word.size(); ++i) diag::next_character(word, at);
  return std::string(word.substr(0, at));
}

/// Commas of the language's own part the ways too.
std::vector<std::string> parted_ways(std::string text) {
  for (const std::string_view comma : {"，", "、", "،"})
    for (auto at = text.find(comma); at != std::string::npos; at = text.find(comma))
      text.replace(at, comma.size(), ",");
  return parted(text, ",");
}

/// "you" and the like are a matter of grammar, not of terms; "ERO" is a name.
bool is_a_term(std::string_view english) {
  constexpr std::size_t least = 4;
  return english.size() >= least || std::ranges::any_of(english, ascii::is_upper);
}

/// Arabic puts its article in front of the word, or leaves it out.
std::string_view without_article(std::string_view word) {
  constexpr std::string_view article = "ال";
  return word.starts_with(article) ? word.substr(article.size()) : word;
}

std::vector<std::string> beginnings(std::string_view way) {
  std::vector<std::string> made;
  for (const auto &word : parted(way, " ")) made.push_back(beginning(without_article(word)));
  return made;
}

bool holds_all(std::string_view text, const std::vector<std::string> &words) {
  return std::ranges::all_of(
      words, [&](const std::string &word) { return text.find(word) != std::string_view::npos; });
}

std::string quoted_list(const std::vector<std::string> &ways) {
  std::string list;
  for (const auto &way : ways) list += (list.empty() ? "“" : ", “") + way + "”";
  return list;
}

/// The language's own table, or that of the language it is a kind of: es.tsv for es-MX.
std::filesystem::path table_of(const std::filesystem::path &folder, const LanguageTag &language) {
  std::error_code ignored;
  for (const LanguageTag &tag : language.lookup_order()) {
    auto file = folder / (tag.text() + ".tsv");
    if (std::filesystem::exists(file, ignored)) return file;
  }
  return folder / (language.text() + ".tsv");
}

Problem table_note(Place place, std::string subject, std::string message, std::string hint) {
  return {.code = "watched-table",
          .severity = Severity::warning,
          .place = std::move(place),
          .subject = std::move(subject),
          .message = std::move(message),
          .hint = std::move(hint)};
}

std::vector<std::string> tables_in(const std::filesystem::path &folder) {
  std::vector<std::string> names;
  for (const auto &file : disk::files_below(folder, ".tsv")) names.push_back(file.filename().string());
  return names;
}

/// What the pack watches and a language's table does not, so that nobody relies on a check
/// that is not made.
Problems notes_on(const std::filesystem::path &table, const std::vector<TabRow> &rows,
                  const std::vector<WatchedWord> &watched) {
  Problems notes;
  if (watched.empty()) return notes;
  std::error_code ignored;
  if (!std::filesystem::exists(table, ignored)) {
    const auto known = tables_in(table.parent_path());
    return {table_note({.file = table.string()}, {},
                       "There is no such table: no text is looked at for its watched words.",
                       diag::did_you_mean(table.filename().string(), known))};
  }
  std::vector<std::string> words;
  words.reserve(watched.size());
  for (const auto &each : watched) words.push_back(each.word);
  for (const auto &row : rows)
    if (std::ranges::find(words, row.cells[0]) == words.end())
      notes.push_back(table_note(row.place, row.cells[0], "This is no word of watched-words.tsv.",
                                 diag::did_you_mean(row.cells[0], words)));
  for (const auto &word : words)
    if (std::ranges::none_of(rows, [&](const TabRow &row) { return row.cells[0] == word; }))
      notes.push_back(table_note({.file = table.string()}, word,
                                 "The table has no line for this word: no text is looked at for it.", {}));
  return notes;
}

}  // namespace

Result<Terms> Terms::read(const std::filesystem::path &pack, const LanguageTag &language) {
  const auto table = table_of(pack / "locales" / "watched", language);
  const auto watched = tab_rows(table, 2);
  const auto pack_words = watched_words(pack);
  const auto glossary = tab_rows(table_of(pack / "locales" / "glossary", language), 2);
  if (!watched) return watched.problems();
  if (!glossary) return glossary.problems();
  if (!pack_words) return pack_words.problems();
  Terms terms;
  terms.notes_ = notes_on(table, *watched, *pack_words);
  for (const auto &row : *watched) terms.watched_.push_back({row.cells[0], parted(row.cells[1], "|")});
  for (std::size_t i = 1; i < glossary->size(); ++i) {
    const auto &cells = (*glossary)[i].cells;
    Term term{without_brackets(cells[0]), cells[1], {}};
    const auto is_watched = std::ranges::any_of(
        terms.watched_, [&](const Watched &word) { return term.english.starts_with(word.word); });
    // "explanation / review" are two terms in one line, and no word alone stands for both.
    if (is_watched || !is_a_term(term.english) || term.english.find('/') != std::string::npos) continue;
    for (const auto &way : parted_ways(without_brackets(cells[1])))
      if (auto words = beginnings(i18n::case_folded(way)); !words.empty())
        term.ways.push_back(std::move(words));
    if (!term.ways.empty()) terms.glossary_.push_back(std::move(term));
  }
  return terms;
}

std::vector<TextFault> Terms::check_watched(std::string_view english, std::string_view translation) const {
  std::vector<TextFault> faults;
  const auto words = bare_words(english), said = i18n::case_folded(bare_words(translation));
  for (const auto &[word, ways] : watched_) {
    if (!says_word(words, word)) continue;
    if (std::ranges::any_of(ways, [&](const auto &way) { return holds_way(said, i18n::case_folded(way)); }))
      continue;
    faults.push_back({"watched-word", "The English says “" + word + "”; the translation says none of " +
                                          quoted_list(ways) + "."});
  }
  return faults;
}

std::vector<TextFault> Terms::check_glossary(std::string_view english, std::string_view translation) const {
  std::vector<TextFault> faults;
  const auto words = bare_words(english), said = i18n::case_folded(bare_words(translation));
  for (const auto &term : glossary_) {
    if (!holds_word(words, term.english)) continue;
    // An agency's English name is what officers and search engines know.
    if (said.find(i18n::case_folded(term.english)) != std::string::npos) continue;
    if (std::ranges::any_of(term.ways, [&](const auto &way) { return holds_all(said, way); })) continue;
    faults.push_back(
        {"glossary-term", "The glossary has “" + term.written + "” for “" + term.english + "”."});
  }
  return faults;
}

}  // namespace formletter::catalogs
