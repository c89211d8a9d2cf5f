#include "pdf/structure_tree.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::pdf {

using layout::ElementId;
using layout::Tag;

namespace {

/// Headings by their place among the others (ISO 14289-1, 7.4.2: the first is H1 and
/// none is more than one level below the one before), whatever the author's own
/// levels are: a letter may begin with h2, for its look.
class HeadingLevels {
 public:
  Tag nested(Tag tag) {
    if (tag != Tag::h1 && tag != Tag::h2 && tag != Tag::h3) return tag;
    while (!open_.empty() && open_.back() >= tag) open_.pop_back();
    open_.push_back(tag);
    return open_.size() == 1 ? Tag::h1 : open_.size() == 2 ? Tag::h2 : Tag::h3;
  }

 private:
  std::vector<Tag> open_;
};

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

/// The structure of a part of a combined file has more elements, and never comes again.
constexpr std::size_t most_retold = 4000;

}  // namespace

StructureTree::StructureTree(const layout::Pages &pages) : pages_(&pages) {
  // Most elements hold one content, or elements alone.
  elements_.reserve(pages.structure.size());
  contents_.reserve(pages.structure.size());
  HeadingLevels levels;
  for (const layout::StructureElement &source : pages.structure) {
    const LanguageTag &inherited = elements_.empty() ? pages.language : *elements_[source.parent].language;
    elements_.push_back({&source,
                         levels.nested(source.tag),
                         source.parent,
                         source.language ? &*source.language : &inherited,
                         {},
                         {}});
  }
}

ElementId StructureTree::add_span(ElementId parent, std::string actual_text) {
  elements_.push_back({nullptr, Tag::span, parent, elements_[parent].language, std::move(actual_text), {}});
  return static_cast<ElementId>(elements_.size() - 1);
}

void StructureTree::begin_page(ObjectId page) {
  page_ids_.push_back(page);
  page_contents_.emplace_back().reserve(pages_->structure.size() / pages_->pages.size());
}

std::uint32_t StructureTree::add_content(ElementId element) {
  assert(element < elements_.size());
  const auto mcid = static_cast<std::uint32_t>(page_contents_.back().size());
  page_contents_.back().push_back(element);
  contents_.push_back({element, static_cast<std::uint32_t>(page_ids_.size() - 1), mcid, std::nullopt});
  return mcid;
}

std::uint32_t StructureTree::add_annotation(ElementId element) {
  assert(element < elements_.size());
  contents_.push_back({element, static_cast<std::uint32_t>(page_ids_.size() - 1), 0,
                       static_cast<std::uint32_t>(annotation_parents_.size())});
  annotation_parents_.push_back(element);
  return static_cast<std::uint32_t>(pages_->pages.size() + annotation_parents_.size() - 1);
}

void StructureTree::set_area(ElementId element, std::string box) {
  elements_[element].area = std::move(box);
}

/// Of each element, in the order of the content. Elements stand among their parent's
/// content where their own first content stands; one without content follows the sibling
/// before it, so that an empty cell keeps its place in the row.
std::vector<std::uint32_t> StructureTree::positions() const {
  const std::size_t count = elements_.size();
  constexpr std::uint32_t untouched = 0xFFFFFFFF;
  std::vector<std::uint32_t> first(count, untouched), last_position(count, 0);
  for (std::size_t i = 0; i < contents_.size(); ++i) {
    for (ElementId e = contents_[i].element; first[e] == untouched; e = elements_[e].parent) {
      first[e] = static_cast<std::uint32_t>(i);
      if (e == 0) break;
    }
  }
  for (ElementId e = 1; e < count; ++e) {
    if (first[e] == untouched) first[e] = 0;
    if (elements_[e].source == nullptr) continue;
    std::uint32_t &last = last_position[elements_[e].parent];
    first[e] = last = std::max(last, first[e]);
  }
  return first;
}

StructureTree::Kids StructureTree::sort_kids() const {
  const std::size_t count = elements_.size();
  const std::vector<std::uint32_t> position_of = positions();
  // Elements by their position, those of one position in their own order.
  std::vector<std::uint32_t> slots(contents_.size() + 2, 0);
  for (ElementId e = 1; e < count; ++e) ++slots[position_of[e] + 1];
  for (std::size_t i = 1; i < slots.size(); ++i) slots[i] += slots[i - 1];
  std::vector<ElementId> sorted(count);
  for (ElementId e = 1; e < count; ++e) sorted[slots[position_of[e]]++] = e;

  Kids kids;
  kids.begin.assign(count + 2, 0);
  for (const Content &content : contents_) ++kids.begin[content.element + 2];
  for (ElementId e = 1; e < count; ++e) ++kids.begin[elements_[e].parent + 2];
  for (std::size_t i = 1; i < kids.begin.size(); ++i) kids.begin[i] += kids.begin[i - 1];
  kids.all.resize(kids.begin.back());
  // begin[id + 1] runs through the kids of `id` and ends where the next one's begin.
  std::size_t next = 0;
  for (std::size_t i = 0; i <= contents_.size(); ++i) {
    if (i < contents_.size()) kids.all[kids.begin[contents_[i].element + 1]++] = {&contents_[i], 0};
    // slots[i] is where the position's elements end.
    for (; next < slots[i]; ++next)
      kids.all[kids.begin[elements_[sorted[next]].parent + 1]++] = {nullptr, sorted[next]};
  }
  return kids;
}

