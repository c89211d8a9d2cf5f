#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::document {

/// Whether a stretch of text is read for what it says alone: other words could stand in its place
/// without anything else that is read becoming another. It has no white space but single
/// blanks, none at its edges, and none of the characters that bdi, br and objects become;
/// its only references are those to the signs that XML has entities for.
bool is_plain_words(std::string_view written);

/// Adds what plain words say.
void append_words(std::string_view written, std::string &text);

/// An element taken apart: its plain words, and the stretches of its source before, between
/// and behind them.
struct PartWords {
  std::vector<std::string_view> markup, words;

  /// Precondition: elements and text only, well-formed.
  static PartWords in(std::string_view source);
  /// With something else in place of each word: by its number.
  template <typename Written>
  std::string source_with(const Written &written) const {
    std::string source(markup.front());
    for (std::size_t i = 0; i < words.size(); ++i) source.append(written(i)).append(markup[i + 1]);
    return source;
  }
};

/// Where the tag that begins `text` ends; its size if it does not.
std::size_t tag_size(std::string_view text);

}  // namespace formletter::document
