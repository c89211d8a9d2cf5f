#pragma once

#include "fill/template.hpp"

#include <kainjow/mustache.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace formletter::fill {

/// The reserved words of the templates; answer: any other name, the form's.
enum class Word { answer, facts, policy, form, document, today, catalog, position, label, value };

/// What a tag asks of how many there are: their number, whether they are one or any other
/// number, whether a form of the paper's language is for it.
struct HowMany {};
struct IsOne {};
struct IsMany {};
struct IsForm {
  std::size_t form;
};
using Counting = std::variant<HowMany, IsOne, IsMany, IsForm>;

/// What a tag asks for: "reasons?", "forum.judge", "facts.ero_line".
struct Reference {
  std::string text;                  ///< without the question mark
  std::string head;                  ///< up to the first dot
  std::string tail;                  ///< behind it, or ""
  bool any = false;                  ///< `name?`
  Word word = Word::answer;          ///< what head is; told once, not once a letter
  std::optional<Counting> counting;  ///< by the tail, "count" or "count.one"

  static Reference parse(std::string_view written);
};

/// One tag of a compiled template; kainjow knows it by its index.
struct Slot {
  Reference reference;
  /// In an attribute value or the title: escaped, but no elements can be put
  /// in.
  bool plain = false;
  bool is_section = false;
  /// In a text that has no translation: what the tag stands for is in English, too.
  bool is_english = false;
  /// In a text that runs from right to left, whatever the paper does.
  bool right_to_left = false;
};

/// kainjow keeps the order of texts, tags and sections; every tag's name in it
/// is the index of a slot, so that no name is looked up in the middle of a
/// letter that has not been understood here.
///
/// Of the text between tags kainjow need see only where a line with nothing but tags
/// may begin and end, since a line of sections alone is left out. It would go through
/// the rest word by word, each time: that is a literal here, a tag whose name is its
/// index behind an "L".
struct Compiled {
  /// Whole lines with whole sections: a stretch comes out the same by itself as among the others.
  struct Stretch {
    std::string mustache_source;
    std::size_t first_slot = 0, end_slot = 0;
  };
  std::vector<Slot> slots;
  std::vector<kainjow::mustache::data> literals;
  std::vector<Stretch> stretches;

  std::string &source() { return stretches.back().mustache_source; }
};
/// The bytes from `begin` up to `end`.
struct TextRange {
  std::size_t begin = 0, end = 0;
};
/// `english` are the texts that have no translation, in their order.
Compiled compile(std::string_view xhtml, const std::vector<TextRange> &english = {});

struct TranslatedTemplate::State {
  LanguageTag language;
  std::vector<std::string> untranslated;
  std::vector<Slot> slots;
  std::vector<kainjow::mustache::data> literals;
  struct Stretch {
    /// render() is not const in kainjow, but writes nothing when there are
    /// neither lambdas nor partials nor errors, as here: threads may share it.
    mutable kainjow::mustache::mustache mustache;
    std::size_t first_slot = 0, end_slot = 0;
  };
  std::vector<Stretch> stretches;
};

}  // namespace formletter::fill
