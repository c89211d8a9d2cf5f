#include "workbook/xlsx.hpp"

#include "diag/utf8.hpp"
#include "workbook/cell_text.hpp"
#include "workbook/grid.hpp"

#include <charconv>
#include <map>

namespace formletter::workbook {

namespace {

int whole_number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true";
}

Result<xml::Tree> read_part(const Archive &archive, const std::string &name) {
  auto bytes = archive.read(name);
  if (!bytes) return bytes.problems();
  auto tree = xml::Tree::read({name, std::move(*bytes)});
  if (tree) return tree;
  return broken_part(archive.path(), name, tree.problems());
}

/// What a part refers to: ids, types and names of other parts.
struct Relation {
  std::string id, type, part;
};

/// A target is relative to the folder of the part that names it, or begins with "/".
std::string part_name(const std::string &folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base = folder;
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const auto slash = base.empty() ? std::string::npos : base.rfind('/', base.size() - 2);
    base = slash == std::string::npos ? "" : base.substr(0, slash + 1);
  }
  return base + std::string(target);
}

Result<std::vector<Relation>> read_relations(const Archive &archive, const std::string &part) {
  const auto slash = part.rfind('/');
  const auto folder = slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
  const auto file = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  const auto tree = read_part(archive, file);
  if (!tree) return tree.problems();
  std::vector<Relation> relations;
  for (const auto &each : children(tree->root(), "Relationship")) {
    relations.push_back({std::string(attribute(each, "Id")), std::string(attribute(each, "Type")),
                         part_name(folder, attribute(each, "Target"))});
  }
  return relations;
}

/// The part of a type ("styles"), or "".
std::string part_of_type(const std::vector<Relation> &relations, std::string_view type) {
  for (const auto &relation : relations) {
    if (relation.type.ends_with("/" + std::string(type))) return relation.part;
  }
  return {};
}

/// _x000D_ stands for a character that XML cannot hold.
std::string unescaped(std::string text) {
  constexpr std::size_t length = 7;
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    unsigned code = 0;
    const char *digits = text.data() + at + 2;
    if (text.size() < at + length || text[at + length - 1] != '_') continue;
    const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
    if (error != std::errc() || end != digits + 4 || (code >= 0xD800 && code < 0xE000)) continue;
    std::string character;
    diag::append_utf8(character, code == '\r' ? U'\n' : static_cast<char32_t>(code));
    text.replace(at, length, character);
  }
  return text;
}

/// The text of a shared or an inline string: one run or several, without readings (rPh).
std::string rich_text(const xml::Element &element) {
  std::string text;
  for (const auto &each : element.children()) {
    const auto name = local_name(each.name());
    if (name == "t") text += each.text();
    if (name != "r") continue;
    for (const auto &run : children(each, "t")) text += run.text();
  }
  return unescaped(std::move(text));
}

Result<std::vector<std::string>> read_shared_strings(const Archive &archive, const std::string &part) {
  std::vector<std::string> strings;
  if (part.empty()) return strings;
  const auto tree = read_part(archive, part);
  if (!tree) return tree.problems();
  for (const auto &each : children(tree->root(), "si")) strings.push_back(rich_text(each));
  return strings;
}

/// The number formats of the cell styles, in their order.
Result<std::vector<NumberFormat>> read_formats(const Archive &archive, const std::string &part) {
  std::vector<NumberFormat> formats;
  if (part.empty()) return formats;
  const auto tree = read_part(archive, part);
  if (!tree) return tree.problems();
  std::map<int, NumberFormat> by_id;
  if (const auto codes = child(tree->root(), "numFmts")) {
    for (const auto &each : children(*codes, "numFmt"))
      by_id[whole_number(attribute(each, "numFmtId"), 0)] = format_of(attribute(each, "formatCode"));
  }
  if (const auto styles = child(tree->root(), "cellXfs")) {
    for (const auto &each : children(*styles, "xf")) {
      const int id = whole_number(attribute(each, "numFmtId"), 0);
      const auto own = by_id.find(id);
      formats.push_back(own == by_id.end() ? built_in_format(id) : own->second);
    }
  }
  return formats;
}

/// "AB12" is column 27, row 12; columns from 0. False for what is no reference.
bool read_reference(std::string_view text, std::size_t &column, int &row) {
  constexpr std::size_t letters = 26, most_columns = 16384;
  std::size_t number = 0;
  while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    number = number * letters + static_cast<std::size_t>(text.front() - 'A') + 1;
    if (number > most_columns) return false;
    text.remove_prefix(1);
  }
  if (number == 0) return false;
  column = number - 1;
  row = whole_number(text, row);
  return true;
}

class XlsxReader {
 public:
  explicit XlsxReader(const Archive &archive) : archive_(archive), grid_(archive.path()) {}

