#include "packet/draft.hpp"

#include "diag/byte_size.hpp"
#include "diag/utf8.hpp"
#include "output/mail_draft.hpp"
#include "packet/bundle.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

Problem draft_problem(const Press::Works::Planned &planned, std::string code, std::string message,
                      std::string hint) {
  return {.code = std::move(code),
          .place = {},
          .subject = planned.rule->name,
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// A name that every system takes for that of one PDF.
std::string file_name(std::string_view wanted, const std::string &otherwise) {
  constexpr std::size_t longest = 100, most_bytes = 200;  // 255 with what programs add, in UTF-8
  std::string name;
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < wanted.size() && characters < longest; ++characters) {
    const auto begin = offset;
    const auto c = diag::next_character(wanted, offset);
    if (offset > most_bytes) break;
    const bool bad = c < 0x20 || (c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) !=
                                                  std::string_view::npos);
    name += bad ? "_" : std::string(wanted.substr(begin, offset - begin));
  }
  name.erase(0, name.find_first_not_of(". "));
  name.erase(name.find_last_not_of(". ") + 1);
  if (name.empty()) return otherwise;
  return name.ends_with(".pdf") ? name : name + ".pdf";
}

class Drafter {
 public:
  Drafter(Press::Works &works, const Press::Works::Record &record, const Press::Works::Planned &planned,
          PrintOptions options)
      : works_(works), record_(record), planned_(planned), options_(std::move(options)) {
    options_.only = planned.rule->attach;
    options_.formats = {Format::pdf};
    options_.attach_answers = false;
  }

  Result<Paper> draft() {
    auto xhtml = works_.fill(record_, planned_, options_.today);
    if (!xhtml) return xhtml.problems();
    auto document = works_.read_document(planned_, std::move(*xhtml));
    if (!document) return document.problems();
    output::MailDraft draft{
        .to = {}, .subject = document->subject, .body = {}, .date = options_.today, .attachments = {}};
    if (!document->to.empty()) draft.to = output::MailAddress::parse(document->to);
    if (!document->to.empty() && !draft.to) {
      return draft_problem(planned_, "bad-address", "What the template gives for `to` is no e-mail address.",
                           "an address like name@example.org, or nothing, was expected");
    }
    if (auto problems = attach(document->attachment, draft); !problems.empty()) return problems;
    draft.body = output::mail_text(std::move(*document));
    Paper paper{planned_.rule->name, Format::eml, planned_.language, output::write_eml(draft), 0};
    if (const auto most = planned_.rule->max_bytes; most > 0 && paper.bytes.size() > most) {
      return draft_problem(planned_, "draft-too-big",
                           "The e-mail is " + diag::byte_size_text(paper.bytes.size()) +
                               " as it is sent, more than " + diag::byte_size_text(most) + ".",
                           "scan exhibits in grey with fewer dots, or send some of them in a second e-mail");
    }
    return paper;
  }

 private:
  Problems attach(const std::string &wanted_name, output::MailDraft &draft) {
    if (options_.only.empty()) return {};
    const auto papers = works_.plan(record_, options_);
    if (!papers) return papers.problems();
    if (papers->empty()) {
      return {draft_problem(planned_, "no-attachment",
                            "The answers call for none of the papers that this e-mail carries.", "")};
    }
    const auto name = file_name(wanted_name, papers->front().rule->name + ".pdf");
    if (papers->size() > 1 || !record_.exhibits.empty()) {
      auto bundle = print_bundle(works_, record_, options_, {.exhibits = record_.exhibits});
      if (!bundle) return bundle.problems();
      draft.attachments.push_back({name, "application/pdf", std::move(bundle->files.front().bytes)});
      return {};
    }
    auto paper = works_.print(record_, papers->front(), Format::pdf, options_);
    if (!paper) return paper.problems();
    draft.attachments.push_back({name, "application/pdf", std::move(paper->paper.bytes)});
    return {};
  }

  Press::Works &works_;
  const Press::Works::Record &record_;
  const Press::Works::Planned &planned_;
  PrintOptions options_;
};

}  // namespace

Result<Paper> print_draft(Press::Works &works, const Press::Works::Record &record,
                          const Press::Works::Planned &planned, const PrintOptions &options) {
  return Drafter(works, record, planned, options).draft();
}

}  // namespace formletter::packet
