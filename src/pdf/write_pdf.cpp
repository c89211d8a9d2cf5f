#include "pdf/write_pdf.hpp"

#include "pdf/color_profile.hpp"
#include "pdf/font_subset.hpp"
#include "pdf/metadata.hpp"
#include "pdf/page_content.hpp"

#include <variant>

namespace formletter::pdf {

namespace {

/// What the files of a writer share.
struct Shared {
  explicit Shared(text::Fonts &fonts) : subsets(fonts), profile(deflater) {}
  Deflater deflater;
  FontSubsets subsets;
  ColorProfile profile;
  std::string deflated;  ///< its memory is used for each page anew
};

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

/// One file on its way.
struct Writing {
  const layout::Pages &pages;
  HaruFile file;
  DocumentFonts fonts;
  StructureTree structure;
  PageContent content;
  ObjectId resources;

  Writing(const layout::Pages &all, FontSubsets &subsets)
      : pages(all), fonts(subsets), structure(all, file), content(structure, fonts), resources(file.add()) {}
};

void draw_items(Writing &writing, const layout::Page &page) {
  writing.content.begin_page(page.height);
  for (const layout::PageItem &item : page.items) {
    std::visit(Overloaded{
                   [&](const layout::PlacedRun &run) { writing.content.draw(run); },
                   [&](const layout::PlacedRule &rule) { writing.content.draw(rule); },
                   [&](const layout::PlacedCheckBox &) {},
                   [&](const layout::PlacedTextField &) {},
                   [&](const layout::PlacedImage &) {},
                   [&](const layout::PlacedLink &) {},
               },
               item);
  }
}

void append_media_box(std::string &out, const layout::Page &page) {
  out += "/MediaBox [0 0 ";
  append_length(out, page.width);
  out += ' ';
  append_length(out, page.height);
  out += ']';
}

void write_page(Writing &writing, Shared &shared, std::size_t index) {
  const layout::Page &page = writing.pages.pages[index];
  const ObjectId id = writing.file.add_page(), stream = writing.file.add();
  writing.structure.begin_page(id);
  draw_items(writing, page);
  shared.deflater.deflate(writing.content.finish_page(), shared.deflated);
  writing.file.define_stream(stream, "/Filter /FlateDecode", shared.deflated);

  std::string out = "/Type /Page ";
  append_media_box(out, page);
  out += " /Resources ";
  append_reference(out, writing.resources);
  out += " /Contents ";
  append_reference(out, stream);
  // ISO 14289-1, 7.18.3: the tab order is that of the structure.
  out += " /Tabs /S /StructParents ";
  append_integer(out, static_cast<std::int64_t>(index));
  writing.file.define(id, out);
}

void write_resources(Writing &writing) {
  std::string out = "/Font <<";
  out += writing.fonts.write(writing.file);
  out += ">>";
  writing.file.define(writing.resources, out);
}

void write_catalog(Writing &writing, const Shared &shared, const PdfOptions &options) {
  const layout::Pages &pages = writing.pages;
  std::string out = "/Lang ";
  append_literal(out, pages.language.text());
  out += " /MarkInfo <</Marked true>> /StructTreeRoot ";
  append_reference(out, writing.structure.write());
  // ISO 14289-1, 7.1: the title bar shows the title, not the file's name.
  out += " /ViewerPreferences <</DisplayDocTitle true";
  if (pages.direction == Direction::right_to_left) out += " /Direction /R2L";
  out += ">> /Metadata ";
  append_reference(out, write_xmp(writing.file, pages, options));
  out += " /OutputIntents [";
  append_reference(out, shared.profile.write(writing.file));
  out += ']';
  writing.file.define_catalog(out);
}

}  // namespace

struct PdfWriter::State : Shared {
  using Shared::Shared;
};

PdfWriter::PdfWriter(text::Fonts &fonts) : state_(std::make_unique<State>(fonts)) {}
PdfWriter::~PdfWriter() = default;
PdfWriter::PdfWriter(PdfWriter &&) noexcept = default;
PdfWriter &PdfWriter::operator=(PdfWriter &&) noexcept = default;

std::string PdfWriter::write(const layout::Pages &pages, const PdfOptions &options) {
  Writing writing(pages, state_->subsets);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) write_page(writing, *state_, i);
  write_resources(writing);
  write_catalog(writing, *state_, options);
  write_info(writing.file, pages, options);
  return writing.file.save();
}

}  // namespace formletter::pdf
