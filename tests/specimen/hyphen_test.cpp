// What readers and searchers get of words that a line's end divides: the words whole.

#include "diag/report.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "packet/works.hpp"
#include "support/pdf_words.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

constexpr std::string_view narrow =
    R"(<styles><page name="narrow" size="190pt 700pt" margin="20pt"/><style name="p" hyphens="auto"/></styles>)";

std::string page_with(const std::string &language, const std::string &text) {
  return "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language +
         "\"><head><title>Test</title><meta name=\"page\" content=\"narrow\"/></head><body><p>" + text +
         "</p></body></html>";
}

/// As ISO 32000 has it: a soft hyphen at a line's end is no part of the word.
std::string joined(std::string text) {
  for (auto at = text.find("\u00AD"); at != std::string::npos; at = text.find("\u00AD", at)) {
    std::size_t end = at + 2;
    while (end < text.size() && (text[end] == '\n' || text[end] == ' ')) ++end;
    text.erase(at, end - at);
  }
  return text;
}

}  // namespace

TEST_CASE("Words that are divided at lines' ends come whole out of the PDF") {
  auto press = Press::open(FORMLETTER_ROOT);
  REQUIRE(press.ok());
  auto &works = press->works();
  const auto styles = document::StyleSheet::read({"styles.xml", std::string(narrow)});
  REQUIRE(styles.ok());
  struct Case {
    const char *language, *text;
  };
  for (const auto &[language, text] :
       {Case{"en",
             "The government attorney considers administrative closure, continuance or termination of "
             "the immigration proceedings."},
        Case{"es",
             "El procedimiento administrativo de inmigración permite solicitar discreción procesal al "
             "representante del departamento."},
        Case{"ru", "Представитель правительства рассматривает административное закрытие производства."},
        Case{"en",
             "Pro\u00ADsec\u00ADu\u00ADto\u00ADrial\u00ADdis\u00ADcre\u00ADtion\u00ADim\u00ADmi\u00AD"
             "gra\u00ADtion\u00ADpro\u00ADceed\u00ADings"}}) {
    INFO(text);
    const auto read = document::read_xhtml({"test.xhtml", page_with(language, text)}, *styles);
    INFO((read.ok() ? "" : diag::report_text(read.problems())));
    REQUIRE(read.ok());
    const auto pages = works.set_pages(*read);
    REQUIRE(pages.ok());
    const auto bytes =
        works.pdf_writer().write(*pages, {.date = Date::parse_iso("2014-11-20").value(), .producer = "test"});
    const auto printed = test::text_of_pdf(bytes);
    const bool divides = works.typesetter().hyphenates(LanguageTag::parse(language).value()) ||
                         std::string_view(text).find("\u00AD") != std::string_view::npos;
    INFO(printed);
    CHECK((printed.find("\u00AD") != std::string::npos) == divides);
    const auto words = test::words(joined(printed));
    std::string plain = text;
    for (auto at = plain.find("\u00AD"); at != std::string::npos; at = plain.find("\u00AD"))
      plain.erase(at, 2);
    for (const auto &[word, count] : test::words(plain)) {
      INFO(word);
      CHECK((words.contains(word) && words.at(word) == count));
    }
    CHECK(works.pdf_writer().write(
              *pages, {.date = Date::parse_iso("2014-11-20").value(), .producer = "test"}) == bytes);
  }
}
