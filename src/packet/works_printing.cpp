#include "output/output.hpp"
#include "packet/draft.hpp"
#include "packet/paper_notes.hpp"
#include "packet/works.hpp"

#include <cassert>

namespace formletter {

Result<Press::Works::Printed> Press::Works::print(const Record &record, const Planned &planned, Format format,
                                                  const PrintOptions &options) {
  if (format == Format::eml) {
    auto draft = packet::print_draft(*this, record, planned, options);
    if (!draft) return draft.problems();
    return Printed{std::move(*draft)};
  }
  auto xhtml = fill(record, planned, options.today);
  if (!xhtml) return xhtml.problems();
  const auto document = read_document(planned, std::move(*xhtml));
  if (!document) return document.problems();
  if (format != Format::pdf) return Printed{write(planned, *document, format)};
  const auto pages = set_pages(*document);
  if (!pages) return pages.problems();
  Printed printed{write(record, planned, *pages, options)};
  packet::note_length({planned, *document}, pages->pages.size(), printed.notes);
  return printed;
}

Paper Press::Works::write(const Record &record, const Planned &planned, const layout::Pages &pages,
                          const PrintOptions &options) {
  InParts made = write_in_parts(record, planned, pages, options);
  made.paper.bytes = std::move(made.bytes).whole();
  return std::move(made.paper);
}

Press::Works::InParts Press::Works::write_in_parts(const Record &record, const Planned &planned,
                                                   const layout::Pages &pages, const PrintOptions &options) {
  pdf::FileBytes file = pdf_writer().write_in_parts(pages, packet::pdf_options(record, options));
  if (packet::wants_finishing(options)) file = {.rest = packet::finished(std::move(file).whole(), options)};
  return {.paper = {planned.rule->name, Format::pdf, planned.language, {}, pages.pages.size()},
          .bytes = std::move(file)};
}

Paper Press::Works::write(const Planned &planned, const document::Document &document, Format format) const {
  assert(format == Format::html || format == Format::text);
  return {planned.rule->name, format, planned.language,
          format == Format::html ? output::write_html(document) : output::write_text(document), 0};
}

}  // namespace formletter
