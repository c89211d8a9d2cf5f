#include "packet/print_blank.hpp"

#include "disk/disk.hpp"
#include "document/read_xhtml.hpp"
#include "packet/blank_sheet.hpp"
#include "packet/paper_notes.hpp"

namespace formletter::packet {

namespace {

Result<document::StyleSheet> sheet_styles(Pack &pack) {
  const auto own = pack.styles();
  if (!own) return own.problems();
  const auto path = pack.folder() / "templates" / "styles.xml";
  std::error_code ignored;
  Source source{path.string(), {}};
  if (std::filesystem::exists(path, ignored)) {
    auto read = disk::read_file(path);
    if (!read) return read.problems();
    source = std::move(*read);
  }
  source.text = with_blank_styles(source.text, (*own)->class_names());
  return document::StyleSheet::read(std::move(source));
}

}  // namespace

Result<Packet> print_blank(Press::Works &works, std::string_view form_name, const PrintOptions &options) {
  const auto form = works.pack.form(form_name);
  if (!form) return form.problems();
  const LanguageTag wanted = options.language.value_or(LanguageTag());
  const auto language = works.pack.printable_language(wanted);
  if (!language) return language.problems();
  if (const auto &damaged = works.damaged_texts(**form, *language); !damaged.empty()) return damaged;
  const auto styles = sheet_styles(works.pack);
  if (!styles) return styles.problems();

  const std::string name = (*form)->id() + "-blank";
  std::string xhtml = blank_sheet(**form, {.language = *language,
                                           .catalogs = works.pack.catalogs(),
                                           .today = options.today,
                                           .draft = works.pack.is_draft(*language),
                                           .run_languages = works.pack.run_languages(options.language)});
  const auto document = document::read_xhtml({name + ".xhtml", std::move(xhtml)}, *styles);
  if (!document) return document.problems();
  const auto pages = works.set_pages(*document);
  if (!pages) return pages.problems();
  Packet packet;
  packet.papers.push_back({name, Format::pdf, *language, {}, pages->pages.size()});
  packet.papers.back().bytes = finished(
      works.pdf_writer().write(*pages, {.date = options.today, .producer = "formletter " FORMLETTER_VERSION}),
      options);
  if (auto note = language_fallback(wanted, *language, "--language", "the sheet is"))
    packet.problems.push_back(*std::move(note));
  return packet;
}

}  // namespace formletter::packet
