#include "pdf/external_tool.hpp"
#include "pdf/qpdf_handles.hpp"
#include "pdf/read_picture.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf/structure_walk.hpp"
#include "pdf/write_pdf.hpp"

#include <libdeflate.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

namespace formletter::pdf {
namespace {

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

std::string chunk(const std::string &type, const std::string &data) {
  const std::string body = type + data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(libdeflate_crc32(0, body.data(), body.size()));
}

std::string zlib(const std::string &bytes) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor *)> compressor(
      libdeflate_alloc_compressor(6), libdeflate_free_compressor);
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

/// `color`: 0 grey, 2 RGB, 3 palette, 6 RGB with alpha. Each row begins with filter 0.
std::string png(std::uint32_t width, std::uint32_t height, int bits, int color, const std::string &rows,
                const std::string &palette = "") {
  std::string header = big_endian(width) + big_endian(height);
  header += {static_cast<char>(bits), static_cast<char>(color), 0, 0, 0};
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + (palette.empty() ? "" : chunk("PLTE", palette)) +
         chunk("IDAT", zlib(rows)) + chunk("IEND", "");
}

class PictureFile {
 public:
  explicit PictureFile(const std::string &bytes)
      : path_(std::filesystem::temp_directory_path() / ("formletter-picture-" + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PictureFile() { std::filesystem::remove(path_); }
  PictureFile(const PictureFile &) = delete;
  PictureFile &operator=(const PictureFile &) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

const std::string two_pixels_rgba("\0\xFF\0\0\xFF\0\0\xFF\0", 9);

}  // namespace

TEST_CASE("What is transparent in a picture stands on white") {
  const PictureFile file(png(2, 1, 8, 6, two_pixels_rgba));
  const Picture picture = read_picture(file.path());
  CHECK(picture.width == 2);
  CHECK(picture.height == 1);
  // Opaque red stays; transparent blue is white.
  CHECK(picture.bytes == std::string("\xFF\0\0\xFF\xFF\xFF", 6));
}

TEST_CASE("A palette of two bits and a grey of one bit are read as samples of eight") {
  const PictureFile palette(
      png(3, 1, 2, 3, std::string("\0\x18", 2), std::string("\1\2\3\4\5\6\7\x8\x9", 9)));
  CHECK(read_picture(palette.path()).bytes == std::string("\1\2\3\4\5\6\7\x8\x9", 9));
  const PictureFile grey(png(3, 2, 1, 0, std::string("\0\xA0\0\x40", 4)));
  CHECK(read_picture(grey.path()).bytes == std::string("\xFF\0\xFF\0\xFF\0", 6));
}

TEST_CASE("A damaged, foreign or missing picture is a failure that names it") {
  std::string damaged = png(2, 1, 8, 6, two_pixels_rgba);
  damaged[damaged.size() - 20] ^= 1;
  const PictureFile file(damaged);
  CHECK_THROWS_WITH(read_picture(file.path()),
                    Catch::Contains("damaged PNG") && Catch::Contains(file.path()));
  const PictureFile text("hello");
  CHECK_THROWS_WITH(read_picture(text.path()), Catch::Contains("neither PNG nor JPEG"));
  CHECK_THROWS_AS(read_picture("/nowhere.png"), PdfFailure);
}

TEST_CASE("A picture is a Figure with its alternate text and area, once in the file") {
  const PictureFile file(png(2, 1, 8, 6, two_pixels_rgba));
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