  Result<Sheet> read(std::string_view name) {
    const auto package = read_relations(archive_, "");
    if (!package) return package.problems();
    const auto book_part = part_of_type(*package, "officeDocument");
    const auto book = read_part(archive_, book_part);
    if (!book) return book.problems();
    const auto relations = read_relations(archive_, book_part);
    if (!relations) return relations.problems();
    if (const auto facts = child(book->root(), "workbookPr"))
      from_1904_ = is_true(attribute(*facts, "date1904"));
    const auto sheets = sheets_of(book->root(), *relations);
    Problems warnings;
    const auto chosen = choose_sheet(sheets, name, archive_.path(), warnings);
    if (!chosen) return chosen.problems();
    auto strings = read_shared_strings(archive_, part_of_type(*relations, "sharedStrings"));
    if (!strings) return strings.problems();
    strings_ = std::move(*strings);
    auto formats = read_formats(archive_, part_of_type(*relations, "styles"));
    if (!formats) return formats.problems();
    formats_ = std::move(*formats);
    const auto tree = read_part(archive_, sheets[*chosen].part);
    if (!tree) return tree.problems();
    read_rows(tree->root());
    return std::move(grid_).take(sheets[*chosen].name, std::move(warnings));
  }

 private:
  static std::vector<SheetEntry> sheets_of(const xml::Element &book, const std::vector<Relation> &relations) {
    std::vector<SheetEntry> sheets;
    const auto list = child(book, "sheets");
    if (!list) return sheets;
    for (const auto &each : children(*list, "sheet")) {
      const auto id = attribute(each, "id");
      const auto state = attribute(each, "state");
      for (const auto &relation : relations) {
        // Charts have sheets of their own.
        if (relation.id != id || !relation.type.ends_with("/worksheet")) continue;
        sheets.push_back({std::string(attribute(each, "name")), relation.part,
                          state == "hidden" || state == "veryHidden"});
      }
    }
    return sheets;
  }

  void read_rows(const xml::Element &sheet) {
    if (const auto columns = child(sheet, "cols")) {
      for (const auto &each : children(*columns, "col")) {
        const int first = whole_number(attribute(each, "min"), 1),
                  last = whole_number(attribute(each, "max"), 1);
        if (is_true(attribute(each, "hidden")) && first > 0 && last >= first)
          grid_.hide_columns(static_cast<std::size_t>(first) - 1, static_cast<std::size_t>(last) - 1);
      }
    }
    if (const auto merged = child(sheet, "mergeCells")) {
      for (const auto &each : children(*merged, "mergeCell")) note_merged(attribute(each, "ref"));
    }
    const auto data = child(sheet, "sheetData");
    if (!data) return;
    int number = 0;
    for (const auto &row : children(*data, "row")) {
      number = whole_number(attribute(row, "r"), number + 1);
      grid_.begin_row(number, is_true(attribute(row, "hidden")));
      std::size_t column = 0;
      for (const auto &cell : children(row, "c")) {
        read_reference(attribute(cell, "r"), column, number);
        grid_.put(column, text_of(cell));
        ++column;
      }
    }
  }

  /// "V2:W3"
  void note_merged(std::string_view range) {
    const auto colon = std::min(range.find(':'), range.size() - 1);
    std::size_t column = 0, last_column = 0;
    int row = 0, last_row = 0;
    if (read_reference(range.substr(0, colon), column, row) &&
        read_reference(range.substr(colon + 1), last_column, last_row) && last_column >= column)
      grid_.merge(column, last_column - column + 1, row, last_row - row + 1);
  }

  std::string text_of(const xml::Element &cell) const {
    const auto type = attribute(cell, "t");
    if (type == "inlineStr") {
      const auto inner = child(cell, "is");
      return inner ? rich_text(*inner) : std::string();
    }
    const auto value = child(cell, "v");
    auto text = value ? value->text() : std::string();
    // Only a formula that was worked out has a type of text: what it gives may be no text at all.
    const bool worked_out = value && (!text.empty() || type == "str");
    if (!worked_out) return child(cell, "f") ? std::string(formula_without_result) : std::string();
    if (type == "s") {
      const auto index = static_cast<std::size_t>(whole_number(text, -1));
      return index < strings_.size() ? strings_[index] : "#REF!";
    }
    if (type == "str") return unescaped(std::move(text));
    if (type == "b") return is_true(text) ? "TRUE" : "FALSE";
    if (type == "e") return text;
    if (type == "d") return date_text(text);
    const auto style = static_cast<std::size_t>(whole_number(attribute(cell, "s"), 0));
    return cell_text(text, style < formats_.size() ? formats_[style] : NumberFormat(), from_1904_);
  }

  const Archive &archive_;
  Grid grid_;
  std::vector<std::string> strings_;
  std::vector<NumberFormat> formats_;
  bool from_1904_ = false;
};

}  // namespace

Result<Sheet> read_xlsx(const Archive &archive, std::string_view name) {
  return XlsxReader(archive).read(name);
}

}  // namespace formletter::workbook
