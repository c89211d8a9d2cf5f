#include "pdf/write_pdf.hpp"

#include "diag/overloaded.hpp"
#include "pdf/annotations.hpp"
#include "pdf/attachment.hpp"
#include "pdf/color_profile.hpp"
#include "pdf/document_fonts.hpp"
#include "pdf/font_subset.hpp"
#include "pdf/images.hpp"
#include "pdf/metadata.hpp"
#include "pdf/outline.hpp"
#include "pdf/page_content.hpp"
#include "pdf/page_deflate.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace formletter::pdf {

namespace {

/// What the files of a writer share.
struct Shared {
  explicit Shared(text::Fonts &fonts) : subsets(fonts), profile(deflater), images(deflater) {}
  Deflater deflater;
  PageDeflater page_deflater;
  FontSubsets subsets;
  ReadyRuns ready{subsets};
  SharedFonts shared_fonts{subsets};
  ColorProfile profile;
  Images images;
  HaruDocuments documents;
  WrittenStructures structures;
  MadeMetadata metadata;
  Operators operators;  ///< their memory is used for each page anew
};

/// One file on its way.
struct Writing {
  const layout::Pages &pages;
  HaruFile file;
  DocumentFonts fonts;
  DocumentImages images;
  StructureTree structure;
  PageContent content;
  Annotations annotations;
  std::vector<ObjectId> page_ids;
  std::vector<Stretch> contents;  ///< of the pages

