#include "catalogs/watched_words.hpp"

#include "catalogs/tab_rows.hpp"
#include "diag/ascii.hpp"

namespace formletter::catalogs {

namespace {

bool is_word_byte(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const auto end = at + length;
  return (at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]));
}

/// Nothing is before it, or what ends a sentence; opening quotes and brackets do not count.
bool begins_sentence(std::string_view before) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    before = ascii::trimmed(before);
    for (const std::string_view opening : {"“", "‘", "«", "\"", "'", "(", "["}) {
      if (!before.ends_with(opening)) continue;
      before.remove_suffix(opening.size());
      shorter = true;
    }
  }
  return before.empty() || std::string_view(".!?:").find(before.back()) != std::string_view::npos;
}

/// With a word: "May you …". "May 5" is a day and "May" by itself a month.
bool goes_on(std::string_view behind) {
  return behind.size() > 1 && behind[0] == ' ' && ascii::is_letter(behind[1]);
}

}  // namespace

Result<std::vector<WatchedWord>> watched_words(const std::filesystem::path &pack) {
  const auto rows = tab_rows(pack / "locales" / "watched-words.tsv", 2);
  if (!rows) return rows.problems();
  std::vector<WatchedWord> words;
  for (const auto &row : *rows) words.push_back({row.cells[0], row.cells[1]});
  return words;
}

bool holds_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if (stands_alone(text, at, word.size())) return true;
  return false;
}

bool says_word(std::string_view text, std::string_view word) {
  if (holds_word(text, word)) return true;
  if (word.empty() || !ascii::is_lower(word.front())) return false;
  const std::string capital = ascii::upper(word.front()) + std::string(word.substr(1));
  for (auto at = text.find(capital); at != std::string_view::npos; at = text.find(capital, at + 1)) {
    if (begins_sentence(text.substr(0, at)) && goes_on(text.substr(at + capital.size()))) return true;
  }
  return false;
}

}  // namespace formletter::catalogs
