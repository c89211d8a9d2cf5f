#pragma once

#include "mailmerge/row.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

/// A row as bytes, to be read back in this same process.
std::string row_bytes(const Row &row);
Row row_of_bytes(std::string_view bytes);

/// A roster's first rows, as many as a few megabytes hold: to take a line apart into cells again costs
/// eight times what it costs to have them from here.
class KeptRows {
 public:
  explicit KeptRows(std::size_t most_bytes = 8UL * 1024 * 1024) : bytes_left_(most_bytes) {}

  /// The next row of the roster. Once one has found no room, none is kept.
  void add(const Row &row);
  std::size_t size() const { return rows_.size(); }
  /// By its number, from 1 to size().
  Row row(std::size_t number) const { return row_of_bytes(rows_[number - 1]); }

 private:
  std::vector<std::string> rows_;
  std::size_t bytes_left_;
};

}  // namespace formletter::mailmerge
