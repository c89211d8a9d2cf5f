#include "mailmerge/torn_rows.hpp"

#include <utility>

namespace formletter::mailmerge {

Result<std::optional<CsvRow>> TornRows::next() {
  if (ahead(0) == nullptr) {
    if (trouble_) return *std::exchange(trouble_, std::nullopt);
    return std::optional<CsvRow>();
  }
  CsvRow row = std::move(ahead_.front());
  ahead_.pop_front();
  if (pieces_left_ == 0) pieces_left_ = pieces_from(row);
  if (pieces_left_ > 0) {
    row.is_torn = true;
    --pieces_left_;
  }
  return std::optional<CsvRow>(std::move(row));
}

const CsvRow *TornRows::ahead(std::size_t index) {
  while (ahead_.size() <= index && !trouble_) {
    auto read = rows_.next();
    if (!read) {
      trouble_ = read.problems().front();
    } else if (*read) {
      ahead_.push_back(std::move(**read));
    } else {
      return nullptr;
    }
  }
  return ahead_.size() > index ? &ahead_[index] : nullptr;
}

/// How many rows make one whole row from `first` on; 0 if it is none that was torn. The text behind
/// the line end is the rest of the cell before it, so two pieces have a cell more than the whole.
std::size_t TornRows::pieces_from(const CsvRow &first) {
  constexpr std::size_t least_width = 4, most_pieces = 64;
  if (width_ < least_width || first.cells.size() > width_) return 0;
  std::size_t cells = first.cells.size(), pieces = 1;
  int last_line = first.last_line;
  while (pieces < most_pieces) {
    const auto *piece = ahead(pieces - 1);
    if (piece == nullptr) break;
    const bool is_rest_of_last_cell = piece->cells.size() == 1 && piece->line == last_line + 1;
    const bool fits = piece->cells.size() < width_ && cells + piece->cells.size() - 1 <= width_;
    if (cells == width_ ? !is_rest_of_last_cell : !fits) break;
    cells += piece->cells.size() - 1;
    last_line = piece->last_line;
    ++pieces;
  }
  return pieces > 1 && cells == width_ ? pieces : 0;
}

}  // namespace formletter::mailmerge
