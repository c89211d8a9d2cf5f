#pragma once

#include "layout/pages.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/movable_elements.hpp"
#include "pdf/written_structures.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace formletter::pdf {

/// In the form in which another file takes them in.
using MovableStructures = KnownStructures<std::shared_ptr<const MovableStructure>>;

/// The structure tree of one document: which marked content and which annotations
/// belong to which element, kept once, so that K and the ParentTree cannot differ.
class StructureTree {
 public:
  explicit StructureTree(const layout::Pages &pages);

  /// Page `index` (its key in the ParentTree) gets the content that follows.
  void begin_page(ObjectId page);
  /// A new marked-content sequence of the page: its MCID.
  std::uint32_t add_content(layout::ElementId element);
  /// Puts the file's next annotation, which is on this page, into the element: its StructParent.
  std::uint32_t add_annotation(layout::ElementId element);
  /// A Span inside `parent` whose text is said to be `actual_text`.
  layout::ElementId add_span(layout::ElementId parent, std::string actual_text);
  /// The area of a figure, for its BBox: left, bottom, right, top.
  void set_area(layout::ElementId element, std::string box);

  /// The language that holds in an element.
  const LanguageTag &language(layout::ElementId element) const { return *elements_[element].language; }
  layout::Tag tag(layout::ElementId element) const { return elements_[element].tag; }
  /// Whether another file could take it in: the top has no content of its own, and there are no annotations.
  bool is_movable() const;
  /// All elements but the top. Precondition: is_movable().
  std::shared_ptr<const MovableStructure> movable(MovableStructures &known) const;
  /// Puts a structure that was made elsewhere below a section that has no content; the next pages that
  /// begin are its own. Sections come in their order.
  void move_in(layout::ElementId section, std::shared_ptr<const MovableStructure> structure);

  /// Writes all elements and the root; its number. The annotations are numbered one after another.
  /// What was moved in is written when the file is: until then the tree stays.
  ObjectId write(HaruFile &file, ObjectId first_annotation, WrittenStructures &written);

 private:
  /// An element of the layout, or a Span of add_span (source null).
  struct Element {
    const layout::StructureElement *source = nullptr;
    layout::Tag tag = layout::Tag::span;
    layout::ElementId parent = 0;
    const LanguageTag *language = nullptr;
    std::string actual_text;
    std::string area;
  };
  /// One kid of an element that is not an element.
  struct Content {
    layout::ElementId element;
    std::uint32_t page;
    std::uint32_t mcid;
    std::optional<std::uint32_t> annotation;  ///< its place among all of them
  };
  struct Kid {
    const Content *content = nullptr;  ///< or null for an element
    layout::ElementId element = 0;
  };
  /// The kids of all elements, those of an element next to each other, in their order.
  struct Kids {
    std::vector<Kid> all;
    std::vector<std::uint32_t> begin;  ///< by element, and the end of the last
    std::span<const Kid> of(layout::ElementId id) const {
      return std::span(all).subspan(begin[id], begin[id + 1] - begin[id]);
    }
  };

  /// A structure that was moved in.
  struct Moved {
    layout::ElementId section;
    std::uint32_t first_page;
    std::uint32_t elements_before;  ///< of those that were moved in
    std::shared_ptr<const MovableStructure> structure;
  };

  void tell(StructureTelling &all) const;
  void tell(const Element &element, StructureTelling &all) const;
  void write_all(HaruFile &file);
  Kids sort_kids() const;
  std::vector<std::uint32_t> positions() const;
  ObjectId id_of(layout::ElementId element) const { return first_element_ + element; }
  ObjectId parent_tree() const { return root_ + 1; }
  /// Those that were moved in stand behind all others.
  layout::ElementId first_element(const Moved &moved) const {
    return static_cast<layout::ElementId>(elements_.size()) + moved.elements_before;
  }
  ElementPlaces places(std::size_t first_page, ObjectId top, ObjectId first) const;
  // structure_entries.cpp
  void append_elements(MovableElements &out, const Kids &kids, layout::ElementId begin) const;
  void append_element(MovableElements &out, layout::ElementId id, std::span<const Kid> kids) const;
  void append_kids(MovableElements &out, layout::ElementId id, std::span<const Kid> kids) const;
  static void append_kid(MovableElements &out, const Kid &kid, std::uint32_t own_page);
  static void append_attributes(std::string &out, const Element &element);
  const Moved *moved_below(layout::ElementId section) const;
  void write_parent_tree(HaruFile &file) const;

  const layout::Pages *pages_;
  std::vector<Element> elements_;
  std::vector<ObjectId> page_ids_;
  std::vector<Content> contents_;
  std::vector<std::vector<layout::ElementId>> page_contents_;  ///< by page and MCID
  std::vector<layout::ElementId> annotation_parents_;          ///< by StructParent less the pages
  std::vector<Moved> moved_;                                   ///< by section, and by page
  std::uint32_t moved_in_ = 0;                                 ///< elements of those
  ObjectId root_, first_element_, first_annotation_;           ///< known when all is written
};

}  // namespace formletter::pdf
