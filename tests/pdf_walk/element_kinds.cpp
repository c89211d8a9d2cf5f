#include "pdf_walk/element_kinds.hpp"

#include "pdf_walk/element_walk.hpp"

#include <algorithm>
#include <map>

namespace formletter::pdf {
namespace {

using Names = std::set<std::string, std::less<>>;

const Names standard_types = {
    "/Document", "/Part",  "/Art",   "/Sect", "/Div",  "/BlockQuote", "/Caption", "/H1",
    "/H2",       "/H3",    "/H4",    "/H5",   "/H6",   "/P",          "/L",       "/LI",
    "/Lbl",      "/LBody", "/Table", "/TR",   "/TH",   "/TD",         "/THead",   "/TBody",
    "/TFoot",    "/Span",  "/Quote", "/Note", "/Link", "/Figure",     "/Formula", "/Form"};
const Names inline_types = {"/Span", "/Quote", "/Note", "/Link", "/Form", "/Figure", "/Formula"};
const Names row_groups = {"/THead", "/TBody", "/TFoot"};

/// The types that an element of a list or table may stand in, and those it may hold.
struct PlaceInTree {
  Names parents, kids;
};
const std::map<std::string, PlaceInTree, std::less<>> places = {
    {"/LI", {{"/L"}, {"/Lbl", "/LBody"}}},
    {"/LBody", {{"/LI"}, {}}},
    {"/L", {{}, {"/LI", "/L", "/Caption"}}},
    {"/Table", {{}, {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}}},
    {"/THead", {{"/Table"}, {"/TR"}}},
    {"/TBody", {{"/Table"}, {"/TR"}}},
    {"/TFoot", {{"/Table"}, {"/TR"}}},
    {"/TR", {{"/Table", "/THead", "/TBody", "/TFoot"}, {"/TH", "/TD"}}},
    {"/TH", {{"/TR"}, {}}},
    {"/TD", {{"/TR"}, {}}},
};

std::vector<std::string> kid_types(QPDFObjectHandle element) {
  std::vector<std::string> types;
  for (auto &kid : kids_of(element))
    if (kid.isDictionary() && kid.hasKey("/S")) types.push_back(type_of(kid));
  return types;
}

int span(QPDFObjectHandle cell, const char *key) {
  auto value = attribute(cell, "/Table", key);
  return value.isInteger() ? value.getIntValueAsInt() : 1;
}

/// The table's cells on their grid: whether rows and columns are full and no cell lies on another.
bool is_regular(QPDFObjectHandle table) {
  std::vector<QPDFObjectHandle> rows;
  for (auto &kid : kids_of(table)) {
    if (type_of(kid) == "/TR") rows.push_back(kid);
    if (row_groups.count(type_of(kid)) == 0) continue;
    for (auto &row : kids_of(kid)) rows.push_back(row);
  }
  std::size_t columns = 0;
  if (rows.empty()) return true;
  for (auto &cell : kids_of(rows[0])) columns += static_cast<std::size_t>(span(cell, "/ColSpan"));
  std::vector<std::vector<bool>> grid(rows.size(), std::vector<bool>(columns));
  for (std::size_t y = 0; y < rows.size(); ++y) {
    std::size_t x = 0;
    for (auto &cell : kids_of(rows[y])) {
      while (x < columns && grid[y][x]) ++x;
      for (int dy = 0; dy < span(cell, "/RowSpan"); ++dy)
        for (int dx = 0; dx < span(cell, "/ColSpan"); ++dx) {
          const std::size_t row = y + static_cast<std::size_t>(dy), column = x + static_cast<std::size_t>(dx);
          if (row >= rows.size() || column >= columns || grid[row][column]) return false;
          grid[row][column] = true;
        }
    }
  }
  return std::all_of(grid.begin(), grid.end(), [](const std::vector<bool> &row) {
    return std::find(row.begin(), row.end(), false) == row.end();
  });
}

void walk_table(QPDFObjectHandle table, Breaches &breaches) {
  const auto types = kid_types(table);
  const auto count = [&](const char *type) { return std::count(types.begin(), types.end(), type); };
  breaches.require(count("/THead") <= 1 && count("/TFoot") <= 1 &&
                       (count("/THead") + count("/TFoot") == 0 || count("/TBody") > 0),
                   "ISO 14289-1, 7.2", "a table has one head, and a body below it");
  breaches.require(is_regular(table), "ISO 14289-1, 7.5", "a table's rows are of one width");
}

void walk_list(QPDFObjectHandle list, Breaches &breaches) {
  breaches.require(attribute(list, "/List", "/ListNumbering").isName(), "ISO 14289-1, 7.6",
                   "a list says how it is numbered");
  const bool labelled = std::ranges::any_of(kids_of(list), [](QPDFObjectHandle item) {
    const auto types = kid_types(item);
    return std::ranges::find(types, "/Lbl") != types.end();
  });
  breaches.require(!labelled || !attribute(list, "/List", "/ListNumbering").isNameAndEquals("/None"),
                   "ISO 14289-1, 7.6", "a list with labels does not say that it has none");
}

void walk_form_element(QPDFObjectHandle form, Breaches &breaches) {
  auto kids = kids_of(form);
  const bool one = kids.size() == 1 && kids[0].isDictionary() && kids[0].hasKey("/Obj") &&
                   kids[0].getKey("/Obj").getKey("/Subtype").isNameAndEquals("/Widget");
  breaches.require(one, "ISO 14289-1, 7.18.4", "a Form holds one widget and nothing else");
}

}  // namespace

void walk_kind(QPDFObjectHandle element, QPDFObjectHandle parent, Breaches &breaches) {
  const std::string type = type_of(element), above = type_of(parent);
  // We map no type.
  breaches.require(standard_types.count(type) != 0, "ISO 14289-1, 7.1", "an element's type is a standard one",
                   type);
  if (const auto place = places.find(type); place != places.end()) {
    const auto &[parents, kids] = place->second;
    breaches.require(parents.empty() || parents.count(above) != 0, "ISO 14289-1, 7.2",
                     "parts of lists and tables stand in lists and tables", type + " in " + above);
    for (const std::string &kid : kid_types(element))
      breaches.require(kids.empty() || kids.count(kid) != 0, "ISO 14289-1, 7.2",
                       "lists and tables hold their parts alone", kid + " in " + type);
  }
  if (inline_types.count(type) != 0)
    for (const std::string &kid : kid_types(element))
      breaches.require(inline_types.count(kid) != 0, "ISO 32000-1, 14.8.4.4", "no block stands within a line",
                       kid + " in " + type);
  if (type == "/Figure" || type == "/Formula")
    breaches.require(has_text(element, "/Alt") || has_text(element, "/ActualText"), "ISO 14289-1, 7.3",
                     "a figure has an alternate text", type);
  if (type == "/Figure")
    breaches.require(attribute(element, "/Layout", "/BBox").isRectangle(), "ISO 32000-1, 14.8.5.4.3",
                     "a figure has an area");
  if (type == "/TH") {
    auto scope = attribute(element, "/Table", "/Scope");
    breaches.require(
        scope.isNameAndEquals("/Column") || scope.isNameAndEquals("/Row") || scope.isNameAndEquals("/Both"),
        "ISO 14289-1, 7.5", "a header cell says what it heads");
  }
  if (type == "/Note") breaches.require(has_text(element, "/ID"), "ISO 14289-1, 7.9", "a note has an ID");
  if (type == "/Table") walk_table(element, breaches);
  if (type == "/L") walk_list(element, breaches);
  if (type == "/Form") walk_form_element(element, breaches);
}

}  // namespace formletter::pdf
