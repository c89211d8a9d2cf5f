#include "diag/utf8.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "pdf/external_tool.hpp"
#include "pdf/write_pdf.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace formletter::pdf {
namespace {

struct Typeset {
  text::Fonts fonts;
  text::Typesetter typesetter{fonts};
  PdfWriter writer{fonts};
};

Typeset &typeset() {
  static Typeset all;
  return all;
}

/// The whole way from filled XHTML to a file.
std::string typeset_pdf(const std::string &language, const std::string &body) {
  const std::string direction = LanguageTag::parse(language)->right_to_left() ? "rtl" : "ltr";
  const auto document = document::read_xhtml(
      {"letter.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language + "\" dir=\"" +
                           direction + "\"><head><title>A letter</title></head><body>" + body +
                           "</body></html>"},
      document::StyleSheet::built_in());
  if (!document) FAIL(document.problems().front().message);
  const auto pages = layout::set_pages(*document, typeset().typesetter);
  if (!pages) FAIL(pages.problems().front().message);
  std::string pdf = typeset().writer.write(*pages, {*Date::from_parts(2014, 11, 20), "formletter 0.1.0"});
  if (const char *folder = std::getenv("FORMLETTER_KEEP_PDF_IN"))
    std::ofstream(std::string(folder) + "/" + language + ".pdf", std::ios::binary) << pdf;
  return pdf;
}

/// The words that pdftotext reads, with one space between them, without direction
/// marks and without the zero-width marks that stand for the rest of a cluster.
std::string words_of(const std::string &text) {
  std::u32string words;
  for (const char32_t c : diag::to_utf32(text)) {
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2060) continue;
    const bool space = c == ' ' || c == '\n' || c == '\f';
    if (!space) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return diag::to_utf8(words);
}

/// In a right-to-left line Poppler puts the space beside a number on its other side.
std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

struct Letter {
  const char *language, *body, *words;
  std::size_t most_bytes;
};

const std::vector<Letter> letters = {
    {"en", "<h1>Request</h1><p>Call <a href=\"tel:1-888-351-4024\">1-888-351-4024</a>, “toll-free”.</p>",
     "Request Call 1-888-351-4024, “toll-free”.", 30'000},
    {"es", "<h1>Solicitud</h1><p>Señora Núñez: llame al <bdi>1-888-351-4024</bdi> mañana.</p>",
     "Solicitud Señora Núñez: llame al 1-888-351-4024 mañana.", 30'000},
    {"ar",
     "<h1>طلب</h1><p>اتصل على الرقم <bdi dir=\"ltr\">(617) 555-0123</bdi> قبل <bdi "
     "dir=\"ltr\">2014-11-20</bdi> شكراً.</p>",
     "طلب اتصل على الرقم (617) 555-0123 قبل 2014-11-20 شكراً.", 120'000},
    {"ur", "<p>استغاثہ کی صوابدید کی درخواست <bdi dir=\"ltr\">1-888-351-4024</bdi> پر</p>",
     "استغاثہ کی صوابدید کی درخواست 1-888-351-4024 پر", 120'000},
    {"hi", "<h1>अनुरोध</h1><p>कृपया <bdi>1-888-351-4024</bdi> पर फ़ोन करें। स्थिति की चिट्ठी।</p>",
     "अनुरोध कृपया 1-888-351-4024 पर फ़ोन करें। स्थिति की चिट्ठी।", 120'000},
    {"zh-Hans", "<h1>请求</h1><p>请拨打 <bdi>1-888-351-4024</bdi>。检控酌情权的信件。</p>",
     "请求 请拨打 1-888-351-4024。检控酌情权的信件。", 120'000},
    {"ko", "<p>기소 재량 요청서를 보냅니다.</p>", "기소 재량 요청서를 보냅니다.", 120'000},
};

}  // namespace

TEST_CASE("A typeset letter keeps its text, breaks no rule and stays small, in each language") {
  const Letter &letter = letters[GENERATE(range(std::size_t{0}, letters.size()))];
  const std::string pdf = typeset_pdf(letter.language, letter.body);
  CAPTURE(letter.language);
  const std::string words = words_of(run_on_pdf("pdftotext {} -", pdf).output);
  if (LanguageTag::parse(letter.language)->right_to_left()) {
    CHECK(without_spaces(words) == without_spaces(letter.words));
  } else {
    CHECK(words == letter.words);
  }
  CHECK(listed(walk(pdf)).empty());
  CHECK(listed(walk_bytes(pdf)).empty());
  CHECK(pdf.size() < letter.most_bytes);
}

TEST_CASE("MuPDF, which knows nothing of ActualText, reads the letters of Latin, Devanagari and Han") {
  for (const Letter &letter : letters) {
    if (LanguageTag::parse(letter.language)->right_to_left()) continue;
    CAPTURE(letter.language);
    CHECK(words_of(
              run_on_pdf("(mutool draw -q -F text {} 2>/dev/null)", typeset_pdf(letter.language, letter.body))
                  .output) == letter.words);
  }
}

TEST_CASE(
    "No mark of a left-to-right line stands in an ActualText that says nothing, which PDFium takes for "
    "none") {
  const std::string body = "<p>(अनुरोध) <bdi>1-888-351-4024</bdi> पर फ़ोन करें। चिट्ठी</p>";
  const ToolResult content = run_on_pdf("qpdf --stream-data=uncompress {} -", typeset_pdf("hi", body));
  CHECK(content.output.find("/ActualText<FEFF>") == std::string::npos);
  // The signs of the whole line are shown within its last word, चिट्ठी.
  CHECK(content.output.find("/ActualText<FEFF091A093F091F094D09200940>") != std::string::npos);
}

TEST_CASE("A link stands in the structure where its text stands in the paragraph") {
  const std::string pdf =
      typeset_pdf("en", "<p>Before <a href=\"https://example.org/\">inside</a> after.</p>");
  const std::string text = words_of(run_on_pdf("pdfinfo -struct-text {}", pdf).output);
  CHECK(text.find("Before") < text.find("inside"));
  CHECK(text.find("inside") < text.find("after"));
}

TEST_CASE("Every font of a letter is embedded, subset and mapped to Unicode") {
  const ToolResult fonts = run_on_pdf("pdffonts {}", typeset_pdf("ar", letters[2].body));
  CAPTURE(fonts.output);
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = fonts.output.find("yes yes yes", at)) != std::string::npos; ++at) ++rows;
  CHECK(rows >= 2);
  CHECK(fonts.output.find(" no ") == std::string::npos);
}

TEST_CASE("Lists, a table, fields and pages of running content break no rule") {
  std::string body = "<header><p>Copy for A 012 345 678</p></header><h1>Checklist</h1><ul>";
  for (int i = 0; i < 60; ++i)
    body += "<li>Paper <input type=\"checkbox\" name=\"paper\" title=\"Box: paper\"/></li>";
  body +=
      "</ul><table><thead><tr><th>Date</th><th>What</th></tr></thead><tbody><tr><td>2014-11-20</td><td></"
      "td></tr>"
      "</tbody></table><p>Name <input type=\"text\" name=\"name\" title=\"Your name\"/></p>";
  const std::string pdf = typeset_pdf("en", body);
  CHECK(listed(walk(pdf)).empty());
  const ToolResult check = run_on_pdf("qpdf --check {}", pdf);
  CAPTURE(check.output);
  CHECK(check.status == 0);
}

TEST_CASE("A list says the numbering that its labels show") {
  for (const auto &[list, numbering] :
       std::vector<std::pair<std::string, std::string>>{{"<ul><li>x</li></ul>", "Disc"},
                                                        {"<ol><li>x</li></ol>", "Decimal"},
                                                        {"<ol type=\"a\"><li>x</li></ol>", "LowerAlpha"},
                                                        {"<ol type=\"A\"><li>x</li></ol>", "UpperAlpha"}}) {
    CAPTURE(list);
    const std::string pdf = typeset_pdf("en", list);
    CHECK(pdf.find("/ListNumbering /" + numbering + ">>") != std::string::npos);
    CHECK(listed(walk(pdf)).empty());
  }
}

}  // namespace formletter::pdf
