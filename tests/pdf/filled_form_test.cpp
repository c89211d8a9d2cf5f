// What becomes of our fields when another program has filled them in.

#include "pdf/external_tool.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace formletter::pdf {
namespace {

/// The boxes of the sample page: one to tick, one that is ticked.
constexpr std::size_t box_left[] = {72, 144};
constexpr std::size_t box_size = 12;

std::string with_fields_drawn_anew(const std::string &bytes) {
  QPDF pdf;
  pdf.processMemoryFile("filled", bytes.data(), bytes.size());
  pdf.getRoot().getKey("/AcroForm").replaceKey("/NeedAppearances", QPDFObjectHandle::newBool(true));
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
}

/// How dark the first page is within the box that begins at `left`, `top`, as poppler draws it.
std::size_t ink(const std::string &pdf, std::size_t left, std::size_t top) {
  const auto drawn = run_on_pdf("pdftoppm -q -r 72 -gray -f 1 -l 1 {}", pdf);
  REQUIRE(drawn.status == 0);
  std::istringstream head(drawn.output);
  std::string kind;
  std::size_t width = 0, height = 0, most = 0, sum = 0;
  head >> kind >> width >> height >> most;
  const std::size_t begin = static_cast<std::size_t>(head.tellg()) + 1;
  REQUIRE(drawn.output.size() == begin + width * height);
  for (std::size_t y = top; y < top + box_size; ++y)
    for (std::size_t x = left; x < left + box_size; ++x)
      sum += 255U - static_cast<unsigned char>(drawn.output[begin + y * width + x]);
  return sum;
}

}  // namespace

TEST_CASE("Check boxes are seen, and seen to be ticked, where a program has the fields drawn anew") {
  SamplePages sample(fonts());
  const auto line = sample.add(layout::Tag::p);
  for (const bool checked : {false, true}) {
    layout::PlacedCheckBox box;
    box.element = sample.add(layout::Tag::form, line);
    box.box = {Length::pt(checked ? 144 : 72), Length::pt(100), Length::pt(12), Length::pt(12)};
    box.field->name = "passport";
    box.field->checked = checked;
    sample.place(box);
  }
  const std::string pdf = PdfWriter(fonts()).write(sample.pages(), options);
  for (const std::string &shown : {pdf, with_fields_drawn_anew(pdf)}) {
    const std::size_t empty = ink(shown, box_left[0], 100), ticked = ink(shown, box_left[1], 100);
    CHECK(empty > 20 * 255);
    CHECK(ticked > empty + 10 * 255);
  }
}

}  // namespace formletter::pdf
