#include "packs.hpp"

using namespace formletter;
using test::Run;
using test::someone;

TEST_CASE("every value is isolated in right-to-left documents, but not in attributes and the title") {
  Run run;
  run.language = "ar";
  const auto source = fill::Template::read(
      {"t.mustache",
       "<html><head><title>{{full_name}}</title></head><body>"
       "<p translate=\"no\">{{full_name}} <a href=\"{{full_name}}\">{{facts.ero_line}}</a> "
       "[{{judge_name}}]</p></body></html>"},
      {});
  REQUIRE(source.ok());
  CHECK(
      run.page(*source, R"({"full_name": "Ana"})") ==
      "<html lang=\"ar\" dir=\"rtl\"><head><title>Ana</title></head><body><p translate=\"no\"><bdi>Ana</bdi> "
      "<a href=\"Ana\"><bdi>+1 888-351-4024</bdi></a> []</p></body></html>");
}

TEST_CASE("in a left-to-right document only right-to-left values are isolated") {
  const Run run;
  CHECK(run.body("<p>{{full_name}}, {{age}}</p>", R"({"full_name": "ليلى", "age": "30"})") ==
        "<p><bdi>ليلى</bdi>, 30</p>");
  CHECK(run.body("<p><a href=\"{{full_name}}\">x</a></p>", R"({"full_name": "ليلى"})") ==
        "<p><a href=\"ليلى\">x</a></p>");
}

TEST_CASE("a number in right-to-left words reads from left to right, as it was typed") {
  const std::string layla = R"({"full_name": "ليلى 212-555-0142\nو2026-11-24 <25>"})";
  const std::string expected =
      "<p><bdi>ليلى <bdi dir=\"ltr\">212-555-0142</bdi></bdi><br/>"
      "<bdi>و<bdi dir=\"ltr\">2026-11-24</bdi> &lt;25&gt;</bdi></p>";
  CHECK(Run().body("<p>{{full_name}}</p>", layla) == expected);
  CHECK(Run().body("<p>{{full_name}}</p>", R"({"full_name": "Leila 212-555-0142"})") ==
        "<p>Leila 212-555-0142</p>");
}

TEST_CASE("dates in a right-to-left document have European digits and are isolated") {
  Run run;
  run.language = "ar";
  CHECK(run.body("<p translate=\"no\">{{hearing}}</p>", someone) ==
        "<p translate=\"no\"><bdi>1 ديسمبر 2014</bdi></p>");
}

TEST_CASE("a value in a right-to-left text of a left-to-right paper is isolated") {
  const Run run;
  const auto filled = [&](const std::string &attributes) {
    return run.body("<div " + attributes + "><p translate=\"no\">{{full_name}}</p></div><p>{{full_name}}</p>",
                    R"({"full_name": "1-888-351-4024"})");
  };
  for (const std::string attributes : {"lang=\"ar\"", "dir=\"rtl\"", "lang=\"en\" dir=\"rtl\""}) {
    CHECK(filled(attributes) == "<div " + attributes +
                                    "><p translate=\"no\"><bdi>1-888-351-4024</bdi></p></div>"
                                    "<p>1-888-351-4024</p>");
  }
  CHECK(filled("lang=\"ar\" dir=\"ltr\"").find("<bdi>") == std::string::npos);
  CHECK(filled("lang=\"es\"").find("<bdi>") == std::string::npos);
}

TEST_CASE("a fact of several words is marked as of the form's language in papers of another") {
  const std::string body =
      "<p translate=\"no\"><em>{{facts.office}}</em>, {{facts.agency}}, {{facts.ero_line}}</p>";
  Run run;
  CHECK(run.body(body, "{}") == "<p translate=\"no\"><em>Office &amp; court</em>, ICE, +1 888-351-4024</p>");
  run.language = "es";
  CHECK(run.body(body, "{}") ==
        "<p translate=\"no\"><em><span lang=\"en\">Office &amp; court</span></em>, ICE, "
        "+1 888-351-4024</p>");
  run.language = "ar";
  CHECK(run.body("<p translate=\"no\"><a href=\"{{facts.office}}\">{{facts.office}}</a></p>", "{}") ==
        "<p translate=\"no\"><a href=\"Office &amp; court\"><span lang=\"en\">Office &amp; "
        "court</span></a></p>");
}
