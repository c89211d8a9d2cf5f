#include "mailmerge/row_order.hpp"

#include "support/scratch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

constexpr auto order_form = R"xml(<form id="f" version="1" language="en" record_id="number">
  <title>F</title>
  <choices name="town"><choice name="tx"><label>Austin, Texas</label></choice>
    <choice name="il"><label>Chicago</label></choice></choices>
  <text name="number"><label>Number</label></text>
  <group name="person">
    <text name="full_name"><label>Full name</label></text>
    <date name="born"><label>Date of birth</label></date>
    <decimal name="owed"><label>Owed</label></decimal>
    <select_one name="town" choices="town"><label>Town</label></select_one>
  </group>
</form>)xml";

struct OrderDesk {
  test::Scratch scratch;
  form::Form form = *form::Form::read({"f.xml", order_form});
  i18n::Catalogs catalogs;
  ColumnNames names{form, catalogs};
  bool descending = false;
  std::size_t bytes_in_memory = 1000000;
  Problems problems;

  /// The rows' numbers in their new order, or none when it cannot be settled.
  std::vector<std::size_t> sorted(const std::string &file, const std::string &text,
                                  const std::string &column) {
    auto roster =
        Roster::open(scratch.file(file, text), [&](std::string_view header) { return names.knows(header); });
    REQUIRE(roster.ok());
    Problems warnings;
    const auto columns = Columns::settle(*roster, names, {}, warnings);
    REQUIRE(columns.ok());
    const auto keys = SortKeys::settle(column, *roster, *columns, names);
    if (!keys) {
      problems = keys.problems();
      return {};
    }
    const auto order = RowOrder::sorted(
        *roster, *keys,
        {.descending = descending, .folder = scratch.folder(), .bytes_in_memory = bytes_in_memory});
    REQUIRE(order.ok());
    std::vector<std::size_t> numbers;
    auto reading = order->read(1, 1000000);
    while (const auto row = reading.next()) numbers.push_back(row->number);
    return numbers;
  }
  /// One column, a row for each cell.
  std::vector<std::size_t> sorted(const std::string &heading, const std::vector<std::string> &cells) {
    std::string csv = "number," + heading + "\r\n";
    for (std::size_t i = 0; i < cells.size(); ++i) csv += std::to_string(i) + ",\"" + cells[i] + "\"\r\n";
    return sorted("r.csv", csv, heading);
  }
};

using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("dates sort by the calendar, however they are written, what is none after them") {
  OrderDesk desk;
  CHECK(desk.sorted("born", {"2001-03-04", "March 5, 1999", "soon", "1999-03-04", "",
                             "2001-03-04 00:00:00"}) == Rows{4, 2, 1, 6, 3, 5});
}

TEST_CASE("numbers sort by their value, the empty cell last") {
  OrderDesk desk;
  CHECK(desk.sorted("owed", {"10", "9.5", "-3", "", "-20", "0", "100"}) == Rows{5, 3, 6, 2, 1, 7, 4});
}

TEST_CASE("names sort by the root collation: accents and letter case count last") {
  OrderDesk desk;
  CHECK(desk.sorted("full_name", {"Zoë", "Åsa", "asa", "Noa", "Ász", "", "noa", "יעל"}) ==
        Rows{3, 2, 5, 7, 4, 1, 8, 6});
}

TEST_CASE("digits in a text sort by their value") {
  OrderDesk desk;
  CHECK(desk.sorted("number of the house", {"Pier 10", "Pier 9", "Pier 9a"}) == Rows{2, 3, 1});
}

TEST_CASE("descending turns the order round, yet rows of one key and empty cells stay as they were") {
  OrderDesk desk;
  desk.descending = true;
  CHECK(desk.sorted("full_name", {"Ana", "", "Ben", "Ana", "", "Carla"}) == Rows{6, 3, 1, 4, 2, 5});
}

TEST_CASE("a choice sorts by its name, whether the row has that or a label") {
  OrderDesk desk;
  CHECK(desk.sorted("town", {"Austin, Texas", "il", "tx", "Chicago"}) == Rows{2, 4, 1, 3});
}

TEST_CASE("keys that do not fit into memory sort as those that do") {
  std::vector<std::string> cells;
  for (unsigned i = 0; i < 500; ++i)
    cells.push_back(i % 17 == 3 ? "" : "Name " + std::to_string(i * 7919 % 97));
  OrderDesk in_memory, on_disk;
  on_disk.bytes_in_memory = 600;
  const auto rows = in_memory.sorted("full_name", cells);
  CHECK(rows.size() == 500);
  CHECK_FALSE(std::is_sorted(rows.begin(), rows.end()));
  CHECK(on_disk.sorted("full_name", cells) == rows);
  on_disk.descending = in_memory.descending = true;
  CHECK(on_disk.sorted("full_name", cells) == in_memory.sorted("full_name", cells));
}

TEST_CASE("JSON Lines sort by a field, wherever it stands; a line that cannot be read comes last") {
  OrderDesk desk;
  CHECK(desk.sorted("r.jsonl",
                    "{\"number\":\"1\",\"person\":{\"full_name\":\"Cora\"}}\n{\"number\":\n"
                    "{\"number\":\"3\",\"full_name\":\"Ana\"}\n{\"number\":\"4\"}\n",
                    "full_name") == Rows{3, 1, 2, 4});
}

TEST_CASE("a column may be called by its label, and one that is not there has the nearest name beside it") {
  OrderDesk desk;
  const std::string csv = "number,Full name,shelf\r\n1,B,y\r\n2,A,z\r\n";
  CHECK(desk.sorted("r.csv", csv, "Full name") == Rows{2, 1});
  CHECK(desk.sorted("r.csv", csv, "full_name") == Rows{2, 1});
  CHECK(desk.sorted("r.csv", csv, "shelf") == Rows{1, 2});
  for (const auto &[asked, hint] : std::initializer_list<std::pair<std::string, std::string>>{
           {"shelv", "did you mean `shelf`?"}, {"born", ""}, {"number[]", ""}}) {
    INFO(asked);
    desk.problems.clear();
    CHECK(desk.sorted("r.csv", csv, asked).empty());
    REQUIRE(desk.problems.size() == 1);
    CHECK(desk.problems[0].code == "unknown-column");
    if (!hint.empty()) CHECK(desk.problems[0].hint == hint);
  }
}

TEST_CASE("a row comes back as it was, and no file of the sorting has a name") {
  OrderDesk desk;
  auto roster =
      Roster::open(desk.scratch.file("r.csv", "number,full_name\r\n1,\"Zo\r\nZo\",x\r\nTotal\r\n2,A\r\n"),
                   [](std::string_view) { return true; });
  REQUIRE(roster.ok());
  Problems warnings;
  const auto columns = Columns::settle(*roster, desk.names, {}, warnings);
  const auto keys = SortKeys::settle("full_name", *roster, *columns, desk.names);
  const auto order = RowOrder::sorted(*roster, *keys, {.folder = desk.scratch.folder()});
  REQUIRE(order.ok());
  CHECK(std::distance(std::filesystem::directory_iterator(desk.scratch.folder()), {}) == 1);
  auto reading = order->read(2, 2);
  const auto row = reading.next();
  REQUIRE(row.has_value());
  CHECK(row->cells == std::vector<std::string>{"1", "Zo\r\nZo"});
  CHECK(row->line == 2);
  CHECK(row->extra_cells == 1);
  CHECK(row->beyond == std::vector<std::string>{"x"});
  CHECK_FALSE(reading.next().has_value());
  // What its shape tells against it, too.
  auto last = order->read(3, 3);
  CHECK(last.next()->is_short);
}
