#include "packet/paper_notes.hpp"

#include "packet/untranslated.hpp"

namespace formletter::packet {

namespace {

/// What the operator should know about a paper's language.
void note_language(const Press::Works::Planned &planned, const Pack &pack, Problems &problems) {
  if (planned.language != planned.asked_for) {
    problems.push_back({.code = "language-fallback",
                        .severity = Severity::warning,
                        .place = {},
                        .subject = planned.rule->name,
                        .message = "There is no catalog for `" + planned.asked_for.text() +
                                   "`; this paper is in `" + planned.language.text() + "`.",
                        .hint = {}});
  }
  if (pack.is_draft(planned.language)) {
    problems.push_back({.code = "draft-translation",
                        .severity = Severity::warning,
                        .place = {},
                        .subject = planned.rule->name,
                        .message = "Nobody has reviewed the translation `" + planned.language.text() +
                                   "`; the paper says so.",
                        .hint = {}});
  }
}

void note_untranslated(Pack &pack, const Press::Works::Planned &planned, Problems &problems) {
  if (planned.language.text() == "en") return;
  const auto texts = untranslated_texts(pack, planned.rule->template_name, planned.language);
  if (texts.empty()) return;
  problems.push_back({.code = "untranslated",
                      .severity = Severity::warning,
                      .place = {},
                      .subject = planned.rule->name,
                      .message = "Without a translation in `" + planned.language.text() +
                                 "` this is printed in English: " + texts,
                      .hint = {}});
}

}  // namespace

void note_paper(const Press::Works::Planned &planned, Pack &pack, Problems &problems) {
  note_language(planned, pack, problems);
  note_untranslated(pack, planned, problems);
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

}  // namespace formletter::packet
