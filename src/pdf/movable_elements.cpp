#include "pdf/movable_elements.hpp"

#include <string_view>

namespace formletter::pdf {

void MovableElements::end_element() {
  ends_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(references_.size())});
}

std::size_t MovableElements::bytes() const {
  return bytes_.size() + references_.size() * sizeof(Reference) + ends_.size() * sizeof(End);
}

ObjectId MovableElements::number_of(const Reference &reference, const ElementPlaces &places) {
  switch (reference.to) {
    case To::parent:
      return places.parent;
    case To::element:
      return places.of(reference.index);
    case To::page:
      return places.pages[reference.index];
    case To::annotation:
      return places.first_annotation + reference.index;
  }
  return places.parent;
}

void MovableElements::define(HaruFile &file, const ElementPlaces &places, layout::ElementId begin) const {
  const std::string_view bytes = bytes_;
  std::string entries;
  std::size_t at = 0, next = 0;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    entries.clear();
    for (; next < ends_[i].reference; ++next) {
      const Reference &reference = references_[next];
      entries += bytes.substr(at, reference.at - at);
      append_reference(entries, number_of(reference, places));
      at = reference.at;
    }
    entries += bytes.substr(at, ends_[i].byte - at);
    at = ends_[i].byte;
    file.define(places.of(begin + static_cast<layout::ElementId>(i)), entries);
  }
}

std::size_t MovableStructure::bytes() const {
  std::size_t contents = 0;
  for (const auto &page : page_contents) contents += page.size();
  return elements.bytes() + (top.size() + contents) * sizeof(layout::ElementId);
}

}  // namespace formletter::pdf
