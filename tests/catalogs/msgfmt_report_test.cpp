// What gettext's own check says, as problems with places.

#include "catalogs/msgfmt_report.hpp"
#include "diag/report.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

TEST_CASE("each line of msgfmt's is a problem at its line of the file, and its count is none") {
  const auto problems = catalogs::said_by_msgfmt(
      "a/es.po:2: warning: header field 'PO-Revision-Date' missing in header\n"
      "a/es.po:7: format specifications in 'msgid' and 'msgstr' for argument 1\n"
      "           are not the same\n"
      "a/es.po:10:8: end-of-line within string\n"
      "msgfmt: found 2 fatal errors\n",
      "a/es.po");
  CHECK(
      diag::report_text(problems) ==
      "a/es.po:2:1: warning[msgfmt]: msgfmt --check says: header field 'PO-Revision-Date' missing in header\n"
      "a/es.po:7:1: error[msgfmt]: msgfmt --check says: format specifications in 'msgid' and 'msgstr' for "
      "argument 1 are not the same\n"
      "a/es.po:10:8: error[msgfmt]: msgfmt --check says: end-of-line within string\n");
}

TEST_CASE("what msgfmt says of no line is told of the file, and nothing said is nothing wrong") {
  CHECK(diag::report_text(catalogs::said_by_msgfmt("msgfmt: error while opening \"es.po\"\n", "es.po")) ==
        "es.po: error[msgfmt]: msgfmt --check says: msgfmt: error while opening \"es.po\"\n");
  CHECK(catalogs::said_by_msgfmt("", "es.po").empty());
}