ObjectId StructureTree::write(HaruFile &file, ObjectId first_annotation, WrittenStructures &written) {
  const std::size_t count = elements_.size() + 2;
  root_ = file.add(count);
  first_element_ = root_ + 2;
  first_annotation_ = first_annotation;
  if (elements_.size() > most_retold) {
    write_all(file, root_ + 1);
    return root_;
  }
  tell(written.telling());
  if (const Block *block = written.find()) {
    file.define(root_, *block);
  } else {
    write_all(file, root_ + 1);
    written.offer(file, root_, count);
  }
  return root_;
}

void StructureTree::write_all(HaruFile &file, ObjectId parent_tree) {
  const Kids kids = sort_kids();
  for (ElementId element = 0; element < elements_.size(); ++element)
    write_element(file, element, kids.of(element));
  write_parent_tree(file, parent_tree);
  std::string out = "/Type /StructTreeRoot /K [";
  if (!elements_.empty()) append_reference(out, first_element_);
  out += "] /ParentTree ";
  append_reference(out, parent_tree);
  out += " /ParentTreeNextKey ";
  append_integer(out, static_cast<std::int64_t>(page_ids_.size() + annotation_parents_.size()));
  file.define(root_, out);
}

void StructureTree::write_element(HaruFile &file, ElementId id, std::span<const Kid> kids) {
  const Element &element = elements_[id];
  const Element &parent = elements_[element.parent];
  std::string &out = entries_;
  out = "/Type /StructElem /S /";
  out += structure_type(element.tag);
  out += " /P ";
  append_reference(out, id == 0 ? root_ : id_of(element.parent));
  const bool inherits = element.language == parent.language || *element.language == *parent.language;
  if (id == 0 || !inherits) {
    out += " /Lang ";
    append_literal(out, element.language->text());
  }
  if (!element.actual_text.empty()) {
    out += " /ActualText ";
    append_text_string(out, element.actual_text);
  }
  if (element.source != nullptr) append_attributes(out, element);
  append_kids(out, kids);
  file.define(id_of(id), out);
}

void StructureTree::append_kids(std::string &out, std::span<const Kid> kids) const {
  if (kids.empty()) return;
  const auto has_page = [](const Kid &kid) { return kid.content != nullptr; };
  const auto paged = std::ranges::find_if(kids, has_page);
  if (paged != kids.end()) {
    out += " /Pg ";
    append_reference(out, page_ids_[paged->content->page]);
  }
  out += " /K [";
  for (const Kid &kid : kids) {
    out += ' ';
    if (kid.content == nullptr) {
      append_reference(out, id_of(kid.element));
    } else if (kid.content->annotation) {
      out += "<</Type /OBJR /Pg ";
      append_reference(out, page_ids_[kid.content->page]);
      out += " /Obj ";
      append_reference(out, first_annotation_ + *kid.content->annotation);
      out += ">>";
    } else if (kid.content->page == paged->content->page) {
      append_integer(out, kid.content->mcid);
    } else {
      out += "<</Type /MCR /Pg ";
      append_reference(out, page_ids_[kid.content->page]);
      out += " /MCID ";
      append_integer(out, kid.content->mcid);
      out += ">>";
    }
  }
  out += ']';
}

void StructureTree::append_attributes(std::string &out, const Element &element) {
  const layout::StructureElement &source = *element.source;
  if (!source.alternative.empty() || source.tag == Tag::figure) {
    out += " /Alt ";
    append_text_string(out, source.alternative);
  }
  if (!source.expansion.empty()) {
    out += " /E ";
    append_text_string(out, source.expansion);
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

/// The other way round than K: from a page's MCIDs, and from annotations, to elements.
void StructureTree::write_parent_tree(HaruFile &file, ObjectId tree) const {
  std::string out = "/Nums [";
  for (std::size_t page = 0; page < page_contents_.size(); ++page) {
    append_integer(out, static_cast<std::int64_t>(page));
    out += " [";
    for (const ElementId element : page_contents_[page]) {
      append_reference(out, id_of(element));
      out += ' ';
    }
    out += "] ";
  }
  for (std::size_t i = 0; i < annotation_parents_.size(); ++i) {
    append_integer(out, static_cast<std::int64_t>(page_contents_.size() + i));
    out += ' ';
    append_reference(out, id_of(annotation_parents_[i]));
    out += ' ';
  }
  out += ']';
  file.define(tree, out);
}

}  // namespace formletter::pdf
