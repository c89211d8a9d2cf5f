#include "catalogs/watched_words.hpp"

#include "catalogs/tab_rows.hpp"
#include "diag/ascii.hpp"

namespace formletter::catalogs {

namespace {

bool is_word_byte(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
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
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  return false;
}

}  // namespace formletter::catalogs
