#include "i18n/catalog.hpp"
#include "diag/report.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using i18n::Catalog;
using i18n::Catalogs;

namespace {

const std::string header =
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Language: ru\\n\"\n"
    "\"Last-Translator: Anna <anna@example.org>\\n\"\n"
    "\"X-Formletter-State: reviewed\\n\"\n"
    "\"X-Reviewer: Boris\\n\"\n"
    "\"X-Reviewed-On: 2014-12-01\\n\"\n"
    "\"X-Source-Revision: r7\\n\"\n"
    "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n\n";

Catalog read(const std::string &messages) {
  auto catalog = Catalog::read_po({"ru.po", header + messages});
  if (!catalog) FAIL(diag::report_text(catalog.problems()));
  return std::move(catalog).value();
}

std::string refusal(const std::string &text) {
  const auto catalog = Catalog::read_po({"bad.po", text});
  return catalog ? "accepted" : diag::report_text(catalog.problems());
}

std::string header_with(const std::string &field) {
  return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n" + field + "\\n\"\n";
}

std::string in_language(const std::string &tag, const std::string &messages) {
  return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: " + tag + "\\n\"\n" +
         messages;
}

}  // namespace

TEST_CASE("the header says who made the catalog and whether it was reviewed") {
  const auto catalog = read("");
  CHECK(catalog.header().language.text() == "ru");
  CHECK(catalog.header().state == i18n::ReviewState::reviewed);
  CHECK(catalog.header().translator == "Anna <anna@example.org>");
  CHECK(catalog.header().reviewer == "Boris");
  CHECK(catalog.header().reviewed_on == "2014-12-01");
  CHECK(catalog.header().source_revision == "r7");
}

TEST_CASE("a catalog that does not say it was reviewed is a draft") {
  const auto catalog = Catalog::read_po({"es.po", header_with("")});
  REQUIRE(catalog.ok());
  CHECK(catalog->header().state == i18n::ReviewState::draft);
}

TEST_CASE("a catalog is reviewed by somebody and on a day, or the line that says so is refused") {
  const auto [fields, report] = GENERATE(table<std::string, std::string>({
      {"",
       "bad.po:4:2: error[po-state]: The catalog says that it was reviewed, and `X-Reviewer` names nobody."},
      {"",
       "bad.po:4:2: error[po-state]: The catalog says that it was reviewed, and `X-Reviewed-On` says no "
       "day."},
      {"\"X-Reviewer: -\\n\"\n\"X-Reviewed-On: 2014-12-01\\n\"\n", "bad.po:4:2: error[po-state]"},
      {"\"X-Reviewer: FULL NAME <EMAIL@ADDRESS>\\n\"\n\"X-Reviewed-On: 2014-12-01\\n\"\n",
       "`X-Reviewer` names nobody."},
      {"\"X-Reviewer: None\\n\"\n\"X-Reviewed-On: 2014-12-01\\n\"\n", "`X-Reviewer` names nobody."},
      {"\"X-Reviewer: Boris\\n\"\n\"X-Reviewed-On: 2014-13-01\\n\"\n",
       "bad.po:6:2: error[po-state]: The catalog says that it was reviewed, and `X-Reviewed-On` `2014-13-01` "
       "is no day."},
      {"\"X-Reviewer: Boris\\n\"\n\"X-Reviewed-On: last week\\n\"\n", "bad.po:6:2: error[po-state]"},
  }));
  const auto text = refusal(
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n\"\n"
      "\"X-Formletter-State: reviewed\\n\"\n" +
      fields);
  CHECK_THAT(text, Catch::Contains(report));
}

TEST_CASE("a catalog's header names the language that its file is named for") {
  const std::string text =
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: es\\n\"\n";
  const auto other = Catalog::read_po({"zz.po", text}, LanguageTag::parse("zz"));
  REQUIRE_FALSE(other.ok());
  CHECK(diag::report_text(other.problems()) ==
        "zz.po:4:2: error[po-language]: The file is named for `zz`, and its header says `es`.\n"
        "    hint: write `Language: zz`, or rename the file\n");
  CHECK(Catalog::read_po({"es.po", text}, LanguageTag::parse("es")).ok());
  CHECK(Catalog::read_po({"es_MX.po", in_language("es_MX", "")}, LanguageTag::parse("es-MX")).ok());
}

