#include "mailmerge/encoding_watch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

TEST_CASE("a file's encoding is told by the same lines wherever its chunks are parted") {
  struct Case {
    std::string text;
    int bad, accented, foreign;
    bool has_zero;
  };
  const auto &[text, bad, accented, foreign, has_zero] =
      GENERATE(values<Case>({{"name,note\nMaría,x\n", 0, 2, 0, false},
                             {"name,note\r\nan unaccented and rather long line\r\nMar\xED"
                              "a,x\r\n",
                              3, 0, 0, false},
                             {"a\rb\rlonger than eight\rJos\x8E,c\r", 4, 0, 4, false},
                             {"name\nJos\x82 Garc\xA1"
                              "a\n",
                              2, 0, 2, false},
                             {"one\n\ntwo\xE9\n中文,é\n", 3, 4, 0, false},
                             {std::string("a\0b\0\n\0c", 7), 0, 0, 0, true},
                             {"name\n\xC4\xE8\xE9\xEE\xFF\n", 2, 0, 2, false},
                             {"ends without a line end \x81", 1, 0, 1, false},
                             {"\r\n\r\n\r\n\r\n\r\né", 0, 6, 0, false}}));
  for (std::size_t first = 0; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); ++second) {
      mailmerge::EncodingWatch watch;
      watch.add(text.substr(0, first));
      watch.add(text.substr(first, second - first));
      watch.add(text.substr(second));
      watch.finish();
      INFO(text << " parted at " << first << " and " << second);
      REQUIRE(watch.bad_line == bad);
      REQUIRE(watch.accented_line == accented);
      REQUIRE(watch.foreign_line == foreign);
      REQUIRE(watch.has_zero == has_zero);
    }
  }
}
