// Papers of every language with words of other ones in them, in narrow paragraphs and
// cells: all text stands on the pages, in the order of reading, and none off a page.

#include "paper.hpp"
#include "text/samples.hpp"

#include <random>

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

std::string without_isolates(std::string text) {
  for (std::size_t at = 0; (at = text.find("\xE2\x81", at)) != std::string::npos;) {
    const auto last = static_cast<unsigned char>(text[at + 2]);
    if (last >= 0xA6 && last <= 0xA9) {
      text.erase(at, 3);
    } else {
      at += 3;
    }
  }
  return text;
}

void check_text_in_margins(const Page &page) {
  for (const PlacedRun &run : runs(page)) {
    INFO(run.shown->text);
    if (run.shown->text.find_first_not_of(' ') == std::string::npos) continue;
    CHECK(run.origin.x >= Length::pt(29.9));
    CHECK(run.origin.x + ink_width(run) <= page.width - Length::pt(29.9));
    CHECK(run.origin.y <= page.height - Length::pt(30));
  }
}

}  // namespace

TEST_CASE("a paper of any language, with words of others in it, has all of its text on its pages, in order") {
  std::mt19937 random(1120);
  const auto &samples = text::kLanguageSamples;
  for (const text::LanguageSample &main : samples) {
    std::string body, source;
    for (int i = 0; i < 6; ++i) {
      const text::LanguageSample &other = samples[random() % samples.size()];
      const std::string number = i % 2 == 0 ? "1-888-351-4024" : "A 012 345 678";
      const std::string inner = std::string(main.text) + " <bdi lang=\"" + other.language + "\">" +
                                other.text + "</bdi> <bdi dir=\"ltr\">" + number + "</bdi>";
      body += i % 3 == 2 ? "<table><tbody><tr><td>" + inner + "</td></tr></tbody></table>"
                         : "<p>" + inner + "</p>";
      source += std::string(main.text) + " " + other.text + " " + number;
    }
    INFO(main.language << ": " << source);
    const std::string styles = std::string(small_page) + R"(<style name="body" font-size="11pt"/>)";
    const Pages pages = layout::testing::set({.body = body, .styles = styles, .language = main.language});
    std::string found;
    for (const Page &page : pages.pages) {
      check_text_in_margins(page);
      found += text_of(page);
    }
    CHECK(without_isolates(found) == source);
  }
}
