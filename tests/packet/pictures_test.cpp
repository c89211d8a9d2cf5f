// The pictures of templates: files beside them, found whatever folder the program runs in.

#include "packet/visit_pack.hpp"

using namespace formletter;
using test::VisitPack;

namespace {

/// A PNG of one white dot.
constexpr char dot[] =
    "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001"
    "\010\000\000\000\000\072\176\233\125\000\000\000\015\111\104\101\124\170\001\001\002\000\375\377"
    "\000\377\001\001\001\000\140\207\022\265\000\000\000\000\111\105\116\104\256\102\140\202";
const std::string dot_png(dot, sizeof dot - 1);

std::string with_picture(const std::string &source) {
  return "<p><img src=\"" + source + "\" alt=\"Logo\" width=\"1in\" height=\"1in\"/> {{who}}</p>";
}

struct PictureFault {
  const char *source, *report;
};

}  // namespace

TEST_CASE("a picture that cannot be shown is told by the template's own line, without samples") {
  const auto [source, report] = GENERATE(values<PictureFault>({
      {"logos/lgo.png",
       "There is no such picture in the folder of the templates.\n    hint: did you mean "
       "`logos/logo.png`?\n"},
      {"https://example.org/logo.png",
       "This is no file in the folder of the templates, and no other is shown."},
      {"data:image/png;base64,AAAA",
       "This is no file in the folder of the templates, and no other is shown."},
      {"../forms/visit.xml", "This is no file in the folder of the templates, and no other is shown."},
      {"/etc/passwd", "This is no file in the folder of the templates, and no other is shown."},
      {"logos", "There is no such picture in the folder of the templates."},
      {"note.mustache", "This file is no PNG or JPEG that can be shown."},
      {"logos/cut.png", "This file is no PNG or JPEG that can be shown."},
  }));
  const VisitPack pack;
  pack.folder("templates/logos");
  pack.write("templates/logos/logo.png", dot_png);
  pack.write("templates/logos/cut.png", dot_png.substr(0, 40));
  pack.note(with_picture(source));
  INFO(source);
  CHECK_THAT(pack.checked(), Catch::StartsWith("templates/note.mustache:3:9: error[bad-picture] img: " +
                                               std::string(report)));
  CHECK_FALSE(pack.printed("en", {"note"}).ok());
}

TEST_CASE("a picture is found in the folder of the templates") {
  const VisitPack pack;
  pack.write("templates/logo.png", dot_png);
  pack.note(with_picture("logo.png"));
  CHECK(pack.checked() == "");
  const auto printed = pack.printed("en", {"note"}, {Format::pdf, Format::html});
  REQUIRE(printed.ok());
  CHECK_THAT(printed->papers.front().bytes, Catch::Contains("/Subtype /Image") || Catch::Contains("/ObjStm"));
}

TEST_CASE("a picture that an answer names is looked for when a paper is filled, and its name not repeated") {
  const VisitPack pack;
  pack.note(with_picture("{{who.value}}.png"));
  CHECK(pack.checked() == "");
  const auto printed = pack.printed("en", {"note"});
  REQUIRE_FALSE(printed.ok());
  CHECK(pack.in_pack(printed.problems()) ==
        "templates/note.mustache (filled):3:9: error[bad-picture] img: There is no such picture in the "
        "folder of the templates.\n");
}