  Writing(const layout::Pages &all, Shared &shared)
      : pages(all),
        file(shared.documents, all.pages.size()),
        fonts(shared.subsets, shared.ready, shared.shared_fonts),
        images(shared.images),
        structure(all),
        content(structure, fonts, shared.operators),
        annotations(structure, fonts) {}
};

/// What the catalog leads to.
struct Roots {
  ObjectId resources = {}, intent = {}, metadata = {}, structure = {};
  std::optional<ObjectId> outline = {};
  std::string attachment = {};  ///< its entries
};

/// The words of a page that stand in `element` or inside it.
std::string text_in(const layout::Pages &pages, const layout::Page &page, layout::ElementId element) {
  std::string text;
  for (const layout::PageItem &item : page.items) {
    const auto *run = std::get_if<layout::PlacedRun>(&item);
    if (run == nullptr || run->element == layout::artifact) continue;
    layout::ElementId at = run->element;
    while (at != element && at != 0) at = pages.structure[at].parent;
    if (at == element) text += run->shown->text;
  }
  return text;
}

void draw_field(Writing &writing, const layout::PlacedTextField &field) {
  // The line to write on is the page's: it stays when a viewer draws the field anew.
  constexpr Length line_width = Length::pt(0.5);
  writing.content.draw(layout::PlacedRule{
      {field.box.x, field.box.y + field.box.height - line_width, field.box.width, line_width}, {}});
  if (field.element != layout::artifact) writing.annotations.add(field);
}

void draw_check_box(Writing &writing, const layout::PlacedCheckBox &box) {
  // So is the frame, or poppler would show no box where a program has had the fields drawn anew.
  writing.content.draw_frame(box.box);
  if (box.element != layout::artifact) writing.annotations.add(box);
}

void draw_items(Writing &writing, const layout::Page &page) {
  writing.content.begin_page(page.height);
  for (const layout::PageItem &item : page.items) {
    std::visit(Overloaded{
                   [&](const layout::PlacedRun &run) { writing.content.draw(run); },
                   [&](const layout::PlacedRule &rule) { writing.content.draw(rule); },
                   [&](const layout::PlacedCheckBox &box) { draw_check_box(writing, box); },
                   [&](const layout::PlacedTextField &field) { draw_field(writing, field); },
                   [&](const layout::PlacedImage &image) {
                     writing.content.draw(image, writing.images.use(image.source));
                   },
                   [&](const layout::PlacedLink &link) {
                     writing.annotations.add(link, text_in(writing.pages, page, link.element));
                   },
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

void draw_page(Writing &writing, ObjectId id, const layout::Page &page) {
  writing.page_ids.push_back(id);
  writing.structure.begin_page(id);
  writing.annotations.begin_page(id, page.height);
  draw_items(writing, page);
  writing.content.finish_page();
}

void draw_pages(Writing &writing, Shared &shared) {
  for (std::size_t i = 0; i < writing.pages.pages.size(); ++i) {
    draw_page(writing, writing.file.page(i), writing.pages.pages[i]);
    writing.contents.push_back(writing.file.keep(shared.page_deflater.deflate(shared.operators)));
  }
}

ObjectId write_resources(Writing &writing) {
  const ObjectId resources = writing.file.add();
  std::string out = "/Font <<";
  out += writing.fonts.write(writing.file);
  out += ">>";
  if (const std::string images = writing.images.write(writing.file); !images.empty())
    out.append(" /XObject <<").append(images).append(">>");
  writing.file.define(resources, out);
  writing.annotations.write_fonts(writing.file);
  return resources;
}

void write_page(Writing &writing, std::size_t index, ObjectId resources, ObjectId content) {
  const layout::Page &page = writing.pages.pages[index];
  std::string out = "/Type /Page ";
  append_media_box(out, page);
  out += " /Resources ";
  append_reference(out, resources);
  out += " /Contents ";
  append_reference(out, content);
  // ISO 14289-1, 7.18.3: the tab order is that of the structure.
  out += " /Tabs /S /StructParents ";
  append_integer(out, static_cast<std::int64_t>(index));
  writing.annotations.append_annots(out, index);
  writing.file.define(writing.page_ids[index], out);
}

void write_pages(Writing &writing, ObjectId resources) {
  const ObjectId first_content = writing.file.add(writing.contents.size());
  writing.annotations.write(writing.file, resources);
  for (std::size_t i = 0; i < writing.contents.size(); ++i) {
    writing.file.define_content(first_content + i, "/Filter /FlateDecode", writing.contents[i]);
    write_page(writing, i, resources, first_content + i);
  }
}

void write_catalog(Writing &writing, const Roots &roots) {
  std::string out = "/Lang ";
  append_literal(out, writing.pages.language.text());
  out += " /MarkInfo <</Marked true>> /StructTreeRoot ";
  append_reference(out, roots.structure);
  // ISO 14289-1, 7.1: the title bar shows the title, not the file's name.
  out += " /ViewerPreferences <</DisplayDocTitle true";
  if (writing.pages.direction == Direction::right_to_left) out += " /Direction /R2L";
  out += ">> /Metadata ";
  append_reference(out, roots.metadata);
  out += " /OutputIntents [";
  append_reference(out, roots.intent);
  out += ']';
  if (const auto form = writing.annotations.form()) {
    out += " /AcroForm ";
    append_reference(out, *form);
  }
  if (roots.outline) {
    out += " /PageMode /UseOutlines /Outlines ";
    append_reference(out, *roots.outline);
  }
  out += roots.attachment;
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

// A batch's files are the same up to the first page's content: what that refers to has its
// number before, and the structure, of which one letter has more than another, comes last.
FileBytes PdfWriter::write_in_parts(const layout::Pages &pages, const PdfOptions &options) {
  Writing writing(pages, *state_);
  draw_pages(writing, *state_);
  const Metadata &metadata = state_->metadata.of(pages, options);
  writing.file.define_info(metadata.info);
  Roots roots{.resources = write_resources(writing),
              .intent = state_->profile.write(writing.file),
              .metadata = write_xmp(writing.file, metadata)};
  write_pages(writing, roots.resources);
  roots.outline = write_outline(writing.file, pages, writing.page_ids);
  if (options.attachment)
    roots.attachment = write_attachment(writing.file, *options.attachment, options.date);
  roots.structure = writing.structure.write(writing.file, writing.annotations.first(), state_->structures);
  write_catalog(writing, roots);
  return writing.file.save();
}

void PdfWriter::share_fonts(const layout::Pages &pages) {
  Writing writing(pages, *state_);
  for (std::size_t i = 0; i < pages.pages.size(); ++i)
    draw_page(writing, writing.file.page(i), pages.pages[i]);
  writing.fonts.share();
}

}  // namespace formletter::pdf
