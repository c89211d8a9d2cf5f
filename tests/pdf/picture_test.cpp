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

TEST_CASE("A PNG of 16 bits, of grey with alpha, or interlaced is read as samples of eight bits on white") {
  const PictureFile deep(png({.width = 2, .height = 1, .bits = 16, .color = 2},
                             std::string("\0\xFF\xFF\0\0\0\0\0\0\0\0\xFF\xFF", 13)));
  CHECK(read_picture(deep.path()).bytes == std::string("\xFF\0\0\0\0\xFF", 6));
  const PictureFile grey(png({.width = 2, .height = 1, .color = 4}, std::string("\0\0\xFF\0\0", 5)));
  const Picture picture = read_picture(grey.path());
  CHECK(picture.grey);
  CHECK(picture.bytes == std::string("\0\xFF", 2));
  // Adam7 of two dots: the first in pass 1, the second in pass 6.
  const PictureFile interlaced(
      png({.width = 2, .height = 1, .interlaced = true}, std::string("\0\x11\0\x22", 4)));
  CHECK(read_picture(interlaced.path()).bytes == "\x11\x22");
}

TEST_CASE("A palette's transparent colour stands on white") {
  const PictureFile file(
      png({.width = 2, .height = 1, .bits = 8, .color = 3}, std::string("\0\0\1", 3),
          png_chunk("PLTE", std::string("\1\2\3\4\5\6", 6)) + png_chunk("tRNS", std::string("\xFF\0", 2))));
  CHECK(read_picture(file.path()).bytes == "\1\2\3\xFF\xFF\xFF");
}

TEST_CASE("A JPEG of grey or RGB is kept as it is, one of CMYK becomes RGB") {
  for (const std::string color : {"\x80", "\x80\x40\x20"}) {
    const std::string bytes = jpeg({.color = color});
    const PictureFile file(bytes);
    const Picture picture = read_picture(file.path());
    CHECK(picture.is_jpeg);
    CHECK(picture.grey == (color.size() == 1));
    CHECK(picture.bytes == bytes);
  }
  // Stored the other way round: much cyan's light left, no black.
  const PictureFile print(jpeg({.color = "\x20\xFF\xFF\xFF"}));
  const Picture picture = read_picture(print.path());
  CHECK_FALSE(picture.is_jpeg);
  REQUIRE(picture.bytes.size() == std::size_t{16} * 8 * 3);
  CHECK(std::abs(static_cast<unsigned char>(picture.bytes[0]) - 0x20) <= 2);
  CHECK(static_cast<unsigned char>(picture.bytes[1]) >= 0xFD);
}

TEST_CASE("A photograph taken with the camera on its side is seen upright, in either byte order") {
  for (const bool little_endian : {false, true}) {
    for (int value = 1; value <= 8; ++value) {
      CAPTURE(little_endian, value);
      const PictureFile file(jpeg({.exif = exif_orientation(value, little_endian)}));
      const Picture picture = read_picture(file.path());
      CHECK(static_cast<int>(picture.orientation) == value);
      CHECK(picture.width == 16);
      CHECK(picture.seen_width() == (value >= 5 ? 8 : 16));
      CHECK(picture.seen_height() == (value >= 5 ? 16 : 8));
    }
  }
  CHECK(read_orientation("II*") == Orientation::upright);
  CHECK(read_orientation(exif_orientation(9, true)) == Orientation::upright);
  const PictureFile png_file(
      png({.width = 1, .height = 1}, std::string("\0\0", 2), png_chunk("eXIf", exif_orientation(6, false))));
  CHECK(read_picture(png_file.path()).orientation == Orientation::turned_right);
}

namespace {

/// Dark or light, at the middle of each quarter of a page's only picture, from the top left on.
std::string quarters(const std::string &pdf) {
  const std::string grey = run_on_pdf("pdftoppm -r 36 -gray {}", pdf).output;
  // "P5\n306 396\n255\n", then rows of 306.
  const std::string rows = grey.substr(grey.find("\n255\n") + 5);
  std::string out;
  for (const std::size_t y : {36 + 9, 36 + 27})
    for (const std::size_t x : {36 + 9, 36 + 27})
      out += static_cast<unsigned char>(rows.at(y * 306 + x)) < 128 ? 'd' : 'l';
  return out;
}

}  // namespace

TEST_CASE("Each of the eight ways to hold a camera is drawn as it is to be seen") {
  // Stored: dark at the top left, light elsewhere.
  const std::vector<std::string> seen = {"dlll", "ldll", "llld", "lldl", "dlll", "ldll", "llld", "lldl"};
  text::Fonts fonts;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const PictureFile file(png({.width = 2, .height = 2}, std::string("\0\0\xFF\0\xFF\xFF", 6),
                               png_chunk("eXIf", exif_orientation(static_cast<int>(i) + 1, false))));
    SamplePages sample(fonts);
    sample.place(layout::PlacedImage{
        layout::artifact, {Length::in(1), Length::in(1), Length::in(1), Length::in(1)}, file.path()});
    CAPTURE(i + 1);
    CHECK(quarters(PdfWriter(fonts).write(sample.pages(), {*Date::from_parts(2014, 11, 20), "formletter"})) ==
          seen[i]);
  }
}

TEST_CASE("A JPEG cut short, of 12 bits or coded arithmetically is refused") {
  const std::string good = jpeg({.width = 64, .height = 64, .color = "\x80\x40\x20"});
  const PictureFile cut(good.substr(0, good.size() - 30));
  CHECK_THROWS_WITH(read_picture(cut.path()), Catch::Contains("damaged JPEG"));
  std::string deep = good;
  const std::size_t frame = deep.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  deep[frame + 4] = 12;
  const PictureFile twelve(deep);
  CHECK_THROWS_WITH(read_picture(twelve.path()), Catch::Contains("does not know"));
  std::string coded = good;
  coded[frame + 1] = static_cast<char>(0xC9);
  const PictureFile arithmetic(coded);
  CHECK_THROWS_WITH(read_picture(arithmetic.path()), Catch::Contains("does not know"));
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

TEST_CASE("A JPEG that says it has thousands of millions of dots is refused before they are made") {
  auto bytes = jpeg({.color = "\x20\xFF\xFF\xFF"});
  const auto frame = bytes.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  bytes.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
  const PictureFile file(bytes);
  CHECK_THROWS_WITH(read_picture(file.path()), Catch::Contains("too many dots"));
}

}  // namespace formletter::pdf
