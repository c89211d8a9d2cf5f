#pragma once

#include "diag/utf8.hpp"
#include "disk/disk.hpp"
#include "xml/tree.hpp"

#include <unistd.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// What comes out of a PDF (pdftotext), against the words of the XHTML that went in.
namespace formletter::test {

/// Runs a command that writes to its standard output.
inline std::string output_of(const std::string &command) {
  std::string text;
  FILE *pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const auto count = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, count);
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

inline std::string text_of_pdf(const std::string &bytes) {
  const auto path =
      std::filesystem::temp_directory_path() / ("formletter-pdf-text-" + std::to_string(::getpid()) + ".pdf");
  disk::write_files({{path, bytes}});
  auto text = output_of("pdftotext -enc UTF-8 '" + path.string() + "' -");
  std::filesystem::remove(path);
  return text;
}

inline bool separates(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x202F || c == 0x2028 || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0xFFFC || c == 0x2060;
}

inline bool is_edge_punctuation(char32_t c) {
  static const std::u32string punctuation = U".,:;!?()[]{}\"'«»“”‘’·…،؛؟–—-<>";
  return punctuation.find(c) != std::u32string::npos;
}

/// Poppler turns a right-to-left line round itself and puts the punctuation at a
/// word's edge on the other side of a space; inside a word it stays.
inline std::string without_edge_punctuation(const std::string &word) {
  auto characters = diag::to_utf32(word);
  while (!characters.empty() && is_edge_punctuation(characters.back())) characters.pop_back();
  while (!characters.empty() && is_edge_punctuation(characters.front())) characters.erase(0, 1);
  return diag::to_utf8(characters);
}

inline std::map<std::string, int> words(const std::string &text) {
  std::map<std::string, int> counts;
  std::string word;
  for (const char32_t c : diag::to_utf32(text)) {
    if (!separates(c)) {
      diag::append_utf8(word, c);
    } else {
      ++counts[without_edge_punctuation(std::exchange(word, {}))];
    }
  }
  ++counts[without_edge_punctuation(word)];
  counts.erase("");
  return counts;
}

/// Running content of continuation pages: nothing of it shows on a single page.
inline bool of_continuation_pages(const xml::Element &element) {
  return (element.name() == "header" || element.name() == "footer") && element.attribute("class") == "rest";
}

/// The text of the body's elements, blocks apart.
inline void collect(const xml::Element &element, std::string &text) {
  if (element.name() == "head" || of_continuation_pages(element)) return;
  static const std::vector<std::string> inline_elements = {"strong", "em",  "b",    "i",   "u",
                                                           "a",      "bdi", "span", "abbr"};
  const bool block =
      std::find(inline_elements.begin(), inline_elements.end(), element.name()) == inline_elements.end();
  if (block) text += " ";
  for (const auto &child : element.contents()) {
    if (child.element) {
      collect(*child.element, text);
    } else {
      text += child.text;
    }
  }
  if (block) text += " ";
}

/// Letters and digits alone: pdftotext takes a hyphen at a line's end for its own
/// hyphenation, an address too long for its line stands on two, and a vowel sign
/// at the left edge of a right-to-left line comes out as a line of its own (in
/// Poppler; MuPDF has it in its place).
inline std::string squeezed(const std::string &text) {
  std::string result;
  for (const char32_t c : diag::to_utf32(text)) {
    const bool sign = (c >= 0x64B && c <= 0x652) || c == U'@' || c == U'-' || is_edge_punctuation(c);
    if (!separates(c) && !sign) diag::append_utf8(result, c);
  }
  return result;
}

inline std::string missing_words(const std::string &xhtml, const std::string &pdf_text) {
  const auto tree = xml::Tree::read({"filled", xhtml});
  REQUIRE(tree.ok());
  std::string text;
  collect(tree->root(), text);
  const auto printed = words(pdf_text);
  const auto run_together = squeezed(pdf_text);
  std::string missing;
  for (const auto &[word, count] : words(text)) {
    const auto found = printed.find(word);
    if (found != printed.end() && found->second >= count) continue;
    if (run_together.find(squeezed(word)) == std::string::npos) missing += word + " ";
  }
  return missing;
}

}  // namespace formletter::test
