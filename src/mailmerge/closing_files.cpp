#include "mailmerge/closing_files.hpp"

#include "disk/disk.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/problems_member.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

FailedRows::FailedRows(const Roster &roster, const fs::path &out, const Shard &shard)
    : roster_(roster),
      file_(out / ("failed-rows" + shard.suffix() + (roster.is_json() ? ".jsonl" : ".csv"))) {}

void FailedRows::add(const Row &row, const std::string &problems) {
  const auto &header = roster_.header();
  const auto own =
      static_cast<std::size_t>(std::find(header.begin(), header.end(), problems_column) - header.begin());
  const auto table_row = [&](std::vector<std::string> cells, const std::string &text) {
    cells.resize(std::max(header.size(), own + 1));
    cells[own] = text;
    cells.insert(cells.end(), row.beyond.begin(), row.beyond.end());
    // Made whole, a row that was none would pass unmended.
    if (row.is_torn || row.is_cut_off) cells.emplace_back("mend this row, then delete this cell");
    return csv_line(cells);
  };
  if (!std::exchange(begun_, true) && !roster_.is_json()) {
    // With the mark, spreadsheets read UTF-8 as what it is.
    auto headings = header;
    if (own == headings.size()) headings.emplace_back(problems_column);
    file_.add("\xEF\xBB\xBF" + csv_line(headings));
  }
  file_.add(roster_.is_json() ? with_problems(row.json, problems) + "\n" : table_row(row.cells, problems));
}

RowOrder::Reading rows_of_shard(const Prepared &prepared, const Shard &shard) {
  const auto [first, last] = shard.rows(prepared.seen.rows);
  return prepared.rows.read(first, last);
}

Row next_row(RowOrder::Reading &reading, std::size_t number) {
  auto row = reading.next();
  if (!row || row->number != number)
    throw disk::MachineFailure("the roster has changed while it was printed");
  return std::move(*row);
}

void write_closing_files(const Prepared &prepared, const fs::path &out, const Shard &shard,
                         const TellKept &tell) {
  std::ifstream journal(Journal::path_in(out, shard), std::ios::binary);
  std::string line;
  std::getline(journal, line);  // the head
  GrowingFile manifest(out / ("manifest" + shard.suffix() + ".jsonl"));
  FailedRows failed(prepared.roster, out, shard);
  auto reading = rows_of_shard(prepared, shard);
  // Both go in the order of printing, a line for each row: one pass over each.
  std::size_t behind = 0;
  while (std::getline(journal, line)) {
    manifest.add(without_key(line) + "\n");
    if (line.find(R"("status":"failed")") == std::string::npos) {
      ++behind;
      continue;
    }
    for (; behind > 0; --behind) static_cast<void>(reading.next());
    const auto told = read_row(line).value();
    failed.add(next_row(reading, told.row), told.errors);
  }
  failed.finish(tell);
  manifest.finish();
}

}  // namespace formletter::mailmerge
