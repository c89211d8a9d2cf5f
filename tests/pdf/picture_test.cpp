#include "pdf/external_tool.hpp"
#include "pdf/picture_file.hpp"
#include "pdf/read_picture.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf/write_pdf.hpp"
#include "pdf_walk/qpdf_handles.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

namespace formletter::pdf {
TEST_CASE("What is transparent in a picture stands on white") {
  const PictureFile file(two_pixels_png());
  const Picture picture = read_picture(file.path());
  CHECK(picture.width == 2);
  CHECK(picture.height == 1);
  // Opaque red stays; transparent blue is white.
  CHECK(picture.bytes == std::string("\xFF\0\0\xFF\xFF\xFF", 6));
}

TEST_CASE("A palette of two bits and a grey of one bit are read as samples of eight") {
  const PictureFile palette(png({.width = 3, .height = 1, .bits = 2, .color = 3}, std::string("\0\x18", 2),
                                png_chunk("PLTE", std::string("\1\2\3\4\5\6\7\x8\x9", 9))));
  CHECK(read_picture(palette.path()).bytes == std::string("\1\2\3\4\5\6\7\x8\x9", 9));
  const PictureFile grey(png({.width = 3, .height = 2, .bits = 1}, std::string("\0\xA0\0\x40", 4)));
  CHECK(read_picture(grey.path()).bytes == std::string("\xFF\0\xFF\0\xFF\0", 6));
}

TEST_CASE("A damaged, foreign or missing picture is a failure that names it") {
  std::string damaged = two_pixels_png();
  damaged[damaged.size() - 20] ^= 1;
  const PictureFile file(damaged);
  CHECK_THROWS_WITH(read_picture(file.path()),
                    Catch::Contains("damaged PNG") && Catch::Contains(file.path()));
  const PictureFile text("hello");
  CHECK_THROWS_WITH(read_picture(text.path()), Catch::Contains("neither PNG nor JPEG"));
  CHECK_THROWS_AS(read_picture("/nowhere.png"), PdfFailure);
}

TEST_CASE("A picture is a Figure with its alternate text and area, once in the file") {
  const PictureFile file(two_pixels_png());
  text::Fonts fonts;
  SamplePages sample(fonts);
  for (const int inch : {1, 3}) {
    const layout::ElementId figure = sample.add(layout::Tag::figure);
    sample.element(figure).alternative = "The clinic's mark";
    sample.place(layout::PlacedImage{
        figure, {Length::in(inch), Length::in(2), Length::in(1), Length::in(0.5)}, file.path()});
  }
  sample.place(layout::PlacedImage{
      layout::artifact, {Length::in(6), Length::in(2), Length::in(1), Length::in(1)}, file.path()});
  const std::string pdf =
      PdfWriter(fonts).write(sample.pages(), {*Date::from_parts(2014, 11, 20), "formletter"});
  const auto breaches = walk(pdf);
  CHECK(breaches.empty());
  CHECK(run_on_pdf("pdfimages -list {} | grep -c '^ '", pdf).output == "3\n");
  QPDF read;
  read.processMemoryFile("picture", pdf.data(), pdf.size());
  int images = 0;
  for (auto &object : read.getAllObjects())
    if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Image")) ++images;
  CHECK(images == 1);
}

}  // namespace formletter::pdf
