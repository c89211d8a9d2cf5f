#include "pdf/structure_tree.hpp"

#include <algorithm>

namespace formletter::pdf {

using layout::ElementId;
using layout::Tag;

namespace {

/// ISO 32000-1, table 347. It has no dash and no open square; and items that have a label may
/// not say None (ISO 14289-1, 7.6).
std::string_view list_numbering(document::ListMarker marker) {
  using document::ListMarker;
  switch (marker) {
    case ListMarker::disc:
    case ListMarker::dash:
      return "Disc";
    case ListMarker::box:
      return "Square";
    case ListMarker::none:
      return "None";
    case ListMarker::decimal:
      return "Decimal";
    case ListMarker::lower_alpha:
      return "LowerAlpha";
    case ListMarker::upper_alpha:
      return "UpperAlpha";
  }
  return "Disc";
}

}  // namespace

void StructureTree::append_elements(MovableElements &out, const Kids &kids, ElementId begin) const {
  for (ElementId id = begin; id < elements_.size(); ++id) {
    append_element(out, id, kids.of(id));
    out.end_element();
  }
}

void StructureTree::append_element(MovableElements &out, ElementId id, std::span<const Kid> kids) const {
  const Element &element = elements_[id];
  const Element &parent = elements_[element.parent];
  std::string &text = out.text();
  text += "/Type /StructElem /S /";
  text += structure_type(element.tag);
  text += " /P ";
  if (id == 0)
    out.refer_to_parent();
  else
    out.refer_to(element.parent);
  const bool inherits = element.language == parent.language || *element.language == *parent.language;
  if (id == 0 || !inherits) {
    text += " /Lang ";
    append_literal(text, element.language->text());
  }
  if (!element.actual_text.empty()) {
    text += " /ActualText ";
    append_text_string(text, element.actual_text);
  }
  if (element.source != nullptr) append_attributes(text, element);
  append_kids(out, id, kids);
}

void StructureTree::append_kids(MovableElements &out, ElementId id, std::span<const Kid> kids) const {
  const Moved *moved = moved_below(id);
  if (kids.empty() && moved == nullptr) return;
  std::string &text = out.text();
  const auto paged = std::ranges::find_if(kids, [](const Kid &kid) { return kid.content != nullptr; });
  const std::uint32_t page = paged != kids.end() ? paged->content->page : 0;
  if (paged != kids.end()) {
    text += " /Pg ";
    out.refer_to_page(page);
  }
  text += " /K [";
  for (const Kid &kid : kids) {
    text += ' ';
    append_kid(out, kid, page);
  }
  if (moved != nullptr) {
    for (const ElementId top : moved->structure->top) {
      text += ' ';
      out.refer_to(first_element(*moved) + top - 1);
    }
  }
  text += ']';
}

void StructureTree::append_kid(MovableElements &out, const Kid &kid, std::uint32_t own_page) {
  std::string &text = out.text();
  if (kid.content == nullptr) {
    out.refer_to(kid.element);
  } else if (kid.content->annotation) {
    text += "<</Type /OBJR /Pg ";
    out.refer_to_page(kid.content->page);
    text += " /Obj ";
    out.refer_to_annotation(*kid.content->annotation);
    text += ">>";
  } else if (kid.content->page == own_page) {
    append_integer(text, kid.content->mcid);
  } else {
    text += "<</Type /MCR /Pg ";
    out.refer_to_page(kid.content->page);
    text += " /MCID ";
    append_integer(text, kid.content->mcid);
    text += ">>";
  }
}

void StructureTree::append_attributes(std::string &out, const Element &element) {
  const layout::StructureElement &source = *element.source;
  if (const std::string &alternative = source.alternative.or_empty();
      !alternative.empty() || source.tag == Tag::figure) {
    out += " /Alt ";
    append_text_string(out, alternative);
  }
  if (const std::string &expansion = source.expansion.or_empty(); !expansion.empty()) {
    out += " /E ";
    append_text_string(out, expansion);
  }
  const bool cell = source.tag == Tag::header_cell || source.tag == Tag::data_cell;
  if (cell && (source.tag == Tag::header_cell || source.column_span > 1)) {
    out += " /A <</O /Table";
    if (source.tag == Tag::header_cell) out += source.column_scope ? " /Scope /Column" : " /Scope /Row";
    if (source.column_span > 1) {
      out += " /ColSpan ";
      append_integer(out, source.column_span);
    }
    out += ">>";
  } else if (source.tag == Tag::list) {
    out += " /A <</O /List /ListNumbering /";
    out += list_numbering(source.marker);
    out += ">>";
  } else if (source.tag == Tag::figure && !element.area.empty()) {
    out += " /A <</O /Layout /Placement /Block /BBox [" + element.area + "]>>";
  }
}

const StructureTree::Moved *StructureTree::moved_below(ElementId section) const {
  const auto found = std::ranges::lower_bound(moved_, section, {}, &Moved::section);
  return found != moved_.end() && found->section == section ? &*found : nullptr;
}

/// The other way round than K: from a page's MCIDs, and from annotations, to elements.
void StructureTree::write_parent_tree(HaruFile &file) const {
  std::string out = "/Nums [";
  const auto append_page = [&](std::size_t page, const std::vector<ElementId> &contents, ObjectId first) {
    append_integer(out, static_cast<std::int64_t>(page));
    out += " [";
    for (const ElementId element : contents) {
      append_reference(out, first + element);
      out += ' ';
    }
    out += "] ";
  };
  auto moved = moved_.begin();
  for (std::size_t page = 0; page < page_contents_.size();) {
    if (moved == moved_.end() || page < moved->first_page) {
      append_page(page, page_contents_[page], first_element_);
      ++page;
      continue;
    }
    // Nothing is content of the top: its other elements are counted from 1.
    const ObjectId first = id_of(first_element(*moved) - 1);
    for (const auto &contents : moved->structure->page_contents) append_page(page++, contents, first);
    ++moved;
  }
  for (std::size_t i = 0; i < annotation_parents_.size(); ++i) {
    append_integer(out, static_cast<std::int64_t>(page_contents_.size() + i));
    out += ' ';
    append_reference(out, id_of(annotation_parents_[i]));
    out += ' ';
  }
  out += ']';
  file.define(parent_tree(), out);
}

}  // namespace formletter::pdf
