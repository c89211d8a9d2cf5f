#include <formletter/press.hpp>

#include "diag/report.hpp"
#include "packet/paper_notes.hpp"
#include "packet/works.hpp"
#include "pdf/rewrite.hpp"

#include <algorithm>

namespace formletter {

namespace {

Problem no_document() {
  return {.code = "no-document",
          .severity = Severity::warning,
          .place = {},
          .subject = {},
          .message = "The answers call for no document.",
          .hint = "`formletter documents` shows which rule chooses each"};
}

/// Where the answers call for none, that is as the form says; who names papers asks for what cannot be.
Problem no_email(const PrintOptions &options) {
  const bool named = !options.only.empty();
  return {.code = "no-such-format",
          .severity = named ? Severity::error : Severity::warning,
          .place = {},
          .subject = "--format",
          .message = named ? "None of the documents that --only names is an e-mail; nothing was printed."
                           : "None of the documents that the answers call for is an e-mail.",
          .hint = "`formletter documents` lists them"};
}

/// A file that nothing printed shows must not be taken for sent.
Problems unused_exhibits(const std::vector<Press::Works::Planned> &planned, const PrintOptions &options) {
  const bool used = std::ranges::any_of(planned, [&](const Press::Works::Planned &document) {
    return packet::takes_exhibits(*document.rule, options);
  });
  if (used || options.exhibits.empty()) return {};
  return {{.code = "bad-option",
           .place = {},
           .subject = "--exhibit",
           .message = "None of the papers made is an e-mail that carries exhibits.",
           .hint = "--packet FILE.pdf binds them behind the papers"}};
}

Problem unusable(std::string option, std::string message) {
  return {.code = "bad-option",
          .place = {},
          .subject = std::move(option),
          .message = std::move(message),
          .hint = {}};
}

/// What no command line lets through, a program may ask for.
Problems unusable_options(const PrintOptions &options) {
  Problems problems;
  if (const auto fault = pdf::password_fault(options.password); !options.password.empty() && !fault.empty())
    problems.push_back(unusable("password", std::string(fault)));
  for (const Format format : options.formats) {
    if (format < Format::pdf || format > Format::eml)
      problems.push_back(
          unusable("formats", "There is no format " + std::to_string(static_cast<int>(format)) + "."));
  }
  return problems;
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
    case Format::eml:
      return document + ".eml";
  }
  return document;
}

Press::Press(std::unique_ptr<Works> works) : works_(std::move(works)) {}
Press::Press(Press &&) noexcept = default;
Press &Press::operator=(Press &&) noexcept = default;
Press::~Press() = default;

Result<Press> Press::open(const std::filesystem::path &pack) {
  auto opened = packet::Pack::open(pack);
  if (!opened) return opened.problems();
  return Press(std::make_unique<Works>(std::move(*opened)));
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
  for (const auto &document : *planned) {
    documents.push_back({document.rule->name, document.language, document.asked_for,
                         works_->pack.is_draft(document.language), std::string(document.why)});
  }
  return documents;
}

Result<Packet> Press::print(std::string_view form, Source answers, const PrintOptions &options) {
  if (auto problems = unusable_options(options); !problems.empty()) return problems;
  const auto record = works_->read_record(form, std::move(answers), options);
  if (!record) return record.problems();
  if (!record->checked.ok()) return record->checked.problems;
  Problems left_out;
  const auto planned = works_->plan(*record, options, &left_out);
  if (!planned) return planned.problems();

  if (const auto unused = unused_exhibits(*planned, options); !unused.empty()) return unused;

  Packet packet;
  packet.problems = record->checked.problems;
  packet::note_files(options, packet.problems);
  packet::note_hyphens(*works_, *planned, packet.problems);
  if (planned->empty() && left_out.empty()) packet.problems.push_back(no_document());
  packet.problems.insert(packet.problems.end(), left_out.begin(), left_out.end());
  Problems errors;
  for (const auto &document : *planned) {
    const auto formats = packet::formats_for(*document.rule, options);
    for (const auto format : formats) {
      auto paper = works_->print(*record, document, format, options);
      if (paper) {
        packet.papers.push_back(std::move(paper->paper));
        packet.problems.insert(packet.problems.end(), paper->notes.begin(), paper->notes.end());
      } else {
        errors.insert(errors.end(), paper.problems().begin(), paper.problems().end());
      }
    }
    if (!formats.empty()) packet::note_paper(document, works_->pack, packet.problems);
  }
  // What a document's text has wrong is wrong in each of its formats.
  if (!errors.empty()) return diag::in_reading_order(std::move(errors));
  if (!packet.papers.empty() || planned->empty()) return packet;
  if (!options.only.empty()) return Problems{no_email(options)};
  packet.problems.push_back(no_email(options));
  return packet;
}

}  // namespace formletter
