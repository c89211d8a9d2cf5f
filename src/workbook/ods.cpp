#include "workbook/ods.hpp"

#include "workbook/cell_text.hpp"
#include "workbook/grid.hpp"
#include "workbook/shown_date.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace formletter::workbook {

namespace {

/// Sheets end with one empty row and column that repeat to their limit.
constexpr int most_repeats = 1 << 20;

int repeats(const xml::Element &element, std::string_view name) {
  int value = 1;
  const auto text = attribute(element, name);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 1, most_repeats);
}

/// A paragraph as it reads: several spaces, tabs and line ends are elements.
void append_paragraph(const xml::Element &element, std::string &text) {
  for (const auto &content : element.contents()) {
    if (!content.element) {
      text += content.text;
      continue;
    }
    const auto name = local_name(content.element->name());
    if (name == "s") {
      text.append(static_cast<std::size_t>(std::min(repeats(*content.element, "c"), 1000)), ' ');
    } else if (name == "tab") {
      text += '\t';
    } else if (name == "line-break") {
      text += '\n';
    } else if (name == "span" || name == "a") {
      append_paragraph(*content.element, text);
    }
  }
}

/// What the cell shows; a note on it is no part of that.
std::string shown_text(const xml::Element &cell) {
  std::string text;
  bool first = true;
  for (const auto &paragraph : children(cell, "p")) {
    if (!first) text += '\n';
    first = false;
    append_paragraph(paragraph, text);
  }
  return text;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// The number; as shown where that is the same digits with zeros in front or signs between them.
std::string number_or_shown(std::string_view number, const std::string &shown) {
  auto text = number_text(number);
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return text;
  const auto digits = digits_of(shown);
  const bool has_zeros = digits.size() > text.size() && digits.ends_with(text) &&
                         digits.find_first_not_of('0') >= digits.size() - text.size();
  // A mark for thousands or decimals is no part of a number.
  const bool is_mask = shown.find_first_not_of("0123456789 -()/") == std::string::npos;
  return is_mask && (has_zeros || (digits == text && shown.size() > text.size())) ? shown : text;
}

/// LibreOffice writes no type for a formula that gives an empty text, but the empty paragraph that
/// it shows.
bool is_not_worked_out(const xml::Element &cell) {
  if (attribute(cell, "formula").empty()) return false;
  const bool has_value = std::ranges::any_of(
      cell.attributes(), [](const auto &each) { return local_name(each.name).ends_with("value"); });
  return !has_value && !child(cell, "p");
}

std::string text_of(const xml::Element &cell) {
  if (is_not_worked_out(cell)) return std::string(formula_without_result);
  // calcext:value-type says "error" where office:value-type says "string" or "float".
  for (const auto &each : cell.attributes()) {
    if (each.name == "calcext:value-type" && each.value == "error") return shown_text(cell);
  }
  const auto type = attribute(cell, "value-type");
  if (type == "date") return date_text(shown_of_date(attribute(cell, "date-value"), shown_text(cell)));
  if (type == "boolean") return attribute(cell, "boolean-value") == "true" ? "TRUE" : "FALSE";
  if (type == "percentage") return cell_text(attribute(cell, "value"), {NumberFormat::Kind::percent}, false);
  if (type == "float" || type == "currency")
    return number_or_shown(attribute(cell, "value"), shown_text(cell));
  auto text = shown_text(cell);
  return text.empty() && type == "string" ? std::string(attribute(cell, "string-value")) : text;
}

class OdsReader {
 public:
  explicit OdsReader(const Archive &archive) : archive_(archive), grid_(archive.path()) {}

  Result<Sheet> read(std::string_view name) {
    if (const auto manifest = archive_.read("META-INF/manifest.xml");
        manifest && manifest->find("encryption-data") != std::string::npos)
      return workbook_problem(archive_.path(), "The workbook has a password.", "save it without one");
    auto bytes = archive_.read("content.xml");
    if (!bytes) return bytes.problems();
    const auto tree = xml::Tree::read({"content.xml", std::move(*bytes)});
    if (!tree) return broken_part(archive_.path(), "content.xml", tree.problems());
    const auto body = child(tree->root(), "body");
    const auto book = body ? child(*body, "spreadsheet") : std::nullopt;
    if (!book)
      return workbook_problem(archive_.path(), "The roster is an OpenDocument file, and no spreadsheet.",
                              "copy its table into a spreadsheet");
    note_hidden_styles(tree->root());
    const auto tables = children(*book, "table");
    std::vector<SheetEntry> sheets;
    sheets.reserve(tables.size());
    for (const auto &table : tables) {
      sheets.push_back({std::string(attribute(table, "name")),
                        {},
                        hidden_styles_.contains(std::string(attribute(table, "style-name")))});
    }
    Problems warnings;
    const auto chosen = choose_sheet(sheets, name, archive_.path(), warnings);
    if (!chosen) return chosen.problems();
    read_rows(tables[*chosen]);
    return std::move(grid_).take(sheets[*chosen].name, std::move(warnings));
  }

 private:
  void note_hidden_styles(const xml::Element &root) {
    const auto styles = child(root, "automatic-styles");
    if (!styles) return;
    for (const auto &style : children(*styles, "style")) {
      const auto properties = child(style, "table-properties");
      if (properties && attribute(*properties, "display") == "false")
        hidden_styles_.insert(std::string(attribute(style, "name")));
    }
  }

  /// Rows and columns stand in groups and headers, too.
  void read_rows(const xml::Element &element) {
    for (const auto &each : element.children()) {
      const auto name = local_name(each.name());
      if (name == "table-row") {
        read_row(each);
      } else if (name == "table-column") {
        const auto count = static_cast<std::size_t>(repeats(each, "number-columns-repeated"));
        if (is_hidden(each)) grid_.hide_columns(columns_, columns_ + count - 1);
        columns_ += count;
      } else if (name == "table-header-rows" || name == "table-row-group" || name == "table-rows" ||
                 name == "table-header-columns" || name == "table-column-group" || name == "table-columns") {
        read_rows(each);
      }
    }
  }

  void read_row(const xml::Element &row) {
    const int times = repeats(row, "number-rows-repeated");
    grid_.begin_row(number_, is_hidden(row));
    std::size_t column = 0;
    for (const auto &cell : row.children()) {
      const auto name = local_name(cell.name());
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto count = static_cast<std::size_t>(repeats(cell, "number-columns-repeated"));
      const auto text = name == "table-cell" ? text_of(cell) : std::string();
      for (std::size_t i = 0; !text.empty() && i < count; ++i) grid_.put(column + i, text);
      grid_.merge(column, static_cast<std::size_t>(repeats(cell, "number-columns-spanned")), number_,
                  repeats(cell, "number-rows-spanned"));
      column += count;
    }
    grid_.repeat_row(times);
    number_ += times;
  }

  static bool is_hidden(const xml::Element &element) {
    const auto visibility = attribute(element, "visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  const Archive &archive_;
  Grid grid_;
  std::set<std::string> hidden_styles_;
  int number_ = 1;
  std::size_t columns_ = 0;
};

}  // namespace

Result<Sheet> read_ods(const Archive &archive, std::string_view name) {
  return OdsReader(archive).read(name);
}

}  // namespace formletter::workbook
