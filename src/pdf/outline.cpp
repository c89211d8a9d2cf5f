#include "pdf/outline.hpp"

namespace formletter::pdf {
namespace {

/// One bookmark with its neighbours; item 0 is the root of the outline.
struct Item {
  ObjectId id;
  int level = 0;
  std::size_t parent = 0;
  std::size_t previous = 0, next = 0, first = 0, last = 0;  ///< 0 for none
  std::int64_t descendants = 0;
};

/// A bookmark hangs below the nearest one before it of a smaller level.
std::vector<Item> make_tree(HaruFile &file, const std::vector<layout::Bookmark> &bookmarks) {
  std::vector<Item> items(1);
  items[0].id = file.add();
  for (const layout::Bookmark &bookmark : bookmarks) {
    const std::size_t at = items.size();
    std::size_t parent = at - 1;
    while (parent != 0 && items[parent].level >= bookmark.level) parent = items[parent].parent;
    Item item;
    item.id = file.add();
    item.level = bookmark.level;
    item.parent = parent;
    item.previous = items[parent].last;
    items.push_back(item);
    if (item.previous != 0) items[item.previous].next = at;
    if (items[parent].first == 0) items[parent].first = at;
    items[parent].last = at;
    for (std::size_t above = parent;; above = items[above].parent) {
      ++items[above].descendants;
      if (above == 0) break;
    }
  }
  return items;
}

void append_link(std::string &out, std::string_view key, const std::vector<Item> &items, std::size_t target) {
  if (target == 0) return;
  out += key;
  append_reference(out, items[target].id);
}

}  // namespace

std::optional<ObjectId> write_outline(HaruFile &file, const layout::Pages &pages,
                                      const std::vector<ObjectId> &page_ids) {
  if (pages.bookmarks.empty()) return std::nullopt;
  const std::vector<Item> items = make_tree(file, pages.bookmarks);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item &item = items[i];
    std::string out;
    if (i == 0) {
      out = "/Type /Outlines";
    } else {
      const layout::Bookmark &bookmark = pages.bookmarks[i - 1];
      out = "/Title ";
      append_text_string(out, bookmark.title);
      out += " /Parent ";
      append_reference(out, items[item.parent].id);
      out += " /Dest [";
      append_reference(out, page_ids.at(bookmark.page));
      out += " /XYZ null ";
      append_length(out, pages.pages[bookmark.page].height - bookmark.y);
      out += " null]";
      append_link(out, " /Prev ", items, item.previous);
      append_link(out, " /Next ", items, item.next);
    }
    append_link(out, " /First ", items, item.first);
    append_link(out, " /Last ", items, item.last);
    if (item.descendants != 0) {
      out += " /Count ";
      append_integer(out, item.descendants);
    }
    file.define(item.id, out);
  }
  return items[0].id;
}

}  // namespace formletter::pdf
