#include "pdf/movable_elements.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace formletter::pdf {
namespace {

constexpr std::string_view behind_number = " 0 R";
constexpr std::size_t most_of_reference = longest_number + behind_number.size();

}  // namespace

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

std::size_t MovableElements::most_written() const {
  return bytes_.size() + references_.size() * most_of_reference;
}

std::string_view MovableElements::entries(std::size_t index, const ElementPlaces &places,
                                          std::string &room) const {
  const End from = end_before(index), end = ends_[index];
  const std::size_t most = end.byte - from.byte + (end.reference - from.reference) * most_of_reference;
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
  return {room.data(), static_cast<std::size_t>(out - room.data())};
}

Fingerprint MovableElements::fingerprint() const {
  Fingerprint all = pdf::fingerprint(bytes_);
  for (const Reference &reference : references_)
    all = joined(all, {(std::uint64_t{reference.at} << 2U) + static_cast<std::uint64_t>(reference.to),
                       reference.index});
  for (const End &end : ends_) all = joined(all, {end.byte, end.reference});
  return all;
}

std::size_t MovableStructure::bytes() const {
  std::size_t contents = 0;
  for (const auto &page : page_contents) contents += page.size();
  return elements.bytes() + (top.size() + contents) * sizeof(layout::ElementId);
}

}  // namespace formletter::pdf
