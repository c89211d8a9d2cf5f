#include "diag/ascii.hpp"
#include "diag/byte_size.hpp"
#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "diag/shortened.hpp"
#include "diag/single_blanks.hpp"
#include "diag/utf8.hpp"

#include <formletter/date.hpp>
#include <formletter/language_tag.hpp>
#include <formletter/length.hpp>

#include <catch2/catch.hpp>

using namespace formletter;

TEST_CASE("the nearest name is the one with the fewest slips, and none when all are far") {
  const std::vector<std::string> known = {"full_name", "family_name", "a_number"};
  CHECK(diag::nearest_name("ful_name", known) == "full_name");
  CHECK(diag::nearest_name("famliy_name", known) == "family_name");
  CHECK(diag::nearest_name("A_NUMBER", known) == "a_number");
  CHECK(diag::nearest_name("hearing", known) == std::nullopt);
  CHECK(diag::nearest_name("", known) == std::nullopt);
  CHECK(diag::did_you_mean("full_nam", known) == "did you mean `full_name`?");
}

TEST_CASE("a long name is told by its beginning, up to a whole character") {
  CHECK(diag::shortened("full_name") == "full_name");
  CHECK(diag::shortened(std::string(80, 'a')) == std::string(80, 'a'));
  CHECK(diag::shortened(std::string(100000, 'a')) == std::string(80, 'a') + "…");
  CHECK(diag::shortened("ab\xC3\xA9"
                        "cd",
                        3) == "ab…");
}

TEST_CASE("a report line has place, severity, code, subject, message and hint") {
  const Problems problems = {
      {"unknown-name", Severity::error, {"f.xml", 3, 9}, "posture", "No such name.", "did you mean `x`?"},
      {"V16", Severity::warning, {}, "next_hearing_date", "It has passed.", ""}};
  CHECK(diag::report_text(problems) ==
        "f.xml:3:9: error[unknown-name] posture: No such name.\n    hint: did you mean `x`?\n"
        "warning[V16] next_hearing_date: It has passed.\n");
  CHECK(has_errors(problems));
  CHECK_FALSE(has_errors({problems[1]}));
}

TEST_CASE("what a name would do to the terminal or to the lines around it is spelt out") {
  const Problems problems = {{"unread-scan",
                              Severity::error,
                              {"scan\x1B[2J.pdf", 0, 0},
                              "\xC2\x9B"
                              "1m",
                              "Not\na \xE2\x80\xAEpdf\x7F \xE2\x81\xA8حسن\xE2\x81\xA9.",
                              "\xFF"}};
  CHECK(diag::report_text(problems) ==
        "scan\\u001b[2J.pdf: error[unread-scan] \\u009b1m: Not\\u000aa \\u202epdf\\u007f "
        "\xE2\x81\xA8حسن\xE2\x81\xA9.\n    hint: \xEF\xBF\xBD\n");
}

TEST_CASE("the JSON report escapes quotes, backslashes and controls") {
  const Problems problems = {{"c", Severity::note, {"a\\b", 1, 2}, "", "say \"x\"\n\x01", ""}};
  CHECK(diag::report_json(problems) ==
        "{\"problems\":[{\"code\":\"c\",\"severity\":\"note\",\"file\":\"a\\\\b\",\"line\":1,\"column\":2,"
        "\"subject\":\"\",\"message\":\"say \\\"x\\\"\\n\\u0001\",\"hint\":\"\"}]}\n");
}

TEST_CASE("reading order is by file, line and column, exact repeats once") {
  const Problem late{"b", Severity::error, {"f", 9, 1}, "", "m", ""},
      early{"a", Severity::error, {"f", 2, 1}, "", "m", ""};
  CHECK(diag::in_reading_order({late, early, late}) == Problems{early, late});
}

