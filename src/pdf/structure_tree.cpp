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
  if (!moved_.empty() || elements_.size() > most_retold) {
    write_all(file);
    return root_;
  }
  tell(written.telling());
  if (const Block *block = written.find()) {
    file.define(root_, *block);
    return root_;
  }
  write_all(file);
  if (written.comes_again()) {
    Block block = file.defined(root_, count);
    const std::size_t bytes = block.bytes.size() + block.bodies.size() * sizeof(Body);
    written.keep(std::move(block), bytes);
  }
  return root_;
}

void StructureTree::write_all(HaruFile &file) {
  MovableElements own;
  append_elements(own, sort_kids(), 0);
  std::string room;
  const ElementPlaces own_places = places(0, first_element_, first_element_ + 1);
  for (std::size_t i = 0; i < own.count(); ++i)
    file.define(first_element_ + i, own.entries(i, own_places, room));
  for (const Moved &moved : moved_)
    file.add_moved(
        {moved.structure, places(moved.first_page, id_of(moved.section), id_of(first_element(moved)))});
  write_parent_tree(file);
  std::string out = "/Type /StructTreeRoot /K [";
  if (!elements_.empty()) append_reference(out, first_element_);
  out += "] /ParentTree ";
  append_reference(out, parent_tree());
  out += " /ParentTreeNextKey ";
  append_integer(out, static_cast<std::int64_t>(page_ids_.size() + annotation_parents_.size()));
  file.define(root_, out);
}

ElementPlaces StructureTree::places(std::size_t first_page, ObjectId top, ObjectId first) const {
  return {.parent = root_,
          .top = top,
          .first = first,
          .pages = std::span(page_ids_).subspan(first_page),
          .first_annotation = first_annotation_};
}

bool StructureTree::is_movable() const {
  return annotation_parents_.empty() &&
         std::ranges::none_of(contents_, [](const Content &content) { return content.element == 0; });
}

std::shared_ptr<const MovableStructure> StructureTree::movable(MovableStructures &known) const {
  tell(known.telling());
  if (const auto *found = known.find()) return *found;
  auto made = std::make_shared<MovableStructure>();
  const Kids kids = sort_kids();
  append_elements(made->elements, kids, 1);
  for (const Kid &kid : kids.of(0)) made->top.push_back(kid.element);
  made->page_contents = page_contents_;
  made->fingerprint = made->elements.fingerprint();
  if (known.comes_again()) known.keep(made, made->bytes());
  return made;
}

void StructureTree::move_in(ElementId section, std::shared_ptr<const MovableStructure> structure) {
  assert(section < elements_.size() && (moved_.empty() || moved_.back().section < section));
  const auto count = static_cast<std::uint32_t>(structure->elements.count());
  moved_.push_back({section, static_cast<std::uint32_t>(page_ids_.size()), moved_in_, std::move(structure)});
  moved_in_ += count;
}

}  // namespace formletter::pdf
