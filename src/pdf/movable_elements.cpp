#include "pdf/movable_elements.hpp"

#include <algorithm>
#include <string>
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
  constexpr std::string_view behind_number = " 0 R";
  std::string room;  // of the longest so far
  End from{};
  for (std::size_t i = 0; i < ends_.size(); from = ends_[i++]) {
    const End end = ends_[i];
    const std::size_t most =
        end.byte - from.byte + (end.reference - from.reference) * (longest_number + behind_number.size());
    if (room.size() < most) room.resize(most);
    char *out = room.data();
    std::uint32_t at = from.byte;
    for (std::uint32_t next = from.reference; next < end.reference; ++next) {
      const Reference &reference = references_[next];
      out = std::copy_n(bytes_.data() + at, reference.at - at, out);
      out = put_integer(out, number_of(reference, places).number);
      out = std::ranges::copy(behind_number, out).out;
      at = reference.at;
    }
    out = std::copy_n(bytes_.data() + at, end.byte - at, out);
    file.define(places.of(begin + static_cast<layout::ElementId>(i)),
                {room.data(), static_cast<std::size_t>(out - room.data())});
  }
}

std::size_t MovableStructure::bytes() const {
  std::size_t contents = 0;
  for (const auto &page : page_contents) contents += page.size();
  return elements.bytes() + (top.size() + contents) * sizeof(layout::ElementId);
}

}  // namespace formletter::pdf
