#include "diag/overloaded.hpp"
#include "document/property.hpp"
#include "layout/set_pages.hpp"

#include <cstdlib>

namespace formletter::layout {

namespace {

/// Points with one decimal, by integers: the same everywhere.
std::string points(Length length) {
  const std::int64_t value = length.in_millipoints();
  const std::int64_t tenths = (std::abs(value) + 50) / 100;
  return (value < 0 && tenths != 0 ? "-" : "") + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10);
}

std::string hex(document::Color color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t part : {color.red, color.green, color.blue}) {
    text += digits[part / 16];
    text += digits[part % 16];
  }
  return text;
}

std::string place(Point at) {
  return points(at.x) + " " + points(at.y);
}
std::string place(const Box &box) {
  return points(box.x) + " " + points(box.y) + " " + points(box.width) + " x " + points(box.height);
}
std::string quoted(const std::string &text) {
  return " \"" + text + "\"";
}
std::string owner(ElementId element) {
  return element == artifact ? " artifact" : " e" + std::to_string(element);
}

std::string line_of(const PlacedRun &it, const text::Fonts &fonts) {
  std::string line = "run " + place(it.origin) + " " + fonts.describe(it.shown->face).postscript_name + " " +
                     points(it.shown->size) + owner(it.element) + " " + it.shown->language.text();
  if (it.color != document::Color{}) line += " " + hex(it.color);
  if (it.shown->right_to_left) line += " rtl";
  if (it.underline) line += " underline";
  return line + quoted(it.shown->text);
}

std::string line_of(const PageItem &item, const text::Fonts &fonts) {
  return std::visit(Overloaded{
                        [&](const PlacedRun &it) { return line_of(it, fonts); },
                        [](const PlacedRule &it) { return "rule " + place(it.box) + " " + hex(it.color); },
                        [](const PlacedCheckBox &it) {
                          return "check-box " + place(it.box) + owner(it.element) + quoted(it.field->name) +
                                 (it.field->checked ? " checked" : "");
                        },
                        [](const PlacedTextField &it) {
                          return "text-field " + place(it.box) + owner(it.element) + quoted(it.field->name) +
                                 quoted(it.field->value);
                        },
                        [](const PlacedImage &it) {
                          return "image " + place(it.box) + owner(it.element) + quoted(it.source);
                        },
                        [](const PlacedLink &it) {
                          return "link " + place(it.box) + owner(it.element) + quoted(it.target);
                        },
                    },
                    item);
}

std::string line_of(const StructureElement &it) {
  std::string line(structure_type(it.tag));
  if (it.language) line += " lang=" + it.language->text();
  if (it.column_span != 1) line += " span=" + std::to_string(it.column_span);
  if (it.tag == Tag::header_cell) line += it.column_scope ? " scope=column" : " scope=row";
  if (it.tag == Tag::list) line += " marker=" + std::string(document::word_for(it.marker));
  if (it.alternative) line += " alt=" + quoted(*it.alternative).substr(1);
  if (it.expansion) line += " expansion=" + quoted(*it.expansion).substr(1);
  return line;
}

void append_structure(std::string &text, const std::vector<StructureElement> &structure) {
  text += "structure\n";
  std::vector<std::size_t> depths(structure.size(), 0);
  for (std::size_t i = 0; i < structure.size(); ++i) {
    if (i != 0) depths[i] = depths[structure[i].parent] + 1;
    text +=
        std::string(2 + 2 * depths[i], ' ') + "e" + std::to_string(i) + " " + line_of(structure[i]) + "\n";
  }
}

}  // namespace

std::string dump(const Pages &pages, const text::Fonts &fonts) {
  std::string text = "pages " + quoted(pages.title).substr(1) + " " + pages.language.text() +
                     (pages.direction == Direction::right_to_left ? " rtl" : "") + "\n";
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page &page = pages.pages[i];
    text += "page " + std::to_string(i + 1) + " " + points(page.width) + " x " + points(page.height) + "\n";
    for (const PageItem &item : page.items) text += "  " + line_of(item, fonts) + "\n";
  }
  append_structure(text, pages.structure);
  if (!pages.bookmarks.empty()) text += "bookmarks\n";
  for (const Bookmark &it : pages.bookmarks) {
    text += "  " + std::to_string(it.level) + " page " + std::to_string(it.page + 1) + " y " + points(it.y) +
            quoted(it.title) + "\n";
  }
  return text;
}

}  // namespace formletter::layout
