// What is typed into a field, in a viewer or by a program, is set in a font of the file.

#include "packet/print_blank.hpp"
#include "pdf/external_tool.hpp"
#include "pdf_walk/font_program.hpp"
#include "pdf_walk/qpdf_handles.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>

#include <algorithm>

using namespace formletter;

namespace {

std::string blank(const char *tag) {
  const auto &pack = test::sample_packs()[1];
  auto press = Press::open(pack.folder);
  REQUIRE(press.ok());
  const auto sheet = packet::print_blank(press->works(), pack.form,
                                         {.today = pack.today(), .language = LanguageTag::parse(tag)});
  REQUIRE(sheet.ok());
  return sheet->papers.at(0).bytes;
}

}  // namespace

TEST_CASE("each text field has an embedded one-byte font to type in, and an appearance until then") {
  for (const char *tag : {"en", "ar", "hi", "zh-Hans"}) {
    INFO(tag);
    const std::string bytes = blank(tag);
    QPDF pdf;
    pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
    auto form = pdf.getRoot().getKey("/AcroForm");
    CHECK_FALSE(form.hasKey("/NeedAppearances"));
    auto fonts = form.getKey("/DR").getKey("/Font");
    REQUIRE(fonts.isDictionary());
    for (const auto &name : fonts.getKeys()) {
      auto font = fonts.getKey(name);
      CHECK(font.getKey("/Subtype").isNameAndEquals("/TrueType"));
      CHECK(font.getKey("/Encoding").isNameAndEquals("/WinAnsiEncoding"));
      CHECK(font.getKey("/Widths").getArrayNItems() == 224);
      // ISO 19005-2, 6.2.11.6: not symbolic, so that the encoding counts.
      CHECK(font.getKey("/FontDescriptor").getKey("/Flags").getIntValue() % 64 / 32 == 1);
      const auto data = font.getKey("/FontDescriptor").getKey("/FontFile2").getStreamData();
      const pdf::FontProgram program({reinterpret_cast<const char *>(data->getBuffer()), data->getSize()});
      for (const char32_t letter : U"aZ9ñÉ’") {
        if (letter != 0) CHECK(program.glyph_of_character(letter) != 0);
      }
    }
    QPDFAcroFormDocumentHelper fields(pdf);
    for (auto &field : fields.getFormFields()) {
      if (field.getFieldType() != "/Tx") continue;
      const std::string appearance = field.getDefaultAppearance();
      CHECK(fonts.hasKey(appearance.substr(0, appearance.find(' '))));
      CHECK(field.getObjectHandle().getKey("/AP").getKey("/N").isStream());
    }
  }
}

TEST_CASE("a value that qpdf sets is what Poppler and MuPDF show, accents and all, in every script's sheet") {
  for (const char *tag : {"en", "ar", "hi", "zh-Hans"}) {
    INFO(tag);
    const std::string bytes = blank(tag);
    QPDF pdf;
    pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
    QPDFAcroFormDocumentHelper fields(pdf);
    auto all = fields.getFormFields();
    const auto field =
        std::find_if(all.begin(), all.end(), [](auto &f) { return f.getFieldType() == "/Tx"; });
    REQUIRE(field != all.end());
    field->setV(
        "Se\xC3\xB1or \xE2\x80\x99"
        "64",
        true);
    fields.generateAppearancesIfNeeded();
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    const std::string filled(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
    for (const char *reader : {"pdftotext {} -", "mutool draw -q -F text {} 2>/dev/null"}) {
      INFO(reader);
      CHECK(pdf::run_on_pdf(reader, filled)
                .output.find("Se\xC3\xB1or \xE2\x80\x99"
                             "64") != std::string::npos);
    }
    // And no fault comes with it.
    CHECK(pdf::run_on_pdf("qpdf --check {}", filled).status == 0);
  }
}
