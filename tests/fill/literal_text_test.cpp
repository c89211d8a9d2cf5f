#include "packs.hpp"

#include <kainjow/mustache.hpp>

#include <random>

using namespace formletter;
using test::Run;

namespace {

namespace mustache = kainjow::mustache;

std::string random_text(std::mt19937 &random, int depth) {
  static const std::vector<std::string> pieces = {"\n",
                                                  "\r\n",
                                                  "  ",
                                                  "\t",
                                                  "word",
                                                  "two words",
                                                  " a line\nand another \n \n and one more\n",
                                                  "\n\n",
                                                  "{{full_name}}",
                                                  " {{full_name}}\n",
                                                  "it's\r"};
  std::string text;
  for (auto left = random() % 6; left > 0; --left) {
    text += pieces[random() % pieces.size()];
    if (depth == 0 || random() % 2 == 0) continue;
    const std::string name = random() % 2 == 0 ? "age?" : "story?";
    text += (random() % 3 == 0 ? "{{^" : "{{#") + name + "}}" + (random() % 2 == 0 ? "\n" : "");
    text += random_text(random, depth - 1) + "{{/" + name + "}}" + (random() % 2 == 0 ? "\n" : "");
  }
  return text;
}

}  // namespace

TEST_CASE("text between tags comes out as from Mustache itself, wherever lines and sections end") {
  const Run run;
  mustache::data data;
  data.set("full_name", "Ana Lee");
  data.set("age?", mustache::data(true));
  data.set("story?", mustache::data(false));
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same templates in every run
  for (int i = 0; i < 600; ++i) {
    const std::string body = "<p>" + random_text(random, 3) + "</p>\n<p>x</p>";
    INFO(body);
    // The value has nothing in it to be escaped or isolated.
    REQUIRE(run.body(body, R"({"full_name": "Ana Lee", "age": "20"})") ==
            mustache::mustache(body).render(data));
  }
}
