#include "pdf/annotations.hpp"

#include "diag/ascii.hpp"
#include "pdf/field_text.hpp"

#include <algorithm>

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
  of_page_.clear();
}

void Annotations::add(const layout::PlacedLink &link, std::string_view text) {
  std::string out = begin_annotation("Link", link.box);
  out += " /Border [0 0 0] /Contents ";
  append_text_string(out, link_contents(text, link.target));
  out += " /A <</S /URI /URI ";
  append_literal(out, uri(link.target));
  out += ">>";
  finish_annotation(file_->add(), out, link.element);
}

void Annotations::add(const layout::PlacedCheckBox &box) {
  const CheckMarks marks = check_marks(box.box.width, box.box.height);
  std::string out = begin_annotation("Widget", box.box);
  append_field(out, box.field->name, box.field->tool_tip);
  out += box.field->checked ? " /FT /Btn /V /Yes /AS /Yes" : " /FT /Btn /V /Off /AS /Off";
  out += " /AP <</N <</Yes ";
  append_reference(out, marks.on);
  out += " /Off ";
  append_reference(out, marks.off);
  out += ">>>>";
  const ObjectId id = file_->add();
  fields_.push_back(id);
  finish_annotation(id, out, box.element);
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
  out += " Tf 0 g) /AP <</N ";
  append_reference(out, text_appearance(field));
  out += ">>";
  const ObjectId id = file_->add();
  fields_.push_back(id);
  finish_annotation(id, out, field.element);
}

std::optional<ObjectId> Annotations::write_form(ObjectId resources) {
  if (fields_.empty()) return std::nullopt;
  for (const TextAppearance &appearance : text_appearances_) {
    std::string entries = appearance.entries + " /Resources ";
    append_reference(entries, resources);
    file_->define_stream(appearance.id, entries, appearance.content);
  }
  std::string out = "/Fields [";
  for (const ObjectId field : fields_) {
    append_reference(out, field);
    out += ' ';
  }
  out += "] /DR <</Font <<";
  for (std::size_t i = 0; i < typing_fonts_.size(); ++i) {
    out += "/T" + std::to_string(i) + ' ';
    append_reference(out, typing_fonts_[i].second);
  }
  // Who draws the fields anew ticks boxes with this font, which readers have.
  out += ">>>> /DA (/ZaDb 0 Tf 0 g)";
  const ObjectId id = file_->add();
  file_->define(id, out);
  return id;
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

void Annotations::finish_annotation(ObjectId id, std::string &out, layout::ElementId element) {
  out += " /StructParent ";
  append_integer(out, structure_->add_annotation(element, id));
  file_->define(id, out);
  append_reference(of_page_, id);
  of_page_ += ' ';
}

void Annotations::append_field(std::string &out, const std::string &name, const std::string &tool_tip) {
  out += " /T ";
  append_text_string(out, unique_name(name));
  // ISO 14289-1, 7.18.1: every field has a TU; its name is better than none.
  out += " /TU ";
  append_text_string(out, tool_tip.empty() ? name : tool_tip);
}

Annotations::CheckMarks Annotations::check_marks(Length width, Length height) {
  const auto [found, is_new] = check_marks_.try_emplace({width, height});
  if (is_new) {
    found->second = {file_->add(), file_->add()};
    const std::string entries = form_entries(width, height) + " /Resources <<>>";
    file_->define_stream(found->second.off, entries, "");
    file_->define_stream(found->second.on, entries, tick(width, height));
  }
  return found->second;
}

/// Viewers, and qpdf, set what is typed in one byte a letter: a composite font would
/// show other glyphs.
std::string Annotations::typing_font(const TypingFont &font) {
  std::size_t index = 0;
  while (index < typing_fonts_.size() && typing_fonts_[index].first != &font) ++index;
  if (index == typing_fonts_.size()) typing_fonts_.emplace_back(&font, write_typing_font(*file_, font));
  return "T" + std::to_string(index);
}

ObjectId Annotations::text_appearance(const layout::PlacedTextField &field) {
  const ObjectId id = file_->add();
  text_appearances_.push_back(
      {id, form_entries(field.box.width, field.box.height), field_content(field, *fonts_)});
  return id;
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
