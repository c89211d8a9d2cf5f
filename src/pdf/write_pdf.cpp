#include "pdf/write_pdf.hpp"

#include "diag/overloaded.hpp"
#include "pdf/attachment.hpp"
#include "pdf/outline.hpp"
#include "pdf/page_drawing.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace formletter::pdf {

namespace {

/// What stands on a page: drawn here, and kept by the file, or drawn elsewhere.
using Content = std::variant<Stretch, const DrawnContent *>;

/// One file on its way.
struct Writing {
  const layout::Pages &pages;
  std::span<const DrawnSection> drawn;
  HaruFile file;
  Drawing drawing;
  std::vector<ObjectId> page_ids;
  std::vector<Content> contents;  ///< of the pages

  Writing(const layout::Pages &all, std::span<const DrawnSection> sections, WriterParts &parts)
      : pages(all), drawn(sections), file(parts.documents, all.pages.size()), drawing(all, parts) {
    for (std::size_t i = 0; i < all.pages.size(); ++i) page_ids.push_back(file.page(i));
  }
};

/// What the catalog leads to.
struct Roots {
  ObjectId resources = {}, intent = {}, metadata = {}, structure = {};
  std::optional<ObjectId> outline = {};
  std::string attachment = {};  ///< its entries
};

void append_media_box(std::string &out, const layout::Page &page) {
  out += "/MediaBox [0 0 ";
  append_length(out, page.width);
  out += ' ';
  append_length(out, page.height);
  out += ']';
}

void take_in(Writing &writing, const DrawnSection &section) {
  writing.drawing.structure.move_in(section.section, section.pages.structure);
  for (const DrawnContent &content : section.pages.contents) {
    const std::size_t index = writing.contents.size();
    writing.drawing.begin_page(writing.pages.pages[index], writing.page_ids[index]);
    writing.contents.emplace_back(&content);
  }
}

void draw_pages(Writing &writing) {
  for (const DrawnSection &section : writing.drawn)
    for (const auto &[face, subset] : section.pages.fonts) writing.drawing.fonts.take(face, subset);
  auto section = writing.drawn.begin();
  while (writing.contents.size() < writing.pages.pages.size()) {
    const std::size_t index = writing.contents.size();
    if (section != writing.drawn.end() && section->first_page == index) {
      take_in(writing, *section++);
      continue;
    }
    const auto content = writing.drawing.draw(writing.pages.pages[index], writing.page_ids[index]);
    writing.contents.emplace_back(writing.file.keep(content));
  }
}

ObjectId write_resources(Writing &writing) {
  const ObjectId resources = writing.file.add();
  std::string out = "/Font <<";
  out += writing.drawing.fonts.write(writing.file);
  out += ">>";
  if (const std::string images = writing.drawing.images.write(writing.file); !images.empty())
    out.append(" /XObject <<").append(images).append(">>");
  writing.file.define(resources, out);
  writing.drawing.annotations.write_fonts(writing.file);
  return resources;
}

/// What pages have that were drawn elsewhere, with other names for their fonts than the file's.
class SectionResources {
 public:
  SectionResources(Writing &writing, ObjectId usual) : writing_(writing), usual_(usual) {}
  /// Of the pages in their order.
  ObjectId of(std::size_t page) {
    while (next_ < writing_.drawn.size() && writing_.drawn[next_].first_page <= page) begin_section();
    return page < end_ ? current_ : usual_;
  }

 private:
  void begin_section() {
    const DrawnSection &section = writing_.drawn[next_++];
    end_ = section.first_page + section.pages.contents.size();
    const std::string entries = writing_.drawing.fonts.entries_for(section.pages.fonts);
    current_ = entries.empty() ? usual_ : written(entries);
  }
  ObjectId written(const std::string &entries) {
    const auto [known, fresh] = written_.try_emplace(entries);
    if (fresh) {
      known->second = writing_.file.add();
      writing_.file.define(known->second, "/Font <<" + entries + ">>");
    }
    return known->second;
  }

  Writing &writing_;
  ObjectId usual_, current_;
  std::size_t next_ = 0, end_ = 0;
  std::map<std::string, ObjectId> written_;
};

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
  writing.drawing.annotations.append_annots(out, index);
  writing.file.define(writing.page_ids[index], out);
}

void write_content(HaruFile &file, ObjectId id, const Content &content) {
  constexpr std::string_view entries = "/Filter /FlateDecode";
  std::visit(Overloaded{[&](Stretch kept) { file.define_content(id, entries, kept); },
                        [&](const DrawnContent *drawn) { file.define_content(id, entries, *drawn); }},
             content);
}

void write_pages(Writing &writing, ObjectId resources) {
  const ObjectId first_content = writing.file.add(writing.contents.size());
  writing.drawing.annotations.write(writing.file, resources);
  SectionResources section_resources(writing, resources);
  for (std::size_t i = 0; i < writing.contents.size(); ++i) {
    write_content(writing.file, first_content + i, writing.contents[i]);
    write_page(writing, i, section_resources.of(i), first_content + i);
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
  if (const auto form = writing.drawing.annotations.form()) {
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

struct PdfWriter::State : WriterParts {
  using WriterParts::WriterParts;
};

PdfWriter::PdfWriter(text::Fonts &fonts) : state_(std::make_unique<State>(fonts)) {}
PdfWriter::~PdfWriter() = default;
PdfWriter::PdfWriter(PdfWriter &&) noexcept = default;
PdfWriter &PdfWriter::operator=(PdfWriter &&) noexcept = default;

// A batch's files are the same up to the first page's content: what that refers to has its
// number before, and the structure, of which one letter has more than another, comes last.
FileBytes PdfWriter::write_in_parts(const layout::Pages &pages, const PdfOptions &options,
                                    std::span<const DrawnSection> drawn) {
  Writing writing(pages, drawn, *state_);
  draw_pages(writing);
  const Metadata &metadata = state_->metadata.of(pages, options);
  writing.file.define_info(metadata.info);
  Roots roots{.resources = write_resources(writing),
              .intent = state_->profile.write(writing.file),
              .metadata = write_xmp(writing.file, metadata)};
  write_pages(writing, roots.resources);
  roots.outline = write_outline(writing.file, pages, writing.page_ids);
  if (options.attachment)
    roots.attachment = write_attachment(writing.file, *options.attachment, options.date);
  roots.structure =
      writing.drawing.structure.write(writing.file, writing.drawing.annotations.first(), state_->structures);
  write_catalog(writing, roots);
  return writing.file.save();
}

std::optional<DrawnPages> PdfWriter::draw(const layout::Pages &pages) {
  return draw_pages(pages, *state_);
}

void PdfWriter::share_fonts(const layout::Pages &pages) {
  Drawing drawing(pages, *state_);
  for (const layout::Page &page : pages.pages) drawing.look_at(page, {});
  drawing.fonts.share();
}

}  // namespace formletter::pdf
