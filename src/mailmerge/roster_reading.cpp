#include "mailmerge/roster.hpp"

#include "diag/overloaded.hpp"
#include "diag/utf8.hpp"
#include "mailmerge/plain_cell.hpp"
#include "mailmerge/problems_member.hpp"
#include "mailmerge/row_problem.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

bool is_whole_header(std::vector<std::string> cells, const std::vector<std::string> &header) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells == header;
}

}  // namespace

Result<std::optional<CsvRow>> SheetRows::next() {
  if (at_ == sheet_->rows.size()) return std::optional<CsvRow>();
  const auto &row = sheet_->rows[at_++];
  return std::optional(CsvRow{.line = row.number, .cells = row.cells});
}

Roster::Reading::Reading(const Roster &roster, Source source)
    : file_(roster.facts_.path.string()),
      header_(roster.header_),
      shape_{.headings = roster.header_.size(),
             .written_cells = roster.sheet_ ? 0 : roster.header_cells_,
             .is_padded = roster.is_padded_,
             .separator = roster.separator_},
      source_(std::move(source)) {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i].empty()) without_heading_.push_back(i);
  }
}

Result<std::optional<Row>> Roster::Reading::next() {
  return std::visit(
      Overloaded{[&](LineReader &lines) -> Result<std::optional<Row>> { return next_json(lines); },
                 [&](TornRows &rows) { return next_of_table(rows); },
                 [&](SheetRows &rows) { return next_of_table(rows); }},
      source_);
}

std::optional<Row> Roster::Reading::next_json(LineReader &lines) {
  std::string text;
  while (lines.next(text)) {
    ++line_;
    auto json = trimmed_cell(text);
    if (json.empty()) continue;
    // Blanks for what stands before it, so that columns of problems are those of the line.
    const auto before = std::string_view(text).substr(0, text.find(json));
    json.insert(0, diag::character_count(before), ' ');
    Row row{.number = ++number_, .line = line_, .cells = {}, .json = without_problems(json)};
    tells_problems_ = tells_problems_ || row.json != json;
    return row;
  }
  return std::nullopt;
}

template <typename Rows>
Result<std::optional<Row>> Roster::Reading::next_of_table(Rows &rows) {
  while (true) {
    auto read = rows.next();
    if (!read) return in_file(read.problems().front(), file_);
    if (!*read) return std::optional<Row>();
    auto &cells = (*read)->cells;
    for (auto &cell : cells) {
      if (!is_plain_already(cell)) cell = plain_cell(cell);
    }
    const auto filled = [](const std::string &cell) { return !cell.empty(); };
    if (std::none_of(cells.begin(), cells.end(), filled)) continue;
    if (repeats_header(cells)) {
      if (!is_whole_header(cells, header_)) return second_header((*read)->line);
      repeated_headers_.push_back((*read)->line);
      continue;
    }
    Row row = shaped_row(std::move(**read), shape_);
    if (row.extra_cells == 0) {
      note_unheaded(row);
      if (!row.is_torn && is_empty_under_headings(row)) continue;
    }
    row.number = ++number_;
    return std::optional<Row>(std::move(row));
  }
}

/// A remark beside the table is no part of it, and is not kept.
void Roster::Reading::note_unheaded(Row &row) {
  const auto note = [&](std::size_t column, const std::string &cell) {
    if (cell.empty()) return;
    auto &seen = unheaded_[column + 1];
    if (seen.cells++ == 0) seen.first_line = row.line;
  };
  for (const auto column : without_heading_) note(column, row.cells[column]);
  for (std::size_t i = 0; i < row.beyond.size(); ++i) note(shape_.headings + i, row.beyond[i]);
  row.beyond.clear();
}

bool Roster::Reading::is_empty_under_headings(const Row &row) const {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!row.cells[i].empty() && !header_[i].empty()) return false;
  }
  return true;
}

bool Roster::Reading::repeats_header(const std::vector<std::string> &cells) const {
  std::size_t known = 0, filled = 0;
  for (const auto &cell : cells) {
    if (cell.empty()) continue;
    ++filled;
    // Most rows are told apart by their first cell.
    if (std::find(header_.begin(), header_.end(), cell) == header_.end()) return false;
    ++known;
  }
  return known == filled && known * 2 > header_.size();
}

Problem Roster::Reading::second_header(int line) const {
  return {.code = "roster-second-header",
          .place = {.file = file_, .line = line},
          .subject = {},
          .message =
              "Headings stand here again, and not the same in the same order: two rosters were put "
              "together, and cells would get into the wrong columns.",
          .hint = "merge the two rosters one after the other"};
}

}  // namespace formletter::mailmerge
