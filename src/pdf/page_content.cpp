#include "pdf/page_content.hpp"

#include <array>
#include <cstring>
#include <string>

namespace formletter::pdf {

using layout::Box;
using layout::ElementId;
using layout::PlacedRun;

namespace {

/// Below the baseline and thick, in parts of the size: where book faces have it.
constexpr int underline_depth = 9;
constexpr int underline_parts = 18;

void put_component(Operators &out, std::uint8_t component) {
  out.put_length(Length::millipoints((component * 1000 + 127) / 255));
  out.put(' ');
}

/// Of an element's content, up to its MCID: copied with what stands behind it, which takes no call.
struct MarkBeginning {
  std::array<char, 32> bytes = {};
  std::size_t size = 0;
};

const MarkBeginning &mark_beginning(layout::Tag tag) {
  static const auto all = [] {
    std::array<MarkBeginning, static_cast<std::size_t>(layout::Tag::block_quote) + 1> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      std::string text = "/";
      text.append(structure_type(static_cast<layout::Tag>(i))).append("<</MCID ");
      made[i].size = text.copy(made[i].bytes.data(), made[i].bytes.size());
    }
    return made;
  }();
  return all[static_cast<std::size_t>(tag)];
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
    out_.put("/Span<</Lang");
    out_.begin_string();
    out_.put(run.shown->language.text());  // has nothing to escape
    out_.end_string();
    out_.put(">>BDC\n");
  }
  fonts_->show(font, run.shown, out_);
  if (foreign) out_.put("EMC\n");
  if (run.underline) underline(run);
}

void PageContent::draw(const layout::PlacedRule &rule) {
  mark_artifact(ArtifactKind::layout);
  set_fill(rule.color);
  append_box(rule.box);
  out_.put("f\n");
}

void PageContent::draw(const layout::PlacedImage &image, const DocumentImages::Use &use) {
  if (image.element == layout::artifact) {
    mark_artifact(ArtifactKind::layout);
  } else {
    mark_element(image.element);
    structure_->set_area(image.element, corners(image.box, height_));
  }
  end_text();
  out_.put("q ");
  for (const Length number : picture_matrix(image.box, height_, use.orientation)) {
    out_.put_length(number);
    out_.put(' ');
  }
  out_.put("cm /");
  out_.put(use.name);
  out_.put(" Do Q\n");
}

void PageContent::draw_frame(const Box &box) {
  mark_artifact(ArtifactKind::layout);
  constexpr Length width = Length::pt(0.75);
  out_.put_length(width);
  out_.put(" w ");
  append_box({box.x + width / 2, box.y + width / 2, box.width - width, box.height - width});
  out_.put("S\n");
}

void PageContent::mark_element(ElementId element) {
  const Mark mark{Mark::Kind::element, element, {}};
  if (mark == mark_) return;
  end_mark();
  const MarkBeginning &beginning = mark_beginning(structure_->tag(element));
  char *const at = out_.ahead(beginning.bytes.size() + longest_number);
  std::memcpy(at, beginning.bytes.data(), beginning.bytes.size());
  out_.end_at(put_text(put_integer(at + beginning.size, structure_->add_content(element)), ">>BDC\n"));
  mark_ = mark;
}

void PageContent::mark_artifact(ArtifactKind kind, bool top_half) {
  const Mark mark{Mark::Kind::artifact, top_half ? 1U : 0U, kind};
  if (mark == mark_) return;
  end_mark();
  if (kind == ArtifactKind::layout) {
    out_.put("/Artifact<</Type/Layout>>BDC\n");
  } else {
    out_.put("/Artifact<</Type/Pagination/Subtype/");
    out_.put(top_half ? std::string_view("Header/Attached[/Top]")
                      : std::string_view("Footer/Attached[/Bottom]"));
    out_.put(">>BDC\n");
  }
  mark_ = mark;
}

void PageContent::end_mark() {
  if (in_text_ && mark_.kind != Mark::Kind::none) {
    out_.put("ET\nEMC\n");
    in_text_ = false;
  } else {
    end_text();
    if (mark_.kind != Mark::Kind::none) out_.put("EMC\n");
  }
  mark_ = {};
}

void PageContent::begin_text() {
  if (in_text_) return;
  out_.put("BT\n");
  in_text_ = true;
  line_ = {Length(), height_};
}

void PageContent::end_text() {
  if (in_text_) out_.put("ET\n");
  in_text_ = false;
}

void PageContent::set_fill(document::Color color) {
  if (color == fill_) return;
  fill_ = color;
  if (color == document::Color{}) {
    out_.put("0 g\n");
    return;
  }
  put_component(out_, color.red);
  put_component(out_, color.green);
  put_component(out_, color.blue);
  out_.put("rg\n");
}

void PageContent::set_font(std::size_t font, Length size) {
  if (size != Length() && size == size_ && font == font_) return;
  font_ = font;
  size_ = size;
  char *at = put_text(out_.ahead(2 * longest_number + 8), "/F");
  at = put_integer(at, static_cast<std::int64_t>(font));
  *at++ = ' ';
  out_.end_at(put_text(put_length(at, size), " Tf\n"));
}

void PageContent::move_to(layout::Point baseline) {
  char *at = put_length(out_.ahead(2 * longest_number + 8), baseline.x - line_.x);
  *at++ = ' ';
  out_.end_at(put_text(put_length(at, line_.y - baseline.y), " Td\n"));
  line_ = baseline;
}

void PageContent::underline(const PlacedRun &run) {
  Length width;
  for (const text::Glyph &glyph : run.shown->glyphs) width += glyph.advance;
  end_text();
  const Length thickness = run.shown->size / underline_parts;
  append_box({run.origin.x, run.origin.y + run.shown->size / underline_depth, width, thickness});
  out_.put("f\n");
}

void PageContent::append_box(const Box &box) {
  out_.put_length(box.x);
  out_.put(' ');
  out_.put_length(height_ - box.y - box.height);
  out_.put(' ');
  out_.put_length(box.width);
  out_.put(' ');
  out_.put_length(box.height);
  out_.put(" re ");
}

}  // namespace formletter::pdf
