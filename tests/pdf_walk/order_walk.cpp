#include "pdf_walk/order_walk.hpp"

namespace formletter::pdf {

void ReadingOrder::add_text(QPDFObjGen block, std::size_t page, int mcid) {
  blocks_[block].push_back({page, mcid, {}});
}

void ReadingOrder::add_field(QPDFObjGen block, std::size_t page, QPDFObjectHandle widget) {
  auto rect = widget.getKey("/Rect");
  if (rect.isRectangle()) blocks_[block].push_back({page, -1, rect.getArrayAsRectangle()});
}

std::vector<Place> ReadingOrder::places_of(const Item &item, const std::vector<PageMarks> &marks) {
  if (item.mcid < 0) return {{item.box.llx, (item.box.lly + item.box.ury) / 2}};
  const auto found = marks[item.page].texts.find(item.mcid);
  return found == marks[item.page].texts.end() ? std::vector<Place>() : found->second;
}

/// Whatever the direction: on the field's line, all that is read before it stands on one side and what
/// is read after it on the other; nothing that is read before it stands below, or after it above.
bool ReadingOrder::stands_as_read(const std::vector<Item> &items, std::size_t field,
                                  const std::vector<PageMarks> &marks) {
  constexpr double tolerance = 0.5;
  const auto &box = items[field].box;
  struct Met {
    bool left = false, right = false, above = false, below = false;
  } before, after;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == field || items[i].page != items[field].page) continue;
    Met &met = i < field ? before : after;
    for (const Place &place : places_of(items[i], marks)) {
      if (place.y > box.ury + tolerance) {
        met.above = true;
      } else if (place.y < box.lly - tolerance) {
        met.below = true;
      } else {
        (place.x < box.llx ? met.left : met.right) = true;
      }
    }
  }
  return !before.below && !after.above && !(before.left && (before.right || after.left)) &&
         !(after.right && (after.left || before.right));
}

void ReadingOrder::require_places(const std::vector<PageMarks> &marks, Breaches &breaches) const {
  for (const auto &[block, items] : blocks_)
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].mcid < 0)
        breaches.require(stands_as_read(items, i, marks), "ISO 14289-1, 7.1",
                         "a field is read where it stands among the words of its block",
                         "page " + std::to_string(items[i].page + 1));
}

}  // namespace formletter::pdf
