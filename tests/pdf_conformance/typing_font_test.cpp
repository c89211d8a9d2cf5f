// What is typed into a field, in a viewer or by a program, is set in a font of the file.

#include "packet/print_blank.hpp"
#include "pdf_walk/font_program.hpp"
#include "pdf_walk/qpdf_handles.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>

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

TEST_CASE("a value that qpdf sets stands in the field's appearance, accents and all") {
  const std::string bytes = blank("en");
  QPDF pdf;
  pdf.processMemoryFile("sheet", bytes.data(), bytes.size());
  QPDFAcroFormDocumentHelper fields(pdf);
  std::size_t set = 0;
  for (auto &field : fields.getFormFields()) {
    if (field.getFieldType() != "/Tx") continue;
    field.setV("Se\xC3\xB1or \xE2\x82\xAC", true);
    fields.generateAppearancesIfNeeded();
    const auto data = field.getObjectHandle().getKey("/AP").getKey("/N").getStreamData();
    const std::string drawn(reinterpret_cast<const char *>(data->getBuffer()), data->getSize());
    INFO(drawn);
    CHECK((drawn.find("Se\xF1or \x80") != std::string::npos ||
           drawn.find("5365f16f722080") != std::string::npos));
    ++set;
    break;
  }
  CHECK(set == 1);
}
