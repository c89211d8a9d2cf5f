#include "packet/paper_notes.hpp"

#include "text/font_survey.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

void note_draft(const Press::Works::Planned &planned, const Pack &pack, Problems &problems) {
  if (pack.is_draft(planned.language)) {
    problems.push_back({.code = "draft-translation",
                        .severity = Severity::warning,
                        .place = {},
                        .subject = planned.rule->name,
                        .message = "Nobody has reviewed the translation `" + planned.language.text() + "`.",
                        .hint = {}});
  }
}

void note_untranslated(const Press::Works::Planned &planned, Problems &problems) {
  if (planned.untranslated.empty()) return;
  problems.push_back({.code = "untranslated",
                      .severity = Severity::warning,
                      .place = {},
                      .subject = planned.rule->name,
                      .message = "Without a translation in `" + planned.language.text() +
                                 "` this is in English: " + planned.untranslated,
                      .hint = {}});
}

}  // namespace

std::optional<Problem> language_fallback(const LanguageTag &asked_for, const LanguageTag &used,
                                         const std::string &subject, std::string_view what) {
  if (used == asked_for) return std::nullopt;
  return Problem{.code = "language-fallback",
                 .severity = Severity::warning,
                 .place = {},
                 .subject = subject,
                 .message = "There is no catalog for `" + asked_for.text() + "`; " + std::string(what) +
                            " in `" + used.text() + "`.",
                 .hint = {}};
}

bool is_large_print(const document::Document &document) {
  return document.page.name == "large-print";
}

std::optional<std::size_t> page_budget(const form::DocumentRule &rule, const LanguageTag &language,
                                       const document::Document &document) {
  if (!rule.page_budget || is_large_print(document)) return std::nullopt;
  return static_cast<std::size_t>(*rule.page_budget) + (language == LanguageTag() ? 0 : 1);
}

void note_length(const ReadPaper &paper, std::size_t pages, Problems &problems) {
  const form::DocumentRule &rule = *paper.planned.rule;
  const auto budget = page_budget(rule, paper.planned.language, paper.document);
  if (!budget || pages <= *budget) return;
  problems.push_back({.code = "page-budget",
                      .severity = Severity::warning,
                      .place = {},
                      .subject = rule.name,
                      .message = "This paper takes " + std::to_string(pages) + " pages; " +
                                 std::to_string(*budget) + (*budget == 1 ? " is" : " are") + " allowed.",
                      .hint = "shorten the longest of the answers that it prints"});
}

void note_language(const Press::Works::Planned &planned, Problems &problems) {
  auto note = language_fallback(planned.asked_for, planned.language, planned.rule->name, "this paper is");
  if (note) problems.push_back(*std::move(note));
}

Problem repeats_another(const Press::Works::Planned &copy) {
  const std::string why = copy.language == copy.asked_for
                              ? std::string()
                              : "There is no catalog for `" + copy.asked_for.text() + "`. ";
  return {.code = "copy-left-out",
          .severity = Severity::warning,
          .place = {},
          .subject = copy.rule->name,
          .message = why + "This copy would be in `" + copy.language.text() +
                     "` alone, as another paper is, and is left out.",
          .hint = {}};
}

void note_paper(const Press::Works::Planned &planned, Pack &pack, Problems &problems) {
  note_language(planned, problems);
  note_draft(planned, pack, problems);
  note_untranslated(planned, problems);
}

void note_files(const PrintOptions &options, Problems &problems) {
  const auto warn = [&](std::string code, std::string message) {
    problems.push_back({.code = std::move(code),
                        .severity = Severity::warning,
                        .place = {},
                        .subject = {},
                        .message = std::move(message),
                        .hint = {}});
  };
  if (options.attach_answers)
    warn("answers-attached",
         "Each PDF carries all of the answers, also what is not printed on it. Do not send it on.");
  if (!options.password.empty())
    warn("not-archival",
         "PDFs with a password are not PDF/A, and their bytes differ from one printing to the next.");
}

/// Without patterns the words stay whole: the lines end elsewhere than on another machine.
void note_hyphens(Press::Works &works, const std::vector<Press::Works::Planned> &planned,
                  Problems &problems) {
  const auto styles = works.pack.styles();
  if (!styles || !(*styles)->divides_words()) return;
  std::vector<LanguageTag> noted;
  for (const auto &document : planned) {
    const LanguageTag &language = document.language;
    const auto package = text::debian_hyphenation_package(language);
    const bool seen = std::ranges::find(noted, language) != noted.end();
    if (seen || package.empty() || works.typesetter().hyphenates(language)) continue;
    noted.push_back(language);
    problems.push_back(
        {.code = "no-hyphenation",
         .severity = Severity::note,
         .place = {},
         .subject = language.text(),
         .message = "A style has `hyphens=\"auto\"`, but there are no hyphenation patterns for `" +
                    language.text() + "`; its words are not divided.",
         .hint = "install " + std::string(package)});
  }
}

}  // namespace formletter::packet
