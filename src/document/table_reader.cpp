#include "diag/ascii.hpp"
#include "document/block_reader.hpp"
#include "document/reports.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace formletter::document {
namespace {

std::uint32_t columns_of(const Row &row) {
  return std::accumulate(row.cells.begin(), row.cells.end(), std::uint32_t{0},
                         [](std::uint32_t sum, const Cell &cell) { return sum + cell.column_span; });
}

std::optional<double> parse_share(std::string_view word) {
  if (!word.ends_with("fr") || word.size() > 10) return std::nullopt;
  word.remove_suffix(2);
  if (!std::all_of(word.begin(), word.end(), [](char c) { return ascii::is_digit(c) || c == '.'; })) {
    return std::nullopt;
  }
  double share = 0;
  const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), share);
  if (error != std::errc() || rest != word.data() + word.size() || share <= 0) return std::nullopt;
  return share;
}

std::string counted(std::size_t columns) {
  return std::to_string(columns) + (columns == 1 ? " column" : " columns");
}

}  // namespace

void BlockReader::read_table(const xml::Element &element, const EnteredElement &entered,
                             std::vector<Block> &blocks) {
  Table table;
  const auto classes = class_words(entered.class_name);
  table.paired = std::find(classes.begin(), classes.end(), "pairs") != classes.end();
  read_column_shares(element, table);
  for (const auto &[child, kind] :
       children_of(element, entered.scope,
                   {ElementKind::caption, ElementKind::thead, ElementKind::tbody, ElementKind::tr})) {
    if (kind == ElementKind::tr) {
      read_row(child, ElementKind::tbody, entered.scope, table.body);
    } else if (kind != ElementKind::caption) {
      read_rows(child, kind, entered.scope, kind == ElementKind::thead ? table.head : table.body);
    } else if (table.caption.empty()) {
      read_paragraph(child, ParagraphRole::caption, scopes_.enter(child, ElementKind::caption, entered.scope),
                     table.caption);
    } else {
      problems_.push_back(misplaced_element(child, "table", "a table has one caption at most"));
    }
  }
  check_columns(element, table);
  // Headings of columns that hold nothing say nothing.
  if (table.body.empty()) return;
  add_block(element, entered, blocks).content = std::move(table);
}

void BlockReader::read_rows(const xml::Element &element, ElementKind kind, const Scope &parent,
                            std::vector<Row> &rows) {
  const EnteredElement group = scopes_.enter(element, kind, parent);
  for (const auto &[child, child_kind] : children_of(element, group.scope, {ElementKind::tr})) {
    read_row(child, kind, group.scope, rows);
  }
}

void BlockReader::read_row(const xml::Element &element, ElementKind group, const Scope &parent,
                           std::vector<Row> &rows) {
  const EnteredElement entered = scopes_.enter(element, ElementKind::tr, parent);
  ComputedStyles &styles = scopes_.styles();
  const BlockStyle own = styles[entered.scope.style].block;
  const auto background = own.background ? own.background : styles[parent.style].block.background;
  Row row{.cells = {}, .keep_together = own.keep_together};
  for (const auto &[child, kind] : children_of(element, entered.scope, {ElementKind::td, ElementKind::th})) {
    Cell cell = read_cell(child, kind, entered.scope);
    if (kind == ElementKind::th && !child.attribute_node("scope")) {
      cell.role = group == ElementKind::thead ? CellRole::column_header : CellRole::row_header;
    }
    if (background && !styles.block(cell.style).background) {
      BlockStyle style = styles.block(cell.style);
      style.background = background;
      cell.style = styles.intern(style);
    }
    row.cells.push_back(std::move(cell));
  }
  if (!row.cells.empty()) rows.push_back(std::move(row));
}

Cell BlockReader::read_cell(const xml::Element &element, ElementKind kind, const Scope &row) {
  const EnteredElement entered = scopes_.enter(element, kind, row);
  Cell cell;
  cell.style = scopes_.styles().block_id(entered.scope.style);
  cell.language = scopes_.language(entered.scope.language);
  cell.direction = entered.scope.direction;
  cell.blocks = read_flow(element, entered.scope);
  if (const xml::Attribute *scope = element.attribute_node("scope")) {
    if (kind == ElementKind::th && (scope->value == "col" || scope->value == "row")) {
      cell.role = scope->value == "col" ? CellRole::column_header : CellRole::row_header;
    } else {
      problems_.push_back(scopes_.bad_value(element, *scope, "col or row, on a th"));
    }
  }
  if (const xml::Attribute *span = element.attribute_node("colspan")) {
    const char *end = span->value.data() + span->value.size();
    const auto [rest, error] = std::from_chars(span->value.data(), end, cell.column_span);
    if (error != std::errc() || rest != end || cell.column_span < 1 || cell.column_span > 100) {
      problems_.push_back(scopes_.bad_value(element, *span, "a whole number from 1 to 100"));
      cell.column_span = 1;
    }
  }
  return cell;
}

void BlockReader::read_column_shares(const xml::Element &element, Table &table) {
  const xml::Attribute *columns = element.attribute_node("data-columns");
  if (columns == nullptr) return;
  for (const std::string_view word : class_words(columns->value)) {
    const auto share = parse_share(word);
    if (!share) {
      problems_.push_back(scopes_.bad_value(element, *columns, "a share for each column, such as 1fr 2.5fr"));
      table.column_shares.clear();
      return;
    }
    table.column_shares.push_back(*share);
  }
  const double sum = std::accumulate(table.column_shares.begin(), table.column_shares.end(), 0.0);
  for (double &share : table.column_shares) share /= sum;
}

void BlockReader::check_columns(const xml::Element &element, const Table &table) {
  const auto report = [&](std::string message, std::string hint) {
    problems_.push_back({.code = "uneven-table",
                         .place = element.place(),
                         .subject = "table",
                         .message = std::move(message),
                         .hint = std::move(hint)});
  };
  std::vector<const Row *> rows;
  for (const Row &row : table.head) rows.push_back(&row);
  for (const Row &row : table.body) rows.push_back(&row);
  if (rows.empty()) return;
  const std::uint32_t columns = columns_of(*rows.front());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t here = columns_of(*rows[i]);
    if (here == columns) continue;
    const std::string row = "Row " + std::to_string(i + 1);
    report(scopes_.shows_values()
               ? row + " has " + counted(here) + ", the first row has " + counted(columns) + "."
               : row + " has not as many columns as the first row.",
           "a cell may span more than one column with colspan");
  }
  if (!table.column_shares.empty() && table.column_shares.size() != columns) {
    report(scopes_.shows_values() ? "`data-columns` names " + counted(table.column_shares.size()) +
                                        ", the first row has " + counted(columns) + "."
                                  : "`data-columns` names not as many columns as the first row has.",
           "");
  }
  if (table.paired && columns != 2) report("A table of class pairs has two columns.", "");
}

}  // namespace formletter::document
