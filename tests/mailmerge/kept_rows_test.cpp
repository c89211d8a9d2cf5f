#include "mailmerge/kept_rows.hpp"
#include "mailmerge/row_order.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

bool is_alike(const Row &a, const Row &b) {
  return a.number == b.number && a.line == b.line && a.cells == b.cells && a.json == b.json &&
         a.extra_cells == b.extra_cells && a.beyond == b.beyond && a.swallowed_column == b.swallowed_column &&
         a.is_totals == b.is_totals && a.is_short == b.is_short && a.is_torn == b.is_torn &&
         a.is_cut_off == b.is_cut_off;
}

/// With cells of each length, empty ones, line ends and rows that are spoiled in each way.
std::string motley_rows(std::size_t count) {
  std::string text = "name,place,note\n";
  for (std::size_t i = 1; i <= count; ++i) {
    text += "N" + std::to_string(i) + ",";
    if (i % 3 == 0) text += "\"Wien,\nAustria\"";
    if (i % 5 != 0) text += "," + std::string(i % 40, 'x');
    if (i % 7 == 0) text += ",beyond," + std::to_string(i);
    text += "\n";
  }
  return text + "Total,9,\nlast";
}

std::vector<Row> rows_of(const RowOrder &order, std::size_t first, std::size_t last) {
  std::vector<Row> rows;
  auto reading = order.read(first, last);
  while (auto row = reading.next()) rows.push_back(std::move(*row));
  return rows;
}

}  // namespace

TEST_CASE(
    "rows that were kept are those of the roster, from whichever on, and the roster's own come behind") {
  const test::Scratch scratch;
  const auto roster =
      Roster::open(scratch.file("r.csv", motley_rows(60)), [](std::string_view) { return true; });
  REQUIRE(roster.ok());
  for (const std::size_t most_bytes : {0, 1, 500, 4000, 1000000}) {
    KeptRows kept(most_bytes);
    std::vector<Row> all;
    auto reading = roster->read();
    while (true) {
      auto row = reading.next();
      REQUIRE(row.ok());
      if (!*row) break;
      kept.add(**row);
      all.push_back(std::move(**row));
    }
    REQUIRE(all.size() == 62);
    CAPTURE(most_bytes, kept.size());
    CHECK(kept.size() <= all.size());
    if (most_bytes == 4000) CHECK((kept.size() > 10 && kept.size() < 60));
    const RowOrder order(*roster, &kept);
    for (const std::size_t first : {1, 2, 30, 62})
      for (const std::size_t last : {1, 30, 62, 100}) {
        const auto rows = rows_of(order, first, last);
        const std::size_t wanted = std::min<std::size_t>(last, 62) + 1 - std::min(first, last + 1);
        REQUIRE(rows.size() == (first > last ? 0 : wanted));
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(is_alike(rows[i], all[first - 1 + i]));
      }
  }
}
