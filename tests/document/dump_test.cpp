#include "document/reading.hpp"

namespace formletter::document {
namespace {

TEST_CASE("A dump shows every block, span, object and each value that differs from what surrounds it") {
  const std::string folder = FORMLETTER_ROOT "/tests/document/golden/";
  const auto sheet = StyleSheet::read({"styles.xml", content_of(folder + "styles.xml")});
  REQUIRE(sheet.ok());
  const auto document = read_xhtml({"letter.xhtml", content_of(folder + "letter.xhtml")}, *sheet);
  if (!document) FAIL(diag::report_text(document.problems()));
  CHECK(dump(*document) == content_of(folder + "letter.dump"));
}

TEST_CASE("Characters that the eye cannot tell are spelled out in a dump") {
  CHECK_THAT(dump(document_of("<p>1&#xA0;a <bdi>b</bdi><br/>c</p>")),
             Catch::Contains("\"1\\u{00A0}a \\u{2068}b\\u{2069}\\u{2028}c\""));
}

}  // namespace
}  // namespace formletter::document
