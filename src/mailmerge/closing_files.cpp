#include "mailmerge/closing_files.hpp"

#include "disk/disk.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/owner_only.hpp"
#include "mailmerge/problems_member.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_size = 256UL * 1024;

fs::path temporary_of(const fs::path &path) {
  return path.parent_path() / ("." + path.filename().string() + ".part");
}

}  // namespace

GrowingFile::GrowingFile(fs::path path)
    : path_(std::move(path)),
      temporary_(temporary_of(path_)),
      file_(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only)) {
  if (!file_.is_open()) throw disk::MachineFailure("create", temporary_, errno);
}

GrowingFile::~GrowingFile() {
  if (file_.is_open()) ::unlink(temporary_.c_str());
}

void GrowingFile::add(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) write_buffer();
}

void GrowingFile::write_buffer() {
  if (const int error = file_.write(buffer_); error != 0) throw disk::MachineFailure("write", path_, error);
  buffer_.clear();
}

void GrowingFile::finish() {
  write_buffer();
  if (::fsync(file_.get()) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0)
    throw disk::MachineFailure("write", path_, errno);
  static_cast<void>(file_.close());
}

FailedRows::FailedRows(const Roster &roster, const fs::path &out, const Shard &shard)
    : roster_(roster),
      path_(out / ("failed-rows" + shard.suffix() + (roster.is_json() ? ".jsonl" : ".csv"))) {
  // What an earlier run left would tell of rows that are mended.
  ::unlink(path_.c_str());
}

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
  if (!file_) {
    file_.emplace(path_);
    // With the mark, spreadsheets read UTF-8 as what it is.
    auto headings = header;
    if (own == headings.size()) headings.emplace_back(problems_column);
    if (!roster_.is_json()) file_->add("\xEF\xBB\xBF" + csv_line(headings));
  }
  file_->add(roster_.is_json() ? with_problems(row.json, problems) + "\n" : table_row(row.cells, problems));
}

void FailedRows::finish() {
  if (file_) file_->finish();
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

void write_closing_files(const Prepared &prepared, const fs::path &out, const Shard &shard) {
  std::ifstream journal(Journal::path_in(out, shard), std::ios::binary);
  std::string line;
  std::getline(journal, line);  // the head
  GrowingFile manifest(out / ("manifest" + shard.suffix() + ".jsonl"));
  FailedRows failed(prepared.roster, out, shard);
  auto reading = rows_of_shard(prepared, shard);
  // Both go in the order of printing, a line for each row: one pass over each.
  std::size_t behind = 0;
  while (std::getline(journal, line)) {
    manifest.add(line + "\n");
    if (line.find(R"("status":"failed")") == std::string::npos) {
      ++behind;
      continue;
    }
    for (; behind > 0; --behind) static_cast<void>(reading.next());
    const auto told = read_row(line).value();
    failed.add(next_row(reading, told.row), told.errors);
  }
  failed.finish();
  manifest.finish();
}

}  // namespace formletter::mailmerge