TEST_CASE("a message is found by its msgid, white space folded on both sides") {
  const auto catalog = read("msgid \"\"\n\"Your \"\n\"case\\n\"\n\"  number\"\nmsgstr \"Номер дела\"\n");
  CHECK(catalog.find("Your case number") == "Номер дела");
  CHECK(catalog.find(" Your\n case   number ") == "Номер дела");
  CHECK_FALSE(catalog.find("Your case").has_value());
}

TEST_CASE("a no-break space is part of the msgid and not folded") {
  const auto catalog = read("msgid \"A\u00A0B\"\nmsgstr \"А\u00A0Б\"\n");
  CHECK(catalog.find("A\u00A0B") == "А\u00A0Б");
  CHECK_FALSE(catalog.find("A B").has_value());
}

TEST_CASE("fuzzy, empty and obsolete messages have no translation") {
  const auto catalog = read(
      "#, fuzzy\nmsgid \"stale\"\nmsgstr \"старое\"\n"
      "#, c-format, fuzzy\nmsgctxt \"x\"\nmsgid \"stale too\"\nmsgstr \"старое\"\n"
      "msgid \"empty\"\nmsgstr \"\"\n"
      "#~ msgid \"gone\"\n#~ msgstr \"было\"\n"
      "msgid \"good\"\nmsgstr \"новое\"\n");
  CHECK_FALSE(catalog.find("stale").has_value());
  CHECK_FALSE(catalog.find("x", "stale too").has_value());
  CHECK_FALSE(catalog.find("empty").has_value());
  CHECK_FALSE(catalog.find("gone").has_value());
  CHECK(catalog.find("good") == "новое");
  CHECK(catalog.entries().size() == 4);
  CHECK(catalog.entries()[0].fuzzy);
}

TEST_CASE("a message of white space alone has no translation") {
  for (const auto *blank : {" ", "\u00A0", "\u3000", "\u200B"}) {
    INFO(blank);
    const auto catalog =
        Catalog::read_po({"es.po", header + "\nmsgid \"Yes\"\nmsgstr \"" + std::string(blank) + "\"\n"});
    REQUIRE(catalog.ok());
    CHECK_FALSE(catalog->find("Yes").has_value());
  }
}

TEST_CASE("a fuzzy mark of an obsolete message does not reach the next one") {
  const auto catalog =
      read("#, fuzzy\n#~ msgid \"gone\"\n#~ msgstr \"было\"\n\nmsgid \"good\"\nmsgstr \"новое\"\n");
  CHECK(catalog.find("good") == "новое");
}

TEST_CASE("a message with the context wins over one without") {
  const auto catalog = read(
      "msgid \"May\"\nmsgstr \"Можно\"\n"
      "msgctxt \"month\"\nmsgid \"May\"\nmsgstr \"Май\"\n");
  CHECK(catalog.find("month", "May") == "Май");
  CHECK(catalog.find("May") == "Можно");
  CHECK(catalog.find("verb", "May") == "Можно");
}

TEST_CASE("plural forms follow the catalog's rule") {
  const auto catalog = read(
      "msgid \"one page\"\nmsgid_plural \"pages\"\n"
      "msgstr[0] \"страница\"\nmsgstr[1] \"страницы\"\nmsgstr[2] \"страниц\"\n");
  const auto *entry = catalog.find_counted("one page", "pages");
  REQUIRE(entry != nullptr);
  const auto form = [&](unsigned long count) { return entry->msgstr.at(catalog.form_for(count)); };
  CHECK(form(1) == "страница");
  CHECK(form(2) == "страницы");
  CHECK(form(5) == "страниц");
  CHECK(form(11) == "страниц");
  CHECK(form(21) == "страница");
  CHECK(form(112) == "страниц");
  CHECK(catalog.find("one page") == "страница");
}