TEST_CASE("bad UTF-8 is found at its first byte") {
  CHECK(diag::first_bad_utf8("añ中𝄞") == std::nullopt);
  CHECK(diag::first_bad_utf8("a\xC0\xAF") == 1);           // overlong
  CHECK(diag::first_bad_utf8("\xED\xA0\x80") == 0);        // surrogate
  CHECK(diag::first_bad_utf8("ok\xF4\x90\x80\x80") == 2);  // beyond U+10FFFF
  CHECK(diag::first_bad_utf8("cut\xE4\xB8") == 3);
  CHECK(diag::first_bad_utf8("cut\xC3") == 3);
  CHECK(diag::first_bad_utf8("\xE4\xB8z") == 0);
  CHECK(diag::first_bad_utf8("\xE4z\xB8") == 0);
  CHECK(diag::first_bad_utf8("\xE0\x80\x80") == 0);  // overlong
  CHECK(diag::first_bad_utf8("\xC3z") == 0);
}

TEST_CASE("UTF-8 and UTF-32 go both ways, characters are counted once") {
  const std::string text = "Nguyễn 中𝄞";
  CHECK(diag::character_count(text) == 9);
  CHECK(diag::to_utf8(diag::to_utf32(text)) == text);
}

TEST_CASE("lengths are read with their unit and kept exactly") {
  CHECK(Length::parse("1in") == Length::pt(72));
  CHECK(Length::parse("2.5pt")->in_millipoints() == 2500);
  CHECK(Length::parse("25.4mm") == Length::in(1));
  CHECK(Length::parse("0") == Length());
  CHECK_FALSE(Length::parse("12"));
  CHECK_FALSE(Length::parse("1e9in"));
  CHECK_FALSE(Length::parse("nanpt"));
}

TEST_CASE("only days that exist are dates") {
  CHECK(Date::parse_iso("2016-02-29")->iso() == "2016-02-29");
  CHECK_FALSE(Date::parse_iso("2015-02-29"));
  CHECK_FALSE(Date::parse_iso("2015-2-09"));
  CHECK(Date::parse_iso("1970-01-02")->days_since_1970() == 1);
  CHECK(Date::from_days(Date::parse_iso("9999-12-31")->days_since_1970())->iso() == "9999-12-31");
  CHECK_FALSE(Date::from_days(Date::parse_iso("9999-12-31")->days_since_1970() + 1));
  CHECK(*Date::parse_iso("2014-11-20") < *Date::parse_iso("2014-12-01"));
}

TEST_CASE("language tags are set in their usual case and know their direction") {
  CHECK(LanguageTag::parse("ZH-hans-cn")->text() == "zh-Hans-CN");
  CHECK(LanguageTag::parse("fa_AF")->text() == "fa-AF");
  CHECK_FALSE(LanguageTag::parse("e"));
  CHECK_FALSE(LanguageTag::parse("en--US"));
  CHECK(LanguageTag::parse("ar")->right_to_left());
  CHECK(LanguageTag::parse("ur")->right_to_left());
  CHECK(LanguageTag::parse("ff-Adlm")->right_to_left());
  CHECK_FALSE(LanguageTag::parse("ff")->right_to_left());
  CHECK_FALSE(LanguageTag::parse("pa")->right_to_left());
  CHECK(LanguageTag::parse("pa-Arab")->right_to_left());
  CHECK(LanguageTag::parse("ar-XB")->right_to_left());
  CHECK(LanguageTag::parse("ur-Aran")->right_to_left());
}

TEST_CASE("a reader is served in what his language is a kind of, never in another script") {
  const auto order = [](const std::string &tag) {
    std::string names;
    for (const LanguageTag &each : LanguageTag::parse(tag).value().lookup_order()) names += " " + each.text();
    return tag + ":" + names;
  };
  CHECK(order("es-MX") == "es-MX: es-MX es-Latn es");
  CHECK(order("zh") == "zh: zh zh-Hans");
  CHECK(order("zh-CN") == "zh-CN: zh-CN zh-Hans zh");
  CHECK(order("zh-Hant-TW") == "zh-Hant-TW: zh-Hant-TW zh-Hant");
  CHECK(order("zh-TW") == "zh-TW: zh-TW zh-Hant");
  CHECK(order("pa-PK") == "pa-PK: pa-PK pa-Arab");
  CHECK(order("ur-Aran") == "ur-Aran: ur-Aran ur-Arab ur");
  CHECK(order("sr-Latn-RS") == "sr-Latn-RS: sr-Latn-RS sr-Latn");
  CHECK(order("en-x-plain") == "en-x-plain: en-x-plain en-Latn en");
  CHECK(order("prs") == "prs: prs prs-Arab fa-AF fa-Arab fa");
  CHECK(order("tl") == "tl: tl tl-Latn fil fil-Latn");
}

