#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::catalogs {

/// Something wrong with one translation, by itself.
struct TextFault {
  std::string code;
  std::string message;
};

/// What a translation must hold as its English does, whatever the language:
/// - "translation-tags", "translation-markup": tags and elements (is_markup), else
///   the placeholders ${name} and {n};
/// - "translation-numbers": the same numbers, in European digits;
/// - "typed-number": no telephone number and no A-number, which are facts and answers;
/// - "hand-made-isolate": no direction marks, which the program sets by itself;
/// - "translation-characters": no controls and no U+FFFD;
/// - "translation-space": no white space at an end, no two spaces in a row;
/// - "same-as-english": no title or alt that was left in English.
/// Values of title and alt are words, too; a reference (&#8207;) is its character.
std::vector<TextFault> check_text(std::string_view english, std::string_view translation, bool is_markup);

/// What stands between the tags, elements, placeholders and entities of a text.
std::vector<std::string> bare_pieces(std::string_view text);

/// The words a reader sees: tags, elements, placeholders and entities each a space.
std::string bare_words(std::string_view text);

}  // namespace formletter::catalogs