TEST_CASE("a text that counts has no translation in an entry that does not, or that has another plural") {
  const auto catalog = read(
      "msgid \"one page\"\nmsgid_plural \"pages\"\n"
      "msgstr[0] \"страница\"\nmsgstr[1] \"страницы\"\nmsgstr[2] \"страниц\"\n\n"
      "msgid \"one sheet\"\nmsgstr \"лист\"\n");
  CHECK(catalog.translates("one page", "pages"));
  CHECK(catalog.find_counted("one page", "sides") == nullptr);
  CHECK(catalog.find_counted("one sheet", "sheets") == nullptr);
  CHECK_FALSE(catalog.translates("one sheet", "sheets"));
  CHECK(catalog.translates("one sheet", ""));
  CHECK_FALSE(catalog.translates("one page", ""));
}

TEST_CASE("a form is of one number alone where no other takes it") {
  const auto russian = read("msgid \"a\"\nmsgstr \"б\"\n");
  CHECK_FALSE(russian.is_of_one_number(0));  // 1, 21, 31 …
  const auto english =
      Catalog::read_po({"en.po",
                        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"
                        "Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"});
  REQUIRE(english.ok());
  CHECK(english->is_of_one_number(0));
  CHECK_FALSE(english->is_of_one_number(1));
}

TEST_CASE("escapes are gettext's") {
  const auto catalog = read(R"(msgid "a\"b\\c\td"
msgstr "\101\x42"
)");
  CHECK(catalog.find("a\"b\\c d") == "AB");
}

TEST_CASE("an entry's place is its msgid's") {
  const auto catalog =
      Catalog::read_po({"es.po", in_language("es", "# note\nmsgctxt \"c\"\n  msgid \"a\"\nmsgstr \"b\"\n")});
  REQUIRE(catalog.ok());
  CHECK(catalog->entries()[0].place == Place{"es.po", 5, 3});
}

TEST_CASE("lines may end as Windows ends them") {
  const auto catalog = Catalog::read_po(
      {"es.po",
       "msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n\"\r\n\r\n"
       "msgid \"yes\"\r\nmsgstr \"sí\"\r\n"});
  REQUIRE(catalog.ok());
  CHECK(catalog->find("yes") == "sí");
}

TEST_CASE("what gettext would refuse is refused with its place") {
  const auto [messages, report] = GENERATE(table<std::string, std::string>({
      {"msgid \"a\n", "bad.po:3:7: error[po-syntax]: The string has no closing quote on its line."},
      {"msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n",
       "bad.po:3:1: error[po-syntax]: This `msgid` has no `msgstr`."},
      {"msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n",
       "bad.po:5:1: error[po-duplicate]: This message is already defined in line 3."},
      {"msgstr \"b\"\n", "bad.po:3:1: error[po-syntax]: This message has a second `msgstr`."},
      {"#.\nmsgstr \"b\"\n", "bad.po:4:1: error[po-syntax]: `msgstr` stands without a `msgid`."},
      {"msgid \"a\"\nmsgstr \"b\\q\"\n", "bad.po:4:10: error[po-syntax]: This is not one of the escapes"},
      {"msgid \"a\"\nmsgstr \"b\\001\"\n", "bad.po:4:10: error[po-control-character]"},
      {"mesgid \"a\"\nmsgstr \"b\"\n", "bad.po:3:1: error[po-syntax]: Found `mesgid`"},
      {"msgid \"a\" b\nmsgstr \"b\"\n", "bad.po:3:11: error[po-syntax]: Expected a string in double quotes."},
      {"msgid \"a\"\nmsgstr[0] \"b\"\n", "bad.po:4:1: error[po-syntax]: `msgstr[]` is for messages with"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr \"b\"\n",
       "bad.po:5:1: error[po-syntax]: A message with `msgid_plural`"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[1] \"b\"\n",
       "bad.po:5:1: error[po-syntax]: The plural forms must be"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\n",
       "bad.po:3:1: error[po-plural-forms]: This message has 1"},
      {"msgctxt \"a\"\n", "bad.po:3:1: error[po-syntax]: `msgctxt` stands without a `msgid`."},
      {"msgid \"\xC3\"\nmsgstr \"b\"\n", "bad.po:3:8: error[bad-utf8]"},
  }));
  INFO(messages);
  CHECK_THAT(refusal(in_language("es", messages)), Catch::Contains(report));
}

