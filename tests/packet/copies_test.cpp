// Papers in two languages whose languages turn out to be one.

#include "packet/visit_pack.hpp"

#include <algorithm>

using namespace formletter;
using test::VisitPack;

namespace {

std::vector<std::string> names(const Result<Packet> &packet) {
  REQUIRE(packet.ok());
  std::vector<std::string> found;
  for (const auto &paper : packet->papers) found.push_back(paper.document);
  return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a copy is left out, with a warning, when its language is that of the paper it copies") {
  const VisitPack pack;
  const auto burmese = pack.printed("my");
  CHECK(names(burmese) == Names{"note"});
  CHECK_THAT(
      pack.in_pack(burmese->problems),
      Catch::Contains("warning[copy-left-out] copy: There is no catalog for `my`. This copy would be in `en` "
                      "alone, as another paper is, and is left out."));
  CHECK(names(pack.printed("es")) == Names{"note", "copy"});
  CHECK(names(pack.printed("en")) == Names{"note"});
  const auto alone = pack.printed("my", {"copy"});
  CHECK(names(alone).empty());
  CHECK_THAT(pack.in_pack(alone->problems), !Catch::Contains("no-document"));
}

TEST_CASE("a paper in two languages that no other paper says is printed once in the one it has") {
  const VisitPack pack;
  pack.write("templates/call.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Call</title></head><body>
<p>Call us.</p>{{#document.paired}}<p>In two languages.</p>{{/document.paired}}</body></html>)");
  pack.write("forms/visit.xml",
             VisitPack::form("note",
                             "<document name=\"call\" template=\"call\" language=\"${language}\" "
                             "pair=\"en\"><title>Call</title></document>"));
  const auto burmese = pack.printed("my", {"call"});
  CHECK(names(burmese) == Names{"call"});
  CHECK(burmese->papers.front().bytes == "Call us.\n");
  CHECK_THAT(pack.in_pack(burmese->problems), Catch::Contains("warning[language-fallback] call"));
  CHECK_THAT(pack.printed("es", {"call"})->papers.front().bytes, Catch::Contains("In two languages."));
}

TEST_CASE("a paper in two languages needs no styles for what filling makes of it") {
  const VisitPack pack;
  pack.write("templates/styles.xml", "<styles/>");
  pack.write("templates/call.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Call</title></head><body>
<header>Call</header><ul><li>One.</li><li>Two.</li></ul></body></html>)");
  pack.write("forms/visit.xml",
             VisitPack::form("note",
                             "<document name=\"call\" template=\"call\" language=\"${language}\" "
                             "pair=\"en\"><title>Call</title></document>"));
  CHECK(names(pack.printed("es", {"call"})) == Names{"call"});
}

TEST_CASE("a paper is in the catalog that its reader can read, never in another script") {
  const VisitPack pack;
  pack.write("locales/zh-Hans.po",
             "msgid \"\"\nmsgstr \"Language: zh_Hans\\nContent-Type: text/plain; charset=UTF-8\\n\"\n");
  const auto told = [&](const std::string &asked_for) {
    return pack.in_pack(pack.printed(asked_for, {"note"})->problems);
  };
  CHECK_THAT(told("zh-CN"), Catch::Contains("There is no catalog for `zh-CN`; this paper is in `zh-Hans`."));
  CHECK_THAT(told("zh-TW"), Catch::Contains("There is no catalog for `zh-TW`; this paper is in `en`."));
  CHECK_THAT(told("es-MX"), Catch::Contains("There is no catalog for `es-MX`; this paper is in `es`."));
}

TEST_CASE("a paper that is not wanted is not asked for, and what is wrong with its language not told") {
  const VisitPack pack;
  pack.write("templates/call.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Call</title></head><body>
<p>Call us.</p></body></html>)");
  pack.write(
      "forms/visit.xml",
      VisitPack::form("note", "<document name=\"call\" template=\"call\"><title>Call</title></document>"));
  pack.write("locales/es.po", "msgid");
  CHECK(names(pack.printed("es", {"call"})) == Names{"call"});
  const auto both = pack.printed("es", {"note", "call"});
  REQUIRE_FALSE(both.ok());
  CHECK_THAT(pack.in_pack(both.problems()), Catch::Contains("locales/es.po"));
}
