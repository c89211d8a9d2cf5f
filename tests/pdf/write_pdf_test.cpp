#include "pdf/write_pdf.hpp"

#include "diag/utf8.hpp"
#include "pdf/external_tool.hpp"
#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

namespace formletter::pdf {
namespace {

std::string write(const layout::Pages &pages) {
  std::string pdf = PdfWriter(fonts()).write(pages, options);
  // For looking at, when asked for.
  if (const char *path = std::getenv("FORMLETTER_KEEP_PDF")) std::ofstream(path, std::ios::binary) << pdf;
  return pdf;
}

/// What pdftotext reads, less the marks U+202A to U+202E that it puts around lines
/// of the other direction.
std::string extracted_text(const std::string &pdf) {
  const std::string text = run_on_pdf("pdftotext {} -", pdf).output;
  std::u32string kept;
  for (const char32_t c : diag::to_utf32(text))
    if (c < 0x202A || c > 0x202E) kept += c;
  return diag::to_utf8(kept);
}

}  // namespace

TEST_CASE("A page of text is a PDF that qpdf finds no fault in") {
  SamplePages sample(fonts());
  sample.paragraph("Dear Sir or Madam:");
  sample.paragraph("I am asking for prosecutorial discretion.");
  const ToolResult check = run_on_pdf("qpdf --check {}", write(sample.pages()));
  CAPTURE(check.output);
  CHECK(check.status == 0);
  CHECK(check.output.find("No syntax or stream encoding errors found") != std::string::npos);
}

TEST_CASE("Text comes out as it went in, in each script") {
  struct Line {
    const char *language, *text;
  };
  const auto line = GENERATE(values<Line>({
      {"en", "The office affirms: \"I may file\" (A 012 345 678)."},
      {"es", "Señora Núñez: ¿cuándo es su cita en la corte?"},
      {"vi", "Nguyễn Thị Hằng xin hoãn trục xuất"},
      {"ar", "طلب السلطة التقديرية للادعاء"},
      {"ar", "مُحَمَّد شكراً لا"},
      {"ur", "استغاثہ کی صوابدید کی درخواست"},
      {"hi", "अभियोजन विवेक के लिए अनुरोध की चिट्ठी"},
      {"zh-Hans", "请求检控酌情权的信件"},
      {"ko", "기소 재량 요청서"},
      {"am", "የአቃቤ ሕግ ውሳኔ ጥያቄ"},
  }));
  SamplePages sample(fonts(), line.language);
  sample.paragraph(line.text);
  const std::string pdf = write(sample.pages());
  CAPTURE(line.language, pdf.size());
  CHECK(extracted_text(pdf) == std::string(line.text) + "\n\n\f");
}

TEST_CASE("Fields, links and bookmarks make a file that qpdf finds no fault in") {
  const std::string pdf = write(full_sample(fonts()).pages());
  const ToolResult check = run_on_pdf("qpdf --check {}", pdf);
  CAPTURE(check.output);
  CHECK(check.status == 0);
}

}  // namespace formletter::pdf
