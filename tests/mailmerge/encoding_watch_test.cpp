#include "mailmerge/encoding_watch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

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

TEST_CASE("words of other countries' encodings are no Windows-1252, and Western ones are") {
  const auto watched = [](const std::string &words) {
    mailmerge::EncodingWatch watch;
    watch.add("name,note\n" + words + ",b\n");
    watch.finish();
    return watch;
  };
  for (const std::string word : {
           "G\xFCl\xFE"
           "en",  // windows-1254, Gülşen
           "I\xFE\xFDk Do\xF0"
           "an",  // windows-1254, Işık Doğan
           "\xDD"
           "brahim",  // windows-1254, İbrahim
           "M\xE3"
           "d\xE3lina",             // windows-1250, Mădălina
           "\xDEurcanu",            // windows-1250, Ţurcanu
           "Wa\xB3\xEAsa",          // windows-1250, Wałęsa
           "\xD0o\xE0n",            // windows-1258, Đoàn
           "\xC0\xED\xED\xE0",      // windows-1251, Анна
           "\xEF\xCC\xD8\xC7\xC1",  // koi8-r, Ольга
           "\xCD\xF5\xB7\xBC",      // gbk, 王芳
           "\xD5\xC5\xCE\xB0",      // gbk, 张伟
           "\xA4\xFD\xB3\xAF",      // big5, 王陳
           "\xB1\xE8\xC3\xB6",      // euc-kr, 김철
           "\xE3\xCD\xE3\xCF",      // windows-1256, محمد
       }) {
    INFO(word);
    const auto watch = watched(word);
    CHECK(watch.bad_line == 2);
    // Two bytes may be a character of UTF-8 by chance: then there are two encodings, which is refused, too.
    CHECK(std::max(watch.foreign_line, watch.accented_line) == 2);
  }
  for (const std::string words : {
           "Jos\xE9 Pe\xF1"
           "a",  // José Peña
           "M\xFCller-L\xFC"
           "denscheidt",                  // Müller-Lüdenscheidt
           "Fran\xE7ois d\x92\xC9t\xE9",  // François d’Été
           "S\xC3O Jo\xE3o Sim\xF5"
           "es",  // SÃO João Simões
           "Irm\xE3, m\xE3"
           "e, irm\xE3zinha, c\xE3ibra",               // Irmã, mãe, irmãzinha, cãibra
           "\xAB \xE0 \xBB, \x93\xE9\x94",             // « à », “é”
           "1\xB0 piso, 2\xAA planta, Col\xB7lectiu",  // 1° piso, 2ª planta, Col·lectiu
           "Zo\xEB \x8Cuvre, \x8Ei\x9E"
           "ek",                            // Zoë Œuvre, Žižek
           "O\x92Neill \x96 na\xEFve\x85",  // O’Neill – naïve…
       }) {
    INFO(words);
    const auto watch = watched(words);
    CHECK(watch.bad_line == 2);
    CHECK(std::max(watch.foreign_line, watch.accented_line) == 0);
  }
}
