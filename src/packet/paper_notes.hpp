#pragma once

#include "packet/works.hpp"

namespace formletter::packet {

/// What the operator should know about a paper: another language than asked for, a
/// translation that nobody has reviewed, texts without one.
void note_paper(const Press::Works::Planned &planned, Pack &pack, Problems &problems);
/// Of these the first alone: a merge would say the others of every row.
void note_language(const Press::Works::Planned &planned, Problems &problems);
bool is_large_print(const document::Document &document);
/// How many pages the document may take: `pages` of its rule, one more in another language than
/// English; nothing where the rule says none. Large print is as long as it must be.
std::optional<std::size_t> page_budget(const form::DocumentRule &rule, const LanguageTag &language,
                                       const document::Document &document);
/// A paper that takes more pages than that is printed, and told.
struct ReadPaper {
  const Press::Works::Planned &planned;
  const document::Document &document;
};
void note_length(const ReadPaper &paper, std::size_t pages, Problems &problems);
/// Told where what was asked for in one language is made in another; `what` is "this paper is".
std::optional<Problem> language_fallback(const LanguageTag &asked_for, const LanguageTag &used,
                                         const std::string &subject, std::string_view what);
/// A copy is left out that would say in one language what another paper says in it.
Problem repeats_another(const Press::Works::Planned &copy);
/// And about the files themselves: answers in them, a password.
void note_files(const PrintOptions &options, Problems &problems);
/// And that words which a style would have divided are not, for want of patterns.
void note_hyphens(Press::Works &works, const std::vector<Press::Works::Planned> &planned, Problems &problems);

}  // namespace formletter::packet
