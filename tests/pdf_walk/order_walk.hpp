#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/content_walk.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace formletter::pdf {

/// The texts and fields of each block in the order in which they are read, to be compared with the
/// places where they stand.
class ReadingOrder {
 public:
  void add_text(QPDFObjGen block, std::size_t page, int mcid);
  void add_field(QPDFObjGen block, std::size_t page, QPDFObjectHandle widget);
  void require_places(const std::vector<PageMarks> &marks, Breaches &breaches) const;

 private:
  struct Item {
    std::size_t page = 0;
    int mcid = -1;  ///< -1: a field
    QPDFObjectHandle::Rectangle box = {};
  };
  static std::vector<Place> places_of(const Item &item, const std::vector<PageMarks> &marks);
  static bool stands_as_read(const std::vector<Item> &items, std::size_t field,
                             const std::vector<PageMarks> &marks);

  std::map<QPDFObjGen, std::vector<Item>> blocks_;
};

}  // namespace formletter::pdf
