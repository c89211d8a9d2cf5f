#include "pdf/page_drawing.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace formletter::pdf {

namespace {

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

/// What names pictures or fields of its own draws on what the whole file has.
bool is_of_the_page_alone(const layout::PageItem &item) {
  return std::holds_alternative<layout::PlacedRun>(item) || std::holds_alternative<layout::PlacedRule>(item);
}

}  // namespace

Drawing::Drawing(const layout::Pages &pages, WriterParts &parts)
    : fonts(parts.subsets, parts.ready, parts.shared_fonts),
      images(parts.images),
      structure(pages),
      annotations(structure, fonts),
      pages_(pages),
      deflater_(parts.page_deflater),
      operators_(parts.operators),
      content_(structure, fonts, parts.operators) {}

std::string_view Drawing::draw(const layout::Page &page, ObjectId id) {
  look_at(page, id);
  return deflater_.deflate(operators_);
}

void Drawing::look_at(const layout::Page &page, ObjectId id) {
  begin_page(page, id);
  draw_items(page);
  content_.finish_page();
}

void Drawing::begin_page(const layout::Page &page, ObjectId id) {
  structure.begin_page(id);
  annotations.begin_page(id, page.height);
}

void Drawing::draw(const layout::PlacedTextField &field) {
  // The line to write on is the page's: it stays when a viewer draws the field anew.
  constexpr Length line_width = Length::pt(0.5);
  content_.draw(layout::PlacedRule{
      {field.box.x, field.box.y + field.box.height - line_width, field.box.width, line_width}, {}});
  if (field.element != layout::artifact) annotations.add(field);
}

void Drawing::draw(const layout::PlacedCheckBox &box) {
  // So is the frame, or poppler would show no box where a program has had the fields drawn anew.
  content_.draw_frame(box.box);
  if (box.element != layout::artifact) annotations.add(box);
}

void Drawing::draw_items(const layout::Page &page) {
  content_.begin_page(page.height);
  for (const layout::PageItem &item : page.items) {
    std::visit(Overloaded{
                   [&](const layout::PlacedRun &run) { content_.draw(run); },
                   [&](const layout::PlacedRule &rule) { content_.draw(rule); },
                   [&](const layout::PlacedCheckBox &box) { draw(box); },
                   [&](const layout::PlacedTextField &field) { draw(field); },
                   [&](const layout::PlacedImage &image) { content_.draw(image, images.use(image.source)); },
                   [&](const layout::PlacedLink &link) {
                     annotations.add(link, text_in(pages_, page, link.element));
                   },
               },
               item);
  }
}

std::optional<DrawnPages> draw_pages(const layout::Pages &pages, WriterParts &parts) {
  for (const layout::Page &page : pages.pages)
    if (!std::ranges::all_of(page.items, is_of_the_page_alone)) return std::nullopt;
  Drawing drawing(pages, parts);
  DrawnPages drawn;
  drawn.contents.reserve(pages.pages.size());
  for (const layout::Page &page : pages.pages) {
    const std::string_view content = drawing.draw(page, {});
    drawn.contents.push_back({std::string(content), fingerprint(content)});
  }
  auto fonts = drawing.fonts.shown_as_shared();
  if (!fonts || !drawing.structure.is_movable()) return std::nullopt;
  drawn.fonts = std::move(*fonts);
  drawn.structure = drawing.structure.movable(parts.movable_structures);
  return drawn;
}

}  // namespace formletter::pdf
