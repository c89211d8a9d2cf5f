#include "pdf/annotations.hpp"

#include "diag/ascii.hpp"
#include "diag/overloaded.hpp"
#include "pdf/field_text.hpp"

#include <algorithm>
#include <utility>

namespace formletter::pdf {
namespace {

using layout::Box;

/// "w h": the far corner of an appearance's box, whose near corner is 0 0.
std::string form_entries(Length width, Length height) {
  std::string out = "/Type /XObject /Subtype /Form /BBox [0 0 ";
  append_length(out, width);
  out += ' ';
  append_length(out, height);
  return out + "]";
}

/// A tick of two strokes, in eighths of the box.
std::string tick(Length width, Length height) {
  std::string out;
  append_length(out, std::min(width, height) / 8);
  out += " w 1 J 1 j 0 G ";
  const auto point = [&](int x, int y, std::string_view op) {
    append_length(out, width * x / 8);
    out += ' ';
    append_length(out, height * y / 8);
    out += op;
  };
  point(2, 4, " m ");
  point(3, 2, " l ");
  point(6, 6, " l S\n");
  return out;
}

bool is_uri_character(char c) {
  constexpr std::string_view excluded = "\"<>\\^`{|}";
  return c > 0x20 && c < 0x7F && excluded.find(c) == std::string_view::npos;
}

/// A URI is ASCII (ISO 32000-1, 12.6.4.7): the rest of an IRI is percent-encoded UTF-8.
std::string uri(std::string_view target) {
  std::string out;
  for (const char c : target) {
    if (is_uri_character(c)) {
      out += c;
    } else {
      out += '%';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
  return out;
}

/// What a link says to a reader who cannot see the place: its words, and where it
/// leads when they do not tell.
std::string link_contents(std::string_view text, std::string_view target) {
  text = ascii::trimmed(text);
  const std::size_t scheme = target.find(':');
  std::string_view address = scheme == std::string_view::npos ? target : target.substr(scheme + 1);
  while (!address.empty() && address.front() == '/') address.remove_prefix(1);
  if (text.empty() || text.find(address) != std::string_view::npos)
    return std::string(text.empty() ? target : text);
  std::string out(text);
  return out.append(" (").append(target).append(")");
}

}  // namespace

void Annotations::begin_page(ObjectId page, Length height) {
  page_ = page;
  height_ = height;
  page_begins_.push_back(annotations_.size());
}

void Annotations::add(const layout::PlacedLink &link, std::string_view text) {
  std::string out = begin_annotation("Link", link.box);
  out += " /Border [0 0 0] /Contents ";
  append_text_string(out, link_contents(text, link.target));
  out += " /A <</S /URI /URI ";
  append_literal(out, uri(link.target));
  out += ">>";
  finish_annotation({std::move(out), {}}, link.element);
}

void Annotations::add(const layout::PlacedCheckBox &box) {
  std::string out = begin_annotation("Widget", box.box);
  append_field(out, box.field->name, box.field->tool_tip);
  out += box.field->checked ? " /FT /Btn /V /Yes /AS /Yes" : " /FT /Btn /V /Off /AS /Off";
  finish_annotation({std::move(out), Ticked{check_marks(box.box.width, box.box.height)}}, box.element);
}

void Annotations::add(const layout::PlacedTextField &field) {
  const std::size_t font = fonts_->use(field.face);
  std::string out = begin_annotation("Widget", field.box);
  append_field(out, field.field->name, field.field->tool_tip);
  out += " /FT /Tx /V ";
  append_text_string(out, field.field->value);
  if (field.field->required) out += " /Ff 2";
  if (field.field->max_length != 0) {
    out += " /MaxLen ";
    append_integer(out, field.field->max_length);
  }
  if (field.direction == Direction::right_to_left) out += " /Q 2";
  out += " /DA (/" + typing_font(fonts_->typing(font)) + ' ';
  append_length(out, field.size);
  out += " Tf 0 g)";
  text_appearances_.push_back(
      {form_entries(field.box.width, field.box.height), field_content(field, *fonts_)});
  finish_annotation({std::move(out), Typed{text_appearances_.size() - 1}}, field.element);
}

void Annotations::write_fonts(HaruFile &file) {
  for (const TypingFont *font : typing_fonts_) typing_font_ids_.push_back(write_typing_font(file, *font));
}

void Annotations::write(HaruFile &file, ObjectId resources) {
  if (std::ranges::any_of(annotations_, &Annotation::is_field)) form_ = file.add();
  first_ = file.add(annotations_.size());
  const ObjectId first_marks = file.add(2 * check_marks_.size());
  const ObjectId first_text = file.add(text_appearances_.size());
  write_check_marks(file, first_marks);
  write_texts(file, first_text, resources);
  write_annotations(file, first_marks, first_text);
  if (form_) write_form(file, *form_);
}

void Annotations::append_annots(std::string &out, std::size_t page) const {
  const std::size_t begin = page_begins_.at(page);
  const std::size_t end = page + 1 < page_begins_.size() ? page_begins_[page + 1] : annotations_.size();
  if (begin == end) return;
  out += " /Annots [";
  for (std::size_t i = begin; i < end; ++i) {
    append_reference(out, first_ + i);
    out += ' ';
  }
  out += ']';
}

void Annotations::write_check_marks(HaruFile &file, ObjectId first) const {
  for (std::size_t i = 0; i < check_marks_.size(); ++i) {
    const auto &[width, height] = check_marks_[i];
    const std::string entries = form_entries(width, height) + " /Resources <<>>";
    file.define_stream(first + 2 * i, entries, tick(width, height));
    file.define_stream(first + (2 * i + 1), entries, "");
  }
}

void Annotations::write_texts(HaruFile &file, ObjectId first, ObjectId resources) const {
  for (std::size_t i = 0; i < text_appearances_.size(); ++i) {
    std::string entries = text_appearances_[i].entries + " /Resources ";
    append_reference(entries, resources);
    file.define_stream(first + i, entries, text_appearances_[i].content);
  }
}

void Annotations::write_annotations(HaruFile &file, ObjectId first_marks, ObjectId first_text) const {
  std::string out;
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    out = annotations_[i].entries;
    std::visit(Overloaded{
                   [](std::monostate) {},
                   [&](Ticked box) {
                     out += " /AP <</N <</Yes ";
                     append_reference(out, first_marks + 2 * box.marks);
                     out += " /Off ";
                     append_reference(out, first_marks + (2 * box.marks + 1));
                     out += ">>>>";
                   },
                   [&](Typed field) {
                     out += " /AP <</N ";
                     append_reference(out, first_text + field.text);
                     out += ">>";
                   },
               },
               annotations_[i].appearance);
    file.define(first_ + i, out);
  }
}

void Annotations::write_form(HaruFile &file, ObjectId form) const {
  std::string out = "/Fields [";
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    if (!annotations_[i].is_field()) continue;
    append_reference(out, first_ + i);
    out += ' ';
  }
  out += "] /DR <</Font <<";
  for (std::size_t i = 0; i < typing_font_ids_.size(); ++i) {
    out += "/T" + std::to_string(i) + ' ';
    append_reference(out, typing_font_ids_[i]);
  }
  // Who draws the fields anew ticks boxes with this font, which readers have.
  out += ">>>> /DA (/ZaDb 0 Tf 0 g)";
  file.define(form, out);
}

std::string Annotations::begin_annotation(std::string_view subtype, const Box &box) const {
  std::string out = "/Type /Annot /Subtype /";
  out += subtype;
  out += " /Rect [";
  append_length(out, box.x);
  out += ' ';
  append_length(out, height_ - box.y - box.height);
  out += ' ';
  append_length(out, box.x + box.width);
  out += ' ';
  append_length(out, height_ - box.y);
  // ISO 19005-2, 6.3.2: printed, never hidden.
  out += "] /F 4 /P ";
  append_reference(out, page_);
  return out;
}

void Annotations::finish_annotation(Annotation annotation, layout::ElementId element) {
  annotation.entries += " /StructParent ";
  append_integer(annotation.entries, structure_->add_annotation(element));
  annotations_.push_back(std::move(annotation));
}

void Annotations::append_field(std::string &out, const std::string &name, const std::string &tool_tip) {
  out += " /T ";
  append_text_string(out, unique_name(name));
  // ISO 14289-1, 7.18.1: every field has a TU; its name is better than none.
  out += " /TU ";
  append_text_string(out, tool_tip.empty() ? name : tool_tip);
}

std::size_t Annotations::check_marks(Length width, Length height) {
  const auto found = std::ranges::find_if(
      check_marks_, [&](const CheckMarks &marks) { return marks.width == width && marks.height == height; });
  if (found != check_marks_.end()) return static_cast<std::size_t>(found - check_marks_.begin());
  check_marks_.push_back({width, height});
  return check_marks_.size() - 1;
}

/// Viewers, and qpdf, set what is typed in one byte a letter: a composite font would
/// show other glyphs.
std::string Annotations::typing_font(const TypingFont &font) {
  auto found = std::ranges::find(typing_fonts_, &font);
  if (found == typing_fonts_.end()) found = typing_fonts_.insert(found, &font);
  return "T" + std::to_string(found - typing_fonts_.begin());
}

/// Two fields of one name would be one field with one value (ISO 32000-1, 12.7.3.2),
/// and a period would make a hierarchy.
std::string Annotations::unique_name(std::string_view name) {
  std::string base(name.empty() ? "field" : name);
  std::replace(base.begin(), base.end(), '.', '_');
  std::string unique = base;
  while (!names_.try_emplace(unique, 1).second) unique = base + "-" + std::to_string(++names_[base]);
  return unique;
}

}  // namespace formletter::pdf
