#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::catalogs {

/// A word whose exact strength matters ("may", "no right"): each text that holds it
/// carries a note to translators. locales/watched-words.tsv, one a line: the word,
/// a tab, the note.
struct WatchedWord {
  std::string word;
  std::string note;
};

/// None when the pack has no such file.
Result<std::vector<WatchedWord>> watched_words(const std::filesystem::path &pack);

/// As a word of its own, in this letter case: "may" is not in "mayor", nor is it "May".
bool holds_word(std::string_view text, std::string_view word);

/// holds_word(), or the word leads a sentence with a capital: "Should you move, …".
bool says_word(std::string_view text, std::string_view word);

}  // namespace formletter::catalogs
