#include "pdf/page_content.hpp"

#include <array>

namespace formletter::pdf {

using layout::Box;
using layout::ElementId;
using layout::PlacedRun;

namespace {

/// Below the baseline and thick, in parts of the size: where book faces have it.
constexpr int underline_depth = 9;
constexpr int underline_parts = 18;

void append_component(std::string &out, std::uint8_t component) {
  append_thousandths(out, (component * 1000 + 127) / 255);
  out += ' ';
}

/// ISO 32000-1, 8.9.5.1: from the unit square of what is stored, its first row at the top, to
/// the box as it is to be seen.
std::array<Length, 6> picture_matrix(const Box &box, Length page_height, Orientation orientation) {
  const Length none, w = box.width, h = box.height, left = box.x, right = box.x + w;
  const Length top = page_height - box.y, bottom = top - h;
  switch (orientation) {
    case Orientation::upright:
      return {w, none, none, h, left, bottom};
    case Orientation::mirrored:
      return {-w, none, none, h, right, bottom};
    case Orientation::upside_down:
      return {-w, none, none, -h, right, top};
    case Orientation::mirrored_upside_down:
      return {w, none, none, -h, left, top};
    case Orientation::transposed:
      return {none, -h, -w, none, right, top};
    case Orientation::turned_right:
      return {none, -h, w, none, left, top};
    case Orientation::transversed:
      return {none, h, w, none, left, bottom};
    case Orientation::turned_left:
      return {none, h, -w, none, right, bottom};
  }
  return {w, none, none, h, left, bottom};
}

/// "left bottom right top"
std::string corners(const Box &box, Length page_height) {
  std::string out;
  for (const Length edge :
       {box.x, page_height - box.y - box.height, box.x + box.width, page_height - box.y}) {
    if (!out.empty()) out += ' ';
    append_length(out, edge);
  }
  return out;
}

}  // namespace

void PageContent::begin_page(Length height) {
  out_.clear();
  height_ = height;
  mark_ = {};
  in_text_ = false;
  fill_ = {};
  font_ = 0;
  size_ = {};
}

std::string_view PageContent::finish_page() {
  end_mark();
  return out_;
}

void PageContent::draw(const PlacedRun &run) {
  if (run.shown->glyphs.empty()) return;
  if (run.element == layout::artifact) {
    mark_artifact(ArtifactKind::pagination, run.origin.y + run.origin.y < height_);
  } else if (run.shown->right_to_left) {
    // Its glyphs stand in visual order; the Span says the logical one.
    mark_element(structure_->add_span(run.element, run.shown->text));
  } else {
    mark_element(run.element);
  }
  begin_text();
  set_fill(run.color);
  const std::size_t font = fonts_->use(run.shown->face);
  set_font(font, run.shown->size);
  move_to(run.origin);
  const bool foreign =
      run.element != layout::artifact && run.shown->language != structure_->language(run.element);
  if (foreign) {
    out_ += "/Span<</Lang";
    append_literal(out_, run.shown->language.text());
    out_ += ">>BDC\n";
  }
  fonts_->show(out_, font, run.shown);
  if (foreign) out_ += "EMC\n";
  if (run.underline) underline(run);
}

void PageContent::draw(const layout::PlacedRule &rule) {
  mark_artifact(ArtifactKind::layout);
  set_fill(rule.color);
  append_box(rule.box);
  out_ += "f\n";
}

void PageContent::draw(const layout::PlacedImage &image, const DocumentImages::Use &use) {
  if (image.element == layout::artifact) {
    mark_artifact(ArtifactKind::layout);
  } else {
    mark_element(image.element);
    structure_->set_area(image.element, corners(image.box, height_));
  }
  end_text();
  out_ += "q ";
  for (const Length number : picture_matrix(image.box, height_, use.orientation)) {
    append_length(out_, number);
    out_ += ' ';
  }
  out_ += "cm /";
  out_ += use.name;
  out_ += " Do Q\n";
}

void PageContent::draw_frame(const Box &box) {
  mark_artifact(ArtifactKind::layout);
  constexpr Length width = Length::pt(0.75);
  append_length(out_, width);
  out_ += " w ";
  append_box({box.x + width / 2, box.y + width / 2, box.width - width, box.height - width});
  out_ += "S\n";
}

void PageContent::mark_element(ElementId element) {
  const Mark mark{Mark::Kind::element, element, {}};
  if (mark == mark_) return;
  end_mark();
  out_ += '/';
  out_ += structure_type(structure_->tag(element));
  out_ += "<</MCID ";
  append_integer(out_, structure_->add_content(element));
  out_ += ">>BDC\n";
  mark_ = mark;
}

void PageContent::mark_artifact(ArtifactKind kind, bool top_half) {
  const Mark mark{Mark::Kind::artifact, top_half ? 1U : 0U, kind};
  if (mark == mark_) return;
  end_mark();
  if (kind == ArtifactKind::layout) {
    out_ += "/Artifact<</Type/Layout>>BDC\n";
  } else {
    out_ += top_half ? "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
                     : "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n";
  }
  mark_ = mark;
}

void PageContent::end_mark() {
  end_text();
  if (mark_.kind != Mark::Kind::none) out_ += "EMC\n";
  mark_ = {};
}

void PageContent::begin_text() {
  if (in_text_) return;
  out_ += "BT\n";
  in_text_ = true;
  line_ = {Length(), height_};
}

void PageContent::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void PageContent::set_fill(document::Color color) {
  if (color == fill_) return;
  fill_ = color;
  if (color == document::Color{}) {
    out_ += "0 g\n";
    return;
  }
  append_component(out_, color.red);
  append_component(out_, color.green);
  append_component(out_, color.blue);
  out_ += "rg\n";
}

void PageContent::set_font(std::size_t font, Length size) {
  if (size != Length() && size == size_ && font == font_) return;
  font_ = font;
  size_ = size;
  out_ += "/F";
  append_integer(out_, static_cast<std::int64_t>(font));
  out_ += ' ';
  append_length(out_, size);
  out_ += " Tf\n";
}

void PageContent::move_to(layout::Point baseline) {
  append_length(out_, baseline.x - line_.x);
  out_ += ' ';
  append_length(out_, line_.y - baseline.y);
  out_ += " Td\n";
  line_ = baseline;
}

void PageContent::underline(const PlacedRun &run) {
  Length width;
  for (const text::Glyph &glyph : run.shown->glyphs) width += glyph.advance;
  end_text();
  const Length thickness = run.shown->size / underline_parts;
  append_box({run.origin.x, run.origin.y + run.shown->size / underline_depth, width, thickness});
  out_ += "f\n";
}

void PageContent::append_box(const Box &box) {
  append_length(out_, box.x);
  out_ += ' ';
  append_length(out_, height_ - box.y - box.height);
  out_ += ' ';
  append_length(out_, box.width);
  out_ += ' ';
  append_length(out_, box.height);
  out_ += " re ";
}

}  // namespace formletter::pdf
