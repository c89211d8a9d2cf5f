#include "mailmerge/kept_rows.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

namespace formletter::mailmerge {

namespace {

/// Writes one thing behind the other, into room that is there for all of them.
class Putter {
 public:
  explicit Putter(char *room) : room_(room) {}
  void number(std::uint64_t number) { put(&number, sizeof number); }
  void text(std::string_view text) {
    number(text.size());
    if (!text.empty()) put(text.data(), text.size());
  }

 private:
  void put(const void *bytes, std::size_t size) {
    std::memcpy(room_, bytes, size);
    room_ += size;
  }
  char *room_;
};

/// Reads back what a Putter wrote, in this same process.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t number = 0;
    std::memcpy(&number, take(sizeof number).data(), sizeof number);
    return number;
  }
  std::string_view text() { return take(number()); }

 private:
  std::string_view take(std::size_t size) {
    const auto taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view bytes_;
};

/// As much as row_bytes() writes.
std::size_t room_for(const Row &row) {
  constexpr std::size_t numbers = 11 * sizeof(std::uint64_t);
  std::size_t room = numbers + row.json.size();
  for (const auto *cells : {&row.cells, &row.beyond})
    for (const std::string &cell : *cells) room += sizeof(std::uint64_t) + cell.size();
  return room;
}

}  // namespace

std::string row_bytes(const Row &row) {
  std::string bytes(room_for(row), '\0');
  Putter put(bytes.data());
  put.number(row.number);
  put.number(static_cast<std::uint64_t>(row.line));
  put.number(row.extra_cells);
  put.number(row.swallowed_column);
  for (const bool flag : {row.is_totals, row.is_short, row.is_torn, row.is_cut_off}) put.number(flag ? 1 : 0);
  put.text(row.json);
  for (const auto *cells : {&row.cells, &row.beyond}) {
    put.number(cells->size());
    for (const auto &cell : *cells) put.text(cell);
  }
  return bytes;
}

Row row_of_bytes(std::string_view bytes) {
  Taker taker(bytes);
  Row row;
  row.number = taker.number();
  row.line = static_cast<int>(taker.number());
  row.extra_cells = taker.number();
  row.swallowed_column = taker.number();
  for (bool *flag : {&row.is_totals, &row.is_short, &row.is_torn, &row.is_cut_off})
    *flag = taker.number() == 1;
  row.json = taker.text();
  for (auto *cells : {&row.cells, &row.beyond}) {
    const std::size_t count = taker.number();
    cells->reserve(count);
    for (std::size_t i = 0; i < count; ++i) cells->emplace_back(taker.text());
  }
  return row;
}

void KeptRows::add(const Row &row) {
  if (bytes_left_ == 0) return;
  std::string bytes = row_bytes(row);
  const std::size_t size = bytes.size() + sizeof(std::string);
  if (size > bytes_left_) {
    bytes_left_ = 0;
    return;
  }
  bytes_left_ -= size;
  rows_.push_back(std::move(bytes));
}

}  // namespace formletter::mailmerge
