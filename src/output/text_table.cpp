#include "output/text_table.hpp"

#include "output/display_width.hpp"
#include "output/isolates.hpp"
#include "output/wrap_text.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace formletter::output {
namespace {

using document::Cell;
using document::Row;
using document::Table;

constexpr int gutter = 2;
constexpr int least_column = 10;
constexpr int unbounded = 100'000;

struct ColumnWidths {
  std::vector<int> least, most;
};

int widest_line(const TextFlow &flow) {
  int widest = 0;
  for (const std::string &line : flow.lines()) widest = std::max(widest, display_width(line));
  return widest;
}

class TableLayout {
 public:
  TableLayout(const Table &table, const TableRoom &room, const LayOutBlocks &lay_out)
      : table_(table),
        columns_(room.columns),
        mirrored_(room.direction == Direction::right_to_left),
        lay_out_(lay_out) {}

  TextFlow lay_out() {
    if (table_.paired) {
      lay_out_pairs();
    } else if (const auto widths = choose_widths()) {
      lay_out_columns(*widths);
    } else {
      lay_out_records();
    }
    return std::move(flow_);
  }

 private:
  void lay_out_pairs() {
    for (const Row &row : table_.body) {
      flow_.add_gap(blank_line);
      for (const Cell &cell : row.cells) {
        TextFlow lines = lay_out_(cell.blocks, columns_);
        for (const std::string &line : lines.lines()) flow_.add_line(line);
      }
    }
  }

  /// Widths of the columns that are not spanned; nothing where cells of more than
  /// one column leave one unknown.
  ColumnWidths measure() const {
    ColumnWidths widths;
    const auto measure_row = [&](const Row &row) {
      std::size_t column = 0;
      for (const Cell &cell : row.cells) {
        widths.least.resize(std::max(widths.least.size(), column + cell.column_span), 1);
        widths.most.resize(widths.least.size(), 1);
        if (cell.column_span == 1) {
          const TextFlow one_line = lay_out_(cell.blocks, unbounded);
          for (const std::string &line : one_line.lines()) {
            widths.least[column] = std::max(widths.least[column], widest_word(line));
          }
          widths.most[column] = std::max(widths.most[column], widest_line(one_line));
        }
        column += cell.column_span;
      }
    };
    for (const Row &row : table_.head) measure_row(row);
    for (const Row &row : table_.body) measure_row(row);
    return widths;
  }

  std::optional<std::vector<int>> choose_widths() const {
    const ColumnWidths measured = measure();
    const auto count = static_cast<int>(measured.most.size());
    const int room = columns_ - gutter * (count - 1);
    const int most = std::accumulate(measured.most.begin(), measured.most.end(), 0);
    if (most <= room) return measured.most;
    // A column may be narrow if all that is in it is; else it has to be readable.
    std::vector<int> widths;
    widths.reserve(measured.most.size());
    for (int i = 0; i < count; ++i) {
      widths.push_back(std::max(measured.least[i], std::min(measured.most[i], least_column)));
    }
    int spare = room - std::accumulate(widths.begin(), widths.end(), 0);
    if (spare < 0) return std::nullopt;
    // One column at a time to whichever has the most text for its width.
    for (; spare > 0; --spare) {
      int neediest = 0;
      for (int i = 1; i < count; ++i) {
        if (measured.most[i] * widths[neediest] > measured.most[neediest] * widths[i]) neediest = i;
      }
      ++widths[neediest];
    }
    return widths;
  }

  void lay_out_columns(const std::vector<int> &widths) {
    for (const Row &row : table_.head) add_row(row, widths);
    if (!table_.head.empty()) {
      std::string rule;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        rule += std::string(i == 0 ? 0 : gutter, ' ') + std::string(static_cast<std::size_t>(widths[i]), '-');
      }
      flow_.add_line(std::move(rule));
    }
    for (const Row &row : table_.body) add_row(row, widths);
  }

  void add_row(const Row &row, const std::vector<int> &widths) {
    struct Placed {
      std::vector<std::string> lines;
      int width;
    };
    std::vector<Placed> cells;
    std::size_t height = 0, column = 0;
    for (const Cell &cell : row.cells) {
      int width = gutter * (static_cast<int>(cell.column_span) - 1);
      for (std::uint32_t i = 0; i < cell.column_span; ++i) width += widths.at(column++);
      cells.push_back({lay_out_(cell.blocks, width).lines(), width});
      height = std::max(height, cells.back().lines.size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      // Isolated cells alone would not tell which way the line runs.
      std::string line = mirrored_ ? "\u200F" : "";
      int column_end = 0, width = 0;
      for (const Placed &cell : cells) {
        if (i < cell.lines.size() && !cell.lines[i].empty()) {
          line.append(static_cast<std::size_t>(std::max(0, column_end - width)), ' ');
          width = std::max(width, column_end) + display_width(cell.lines[i]);
          line += isolated(cell.lines[i]);
        }
        column_end += cell.width + gutter;
      }
      flow_.add_line(std::move(line));
    }
  }

  /// Right-to-left cells beside each other would run into one.
  static std::string isolated(const std::string &text) {
    if (!has_right_to_left_letters(text)) return text;
    return std::string(first_strong_isolate) + text + std::string(pop_isolate);
  }

  void lay_out_records() {
    std::vector<std::string> names;
    if (!table_.head.empty()) {
      for (const Cell &cell : table_.head.back().cells) {
        std::string name;
        const TextFlow heading = lay_out_(cell.blocks, unbounded);
        for (const std::string &line : heading.lines()) name += (name.empty() ? "" : " ") + line;
        names.resize(names.size() + cell.column_span, name);
      }
    }
    for (const Row &row : table_.body) {
      flow_.add_gap(blank_line);
      std::size_t column = 0;
      for (const Cell &cell : row.cells) {
        add_record_line(column < names.size() ? names[column] : "", cell);
        column += cell.column_span;
      }
    }
  }

  void add_record_line(const std::string &name, const Cell &cell) {
    const std::string prefix = name.empty() ? "" : name + ": ";
    const int indent = name.empty() ? 0 : 2;
    const TextFlow one_line = lay_out_(cell.blocks, unbounded);
    const bool short_enough =
        one_line.lines().size() == 1 && display_width(prefix) + widest_line(one_line) <= columns_;
    if (one_line.empty()) return;
    if (short_enough || name.empty()) {
      const TextFlow lines = short_enough ? one_line : lay_out_(cell.blocks, columns_);
      bool first = true;
      for (const std::string &line : lines.lines()) {
        flow_.add_line((first ? prefix : "") + line);
        first = false;
      }
      return;
    }
    flow_.add_line(name + ":");
    const TextFlow lines = lay_out_(cell.blocks, columns_ - indent);
    for (const std::string &line : lines.lines()) flow_.add_line("  " + line);
  }

  const Table &table_;
  int columns_;
  bool mirrored_;
  const LayOutBlocks &lay_out_;
  TextFlow flow_;
};

}  // namespace

TextFlow lay_out_table(const Table &table, const TableRoom &room, const LayOutBlocks &lay_out) {
  return TableLayout(table, room, lay_out).lay_out();
}

}  // namespace formletter::output