TEST_CASE("a header that does not serve is refused") {
  CHECK_THAT(refusal("msgid \"a\"\nmsgstr \"b\"\n"), Catch::Contains("error[po-header]"));
  CHECK_THAT(refusal(header_with("X-Formletter-State: good")), Catch::Contains("error[po-state]"));
  CHECK_THAT(refusal(in_language("Spanish!", "")), Catch::Contains("error[po-language]"));
  CHECK_THAT(refusal("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=latin1\\nLanguage: es\\n\"\n"),
             Catch::Contains("error[po-charset]"));
  CHECK_THAT(refusal("\xEF\xBB\xBF" + header), Catch::Contains("error[po-byte-order-mark]"));
  for (const char *rule : {"nplurals=2; plural=n", "nplurals=2; plural=1/n;", "nplurals=2; plural=(n",
                           "plural=0", "nplurals=2; plural=m;", "nplurals=0; plural=0;"}) {
    INFO(rule);
    CHECK_THAT(refusal(header_with(std::string("Plural-Forms: ") + rule)),
               Catch::Contains("error[po-plural-forms]"));
  }
}

TEST_CASE("a hostile plural rule neither crashes nor hangs the reader") {
  for (const char *piece : {"(", "!", "n?", "n+", "1?n:"}) {
    std::string rule = "Plural-Forms: nplurals=2; plural=";
    for (int i = 0; i < 100'000; ++i) rule += piece;
    CHECK_THAT(refusal(header_with(rule + "0;")), Catch::Contains("error[po-plural-forms]"));
  }
}

TEST_CASE("all mistakes of a file are reported at once") {
  const auto text = refusal(in_language("es", "mesgid \"a\"\n\nmsgid \"b\"\nmsgid \"c\"\nmsgstr \"d\\q\"\n"));
  CHECK_THAT(text, Catch::Contains(":3:1:") && Catch::Contains(":5:1:") && Catch::Contains(":7:10:"));
}

TEST_CASE("a language without a catalog uses one in its own script or none") {
  const auto catalog = [](const std::string &tag, const std::string &yes) {
    return Catalog::read_po({tag + ".po", in_language(tag, "msgid \"yes\"\nmsgstr \"" + yes + "\"\n")})
        .value();
  };
  Catalogs catalogs;
  catalogs.add(catalog("zh-Hans", "是"));
  catalogs.add(catalog("pa", "ਹਾਂ"));
  for (const std::string chinese : {"zh", "zh-CN", "zh-SG", "zh-Hans-HK"})
    CHECK(chinese + catalogs.translate(*LanguageTag::parse(chinese), "yes") == chinese + "是");
  CHECK(catalogs.translate(*LanguageTag::parse("zh-TW"), "yes") == "yes");
  CHECK(catalogs.translate(*LanguageTag::parse("pa-IN"), "yes") == "ਹਾਂ");
  CHECK(catalogs.translate(*LanguageTag::parse("pa-PK"), "yes") == "yes");
}

TEST_CASE("a language without a catalog uses its nearest parent's") {
  Catalogs catalogs;
  catalogs.add(Catalog::read_po({"es.po", in_language("es", "msgid \"yes\"\nmsgstr \"sí\"\n")}).value());
  catalogs.add(Catalog::read_po({"zh.po", in_language("zh_Hant", "msgid \"yes\"\nmsgstr \"是\"\n")}).value());
  CHECK(catalogs.translate(*LanguageTag::parse("es-MX"), "yes") == "sí");
  CHECK(catalogs.translate(*LanguageTag::parse("zh-Hant-TW"), "yes") == "是");
  CHECK(catalogs.translate(*LanguageTag::parse("zh"), "yes") == "yes");
  CHECK(catalogs.translate(*LanguageTag::parse("en"), "yes") == "yes");
  CHECK(catalogs.translate(*LanguageTag::parse("es"), "no") == "no");
  CHECK(catalogs.languages().size() == 2);
}
