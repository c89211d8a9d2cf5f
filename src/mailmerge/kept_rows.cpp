#include "mailmerge/kept_rows.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

namespace formletter::mailmerge {

namespace {

void put_number(std::uint64_t number, std::string &bytes) {
  bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}
void put_text(std::string_view text, std::string &bytes) {
  put_number(text.size(), bytes);
  bytes += text;
}

/// Reads back what put_number and put_text wrote, in this same process.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t number = 0;
    std::memcpy(&number, take(sizeof number).data(), sizeof number);
    return number;
  }
  std::string text() { return std::string(take(number())); }

 private:
  std::string_view take(std::size_t size) {
    const auto taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view bytes_;
};

std::size_t room_for(const Row &row) {
  constexpr std::size_t numbers = 11 * sizeof(std::uint64_t);
  std::size_t room = numbers + row.json.size();
  for (const auto *cells : {&row.cells, &row.beyond})
    for (const std::string &cell : *cells) room += sizeof(std::uint64_t) + cell.size();
  return room;
}

}  // namespace

std::string row_bytes(const Row &row) {
  std::string bytes;
  bytes.reserve(room_for(row));
  put_number(row.number, bytes);
  put_number(static_cast<std::uint64_t>(row.line), bytes);
  put_number(row.extra_cells, bytes);
  put_number(row.swallowed_column, bytes);
  for (const bool flag : {row.is_totals, row.is_short, row.is_torn, row.is_cut_off})
    put_number(flag ? 1 : 0, bytes);
  put_text(row.json, bytes);
  for (const auto *cells : {&row.cells, &row.beyond}) {
    put_number(cells->size(), bytes);
    for (const auto &cell : *cells) put_text(cell, bytes);
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
    cells->resize(taker.number());
    for (auto &cell : *cells) cell = taker.text();
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