TEST_CASE("a language's script and direction are those of its country, as CLDR has them") {
  const auto written = [](const std::string &tag) {
    const LanguageTag language = LanguageTag::parse(tag).value();
    return language.script() + (language.right_to_left() ? " from the right" : "");
  };
  for (const std::string tag : {"pa-PK", "uz-AF", "az-IR", "prs", "kk-CN", "ks", "sd", "ug", "ckb"})
    CHECK(tag + ": " + written(tag) == tag + ": Arab from the right");
  for (const std::string tag : {"en", "uz", "az", "ht", "mam", "sr-Latn", "xx", "en-XA"})
    CHECK(tag + ": " + written(tag) == tag + ": Latn");
  CHECK(written("pa-IN") == "Guru");
  CHECK(written("sd-IN") == "Deva");
  CHECK(written("zh-MO") == "Hant");
  CHECK(written("zh") == "Hans");
  CHECK(written("dv-MV") == "Thaa from the right");
  CHECK(written("yi") == "Hebr from the right");
  CHECK(written("ko") == "Kore");
}

TEST_CASE("letters, digits and white space are those of ASCII, bytes of other letters are none") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    INFO(byte);
    CHECK(ascii::is_digit(c) == (std::string("0123456789").find(c) != std::string::npos));
    CHECK(ascii::is_space(c) == (std::string(" \t\r\n").find(c) != std::string::npos));
    CHECK(ascii::is_letter(c) == (byte < 0x80 && std::isalpha(byte) != 0));
    CHECK(ascii::upper(ascii::lower(c)) == ascii::upper(c));
    CHECK(ascii::is_upper(ascii::upper(c)) == ascii::is_letter(c));
  }
  CHECK(ascii::lower("ÉCOLE A1") == "École a1");
  CHECK(ascii::trimmed(" \t a b\r\n") == "a b");
  CHECK(ascii::trimmed(" \n ").empty());
  std::string_view number = "120 days";
  CHECK(ascii::take_digits(number) == 3);
  CHECK(number == " days");
}

TEST_CASE("the ASCII at a text's beginning ends at its first other byte, wherever that stands") {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string plain(size, '\x7F');
    CHECK(diag::ascii_prefix(plain) == size);
    for (const char *behind : {"\x80", "é", "é and more", "\xFF"}) {
      CHECK(diag::ascii_prefix(plain + behind) == size);
    }
  }
}

TEST_CASE("words with single blanks are told from others of any length, wherever the other stands") {
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string words(size, 'a');
    CHECK(diag::surely_single_blanks(words) == (size < 4 ? 0 : size));
    for (std::size_t at = 0; at < size; ++at) {
      CAPTURE(size, at);
      for (const std::string other : {"  ", "\n", "\t"}) {
        auto text = words;
        text.replace(at, other.size(), other);
        CHECK(diag::surely_single_blanks(text) <= at);
      }
      auto text = words;
      text[at] = ' ';
      const auto sure = diag::surely_single_blanks(text);
      CHECK((sure == 0 || (sure <= size && text[sure - 1] != ' ')));
    }
  }
  CHECK(diag::surely_single_blanks("one two three") == 13);
  CHECK(diag::surely_single_blanks("one t") == 5);
}

TEST_CASE("a size reads as no more than it is by much, and never as the limit that it is over") {
  CHECK(diag::byte_size_text(1000) == "1 KB");
  CHECK(diag::byte_size_text(1001) == "2 KB");
  CHECK(diag::byte_size_text(99'999) == "100 KB");
  CHECK(diag::byte_size_text(100'001) == "0.2 MB");
  CHECK(diag::byte_size_text(13'800'000) == "13.8 MB");
}
