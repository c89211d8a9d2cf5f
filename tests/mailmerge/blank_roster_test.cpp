#include "mailmerge/blank_roster.hpp"

#include "disk/disk.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/csv_rows.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

TEST_CASE("every column of an empty roster is known to the merge, and explained") {
  for (const std::string path :
       {"/forms/pd-request.xml", "/tests/packs/library-card/forms/library-card.xml"}) {
    INFO(path);
    const auto form = form::Form::read(disk::read_file(FORMLETTER_ROOT + path).value());
    REQUIRE(form.ok());
    const auto blank = blank_roster(*form);
    const i18n::Catalogs none;
    const ColumnNames names(*form, none);
    const auto header = csv_cells(std::string_view(blank.header).substr(3), ',');
    REQUIRE(header.size() > 10);
    for (const auto &column : header) {
      INFO(column);
      CHECK(names.knows(column));
      CHECK_THAT(blank.columns, Catch::Contains("\r\n" + column + ","));
    }
  }
}

TEST_CASE("the sheet of columns tells choices, when a field is asked, and when it must be answered") {
  const auto form = form::Form::read(
      disk::read_file(std::string(FORMLETTER_ROOT) + "/tests/packs/library-card/forms/library-card.xml")
          .value());
  const auto sheet = blank_roster(*form, 1).columns;
  CHECK_THAT(sheet,
             Catch::Contains("loans[1].work_kind,Kind,select_one,the name or the label of a choice,"
                             "\"book (Book); film (Film); game (Game)\"") ||
                 Catch::Contains("loans[1].work_kind,Kind,select_one,the name or the label of a choice,"
                                 "book (Book); film (Film); game (Game)"));
  CHECK_THAT(sheet, Catch::Contains(",yes,${is_child},"));
}
