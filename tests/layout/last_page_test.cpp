#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

/// Lines of 16pt with 2pt between them; seven fill the 140pt of a page.
Paper paper(std::string_view page, std::string body) {
  return {std::move(body),
          R"(<page name="short" size="300pt 200pt" margin="30pt" )" + std::string(page) + R"(/>
      <style name="body" font-size="10pt" line-height="1.6" widows="1" orphans="1"/>
      <style name="p" margin-top="0" margin-bottom="2pt"/>)",
          "short"};
}

Length spacing(const Page &page) {
  const std::vector<PlacedRun> all = runs(page);
  return all.at(1).origin.y - all.at(0).origin.y;
}

}  // namespace

TEST_CASE("a line too many is left alone on the last page where the page does not say otherwise") {
  const Pages pages = set(paper("", one_liners(8)));
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[1]) == 1);
}

TEST_CASE("tighter setting spares a last page that would hold too little") {
  const Pages pages = set(paper("least-on-last='40pt' tighten='10%'", one_liners(8)));
  REQUIRE(pages.pages.size() == 1);
  CHECK(lines_on(pages.pages[0]) == 8);
}

TEST_CASE("spaces give four times as much as lines, and both no more than it takes") {
  // Eight lines want 142pt of 140: a quarter of ten percent takes 3.2pt from the
  // lines and 1.4pt from the spaces.
  const Pages pages = set(paper("least-on-last='40pt' tighten='10%'", one_liners(8)));
  CHECK(spacing(pages.pages[0]) == Length::pt(16 * 0.975 + 2 * 0.9));
}

TEST_CASE("when no tightening does it the page before gives blocks, and its setting stays as it was") {
  // Nine lines want 160pt; ten percent tighter they want 139.2pt, five percent 149.6pt.
  const Pages pages = set(paper("least-on-last='50pt' tighten='5%'", one_liners(9)));
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[0]) == 6);
  CHECK(lines_on(pages.pages[1]) == 3);
  CHECK(spacing(pages.pages[0]) == Length::pt(18));
}

TEST_CASE("a last page that holds enough stays as it is") {
  const std::string body = one_liners(10);
  CHECK(dump(set(paper("least-on-last='50pt' tighten='10%'", body)), fonts()) ==
        dump(set(paper("", body)), fonts()));
}

TEST_CASE("the page before never gives half of its own") {
  const Pages pages = set(paper("least-on-last='130pt'", one_liners(8)));
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[0]) == 7);
}

TEST_CASE("what must stay together goes to the last page whole or not at all") {
  Paper source = paper("least-on-last='40pt'",
                       one_liners(3) + "<div class=\"kept\">" + one_liners(4) + "</div>" + one_liners(1));
  source.styles += R"(<style name=".kept" break-inside="avoid" margin-bottom="0"/>)";
  const Pages pages = set(source);
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[1]) == 1);  // four more lines would be more than half of the first page
}

TEST_CASE("lines with ink beyond their face's metrics are not tightened") {
  // Nastaliq's words climb above what the face calls its ascent.
  const std::string urdu = repeat("<p>آپ کو خاموش رہنے کا حق حاصل ہے۔</p>", 6);
  Paper plain = paper("", urdu), tight = paper("least-on-last='70pt' tighten='10%'", urdu);
  plain.language = tight.language = "ur";
  const Pages as_is = set(plain);
  REQUIRE(as_is.pages.size() > 1);
  const Length most_taken = Length::pt(2);  // the spaces alone
  CHECK(spacing(set(tight).pages[0]) >= spacing(as_is.pages[0]) - most_taken);
}

TEST_CASE("running lines keep their setting where the body's is tightened") {
  const std::string body = "<header><p>one</p><p>two</p></header>" + one_liners(8);
  const Pages as_is = set(paper("header-offset='0'", body));
  const Pages tight = set(paper("header-offset='0' least-on-last='40pt' tighten='10%'", body));
  REQUIRE(as_is.pages.size() == 2);
  REQUIRE(tight.pages.size() == 1);
  const auto apart = [](const Pages &pages) {
    return run_with(pages, "two").origin.y - run_with(pages, "one").origin.y;
  };
  CHECK(apart(tight) == apart(as_is));
}
