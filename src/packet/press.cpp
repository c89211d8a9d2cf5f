#include <formletter/press.hpp>

#include "packet/works.hpp"

namespace formletter {

namespace {

/// What the operator should know about a paper's language.
void note_language(const Press::Works::Planned &planned, const packet::Pack &pack, Problems &problems) {
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

void note_untranslated(packet::Pack &pack, const Press::Works::Planned &planned, Problems &problems) {
  const auto compiled = pack.translated_template(planned.rule->template_name, planned.language);
  if (!compiled || planned.language.language() == "en") return;
  const auto count = (*compiled)->untranslated().size();
  if (count == 0) return;
  problems.push_back({.code = "untranslated",
                      .severity = Severity::warning,
                      .place = {},
                      .subject = planned.rule->name,
                      .message = std::to_string(count) + " text(s) without a translation in `" +
                                 planned.language.text() + "` are printed in English.",
                      .hint = {}});
}

Problem no_document() {
  return {.code = "no-document",
          .severity = Severity::warning,
          .place = {},
          .subject = {},
          .message = "The answers call for no document.",
          .hint = "`formletter documents` shows which rule chooses each"};
}

}  // namespace

std::string Paper::file_name() const {
  switch (format) {
    case Format::pdf:
      return document + ".pdf";
    case Format::html:
      return document + ".html";
    case Format::text:
      return document + ".txt";
  }
  return document;
}

Press::Press(std::unique_ptr<Works> works) : works_(std::move(works)) {}
Press::Press(Press &&) noexcept = default;
Press &Press::operator=(Press &&) noexcept = default;
Press::~Press() = default;

Result<Press> Press::open(const std::filesystem::path &folder) {
  auto pack = packet::Pack::open(folder);
  if (!pack) return pack.problems();
  return Press(std::make_unique<Works>(std::move(*pack)));
}

Problems Press::check(Date today) {
  return packet::check_pack(*works_, today);
}

Problems Press::validate(std::string_view form, Source answers, const PrintOptions &options) {
  const auto record = works_->read_record(form, std::move(answers), options);
  return record ? record->checked.problems : record.problems();
}

Result<std::vector<PlannedDocument>> Press::documents(std::string_view form, Source answers,
                                                      const PrintOptions &options) {
  const auto record = works_->read_record(form, std::move(answers), options);
  if (!record) return record.problems();
  const auto planned = works_->plan(*record, options);
  if (!planned) return planned.problems();
  std::vector<PlannedDocument> documents;
  for (const auto &[rule, language, asked_for, why] : *planned) {
    documents.push_back({rule->name, language, asked_for, works_->pack.is_draft(language), why});
  }
  return documents;
}

namespace {

/// What the operator should know about the files themselves.
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

}  // namespace

Result<Packet> Press::print(std::string_view form, Source answers, const PrintOptions &options) {
  const auto record = works_->read_record(form, std::move(answers), options);
  if (!record) return record.problems();
  if (!record->checked.ok()) return record->checked.problems;
  const auto planned = works_->plan(*record, options);
  if (!planned) return planned.problems();

  Packet packet;
  packet.problems = record->checked.problems;
  note_files(options, packet.problems);
  if (planned->empty()) packet.problems.push_back(no_document());
  Problems errors;
  for (const auto &document : *planned) {
    for (const auto format : packet::formats_for(*document.rule, options)) {
      auto paper = works_->print(*record, document, format, options);
      if (paper) {
        packet.papers.push_back(std::move(*paper));
      } else {
        errors.insert(errors.end(), paper.problems().begin(), paper.problems().end());
      }
    }
    note_language(document, works_->pack, packet.problems);
    note_untranslated(works_->pack, document, packet.problems);
  }
  if (!errors.empty()) return errors;
  return packet;
}

}  // namespace formletter
