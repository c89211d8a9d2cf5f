#pragma once

#include "layout/pages.hpp"
#include "pdf/fingerprint.hpp"
#include "pdf/syntax.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// The numbers that the elements of a structure, and what those refer to, have in a file.
struct ElementPlaces {
  ObjectId parent;                  ///< of the top
  ObjectId top;                     ///< element 0
  ObjectId first;                   ///< element 1; the others follow one after another
  std::span<const ObjectId> pages;  ///< by their place in the structure's document
  ObjectId first_annotation;
  ObjectId of(layout::ElementId element) const { return element == 0 ? top : first + (element - 1); }
};

/// Entries of structure elements but for the numbers that they refer to, so that they can stand in
/// any file, and in any place of it.
class MovableElements {
 public:
  /// The entries of an element that is added: text and references, in turn.
  std::string &text() { return bytes_; }
  void refer_to_parent() { refer(To::parent, 0); }
  void refer_to(layout::ElementId element) { refer(To::element, element); }
  void refer_to_page(std::uint32_t page) { refer(To::page, page); }
  void refer_to_annotation(std::uint32_t annotation) { refer(To::annotation, annotation); }
  void end_element();

  std::size_t count() const { return ends_.size(); }
  std::size_t bytes() const;
  /// What their entries take at most.
  std::size_t most_written() const;
  /// The entries of the element that was added as number `index`, as they stand in a file. They
  /// stand in `room`.
  std::string_view entries(std::size_t index, const ElementPlaces &places, std::string &room) const;
  Fingerprint fingerprint() const;

 private:
  enum class To : std::uint32_t { parent, element, page, annotation };
  struct Reference {
    std::uint32_t at;  ///< in the bytes
    To to;
    std::uint32_t index;
  };
  struct End {
    std::uint32_t byte, reference;
  };
  void refer(To to, std::uint32_t index) {
    references_.push_back({static_cast<std::uint32_t>(bytes_.size()), to, index});
  }
  static ObjectId number_of(const Reference &reference, const ElementPlaces &places);
  End end_before(std::size_t index) const { return index == 0 ? End{} : ends_[index - 1]; }

  std::string bytes_;
  std::vector<Reference> references_;
  std::vector<End> ends_;  ///< of each element's
};

/// A document's structure without its top, to be moved into a file of many documents.
struct MovableStructure {
  MovableElements elements;                                   ///< from element 1 on
  std::vector<layout::ElementId> top;                         ///< kids of element 0
  std::vector<std::vector<layout::ElementId>> page_contents;  ///< by page and MCID
  Fingerprint fingerprint = {};                               ///< of the elements

  std::size_t bytes() const;
};

/// One that has its place in a file.
struct MovedElements {
  std::shared_ptr<const MovableStructure> structure;
  ElementPlaces places;  ///< whose numbers of pages stay where they are until the file is saved
};

}  // namespace formletter::pdf
