#include "pdf/page_deflate.hpp"

#include "pdf/parted_content.hpp"

#include <libdeflate.h>
#include <catch2/catch.hpp>

#include <memory>
#include <random>
#include <string>
#include <vector>

using formletter::pdf::KeptOperators;
using formletter::pdf::Operators;
using formletter::pdf::PageDeflater;
using formletter::pdf::parted_content;

namespace {

/// By a reader that is not ours; "" when the stream is none.
std::string inflated(const std::string &stream, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor *)> reader(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string out(size + 1, '?');
  std::size_t read = 0, taken = 0;
  const auto result = libdeflate_zlib_decompress_ex(reader.get(), stream.data(), stream.size(), out.data(),
                                                    out.size(), &taken, &read);
  if (result != LIBDEFLATE_SUCCESS || taken != stream.size()) return "no zlib stream";
  out.resize(read);
  return out;
}

std::string deflated(const Operators &page) {
  PageDeflater deflater;
  return std::string(deflater.deflate(page));
}
std::string deflated(const std::string &bytes) {
  return deflated(parted_content(bytes));
}

/// Pieces of an earlier stretch between new bytes, as a page has them.
std::string random_content(std::mt19937 &random, std::size_t size, int letters) {
  std::string bytes;
  while (bytes.size() < size) {
    if (bytes.size() > 8 && random() % 3 == 0) {
      const std::size_t from = random() % bytes.size();
      const std::size_t length = 1 + random() % 400;
      for (std::size_t i = 0; i < length; ++i) bytes += bytes[from + i];
    } else {
      bytes += static_cast<char>(random() % static_cast<unsigned>(letters));
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("A deflated page inflates to what it was", "[page_deflate]") {
  for (const std::string &bytes : std::vector<std::string>{"",
                                                           "a",
                                                           "abc",
                                                           "abcd",
                                                           "aaaa",
                                                           "aaaaa",
                                                           "abababababab",
                                                           std::string(100'000, '\0'),
                                                           std::string(258 + 4, 'x'),
                                                           std::string(259 + 4, 'x'),
                                                           "BT\n/F0 11 Tf\n72 720 Td\n(a)Tj\nET\n",
                                                           "(",
                                                           "()",
                                                           ")(",
                                                           "(abc",
                                                           "(\\",
                                                           "(\\)",
                                                           "(\\\\)(\\\\\\)",
                                                           "((((((((",
                                                           "(abcdefg)(abcdefgh)(abcdefghi)",
                                                           "(\\)]TJ [(a)]TJ"}) {
    CAPTURE(bytes.substr(0, 40), bytes.size());
    CHECK(inflated(deflated(bytes), bytes.size()) == bytes);
  }
}

TEST_CASE("Every byte has its code", "[page_deflate]") {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  CHECK(inflated(deflated(bytes), bytes.size()) == bytes);
}

TEST_CASE("Matches of every length and from every distance are read back", "[page_deflate]") {
  std::mt19937 random(20261129);
  for (const std::size_t distance : {4UL, 5UL, 8UL, 9UL, 127UL, 128UL, 129UL, 1024UL, 1025UL, 24577UL,
                                     32767UL, 32768UL, 32769UL, 65535UL, 65536UL, 65537UL, 90'000UL}) {
    for (std::size_t length = 4; length <= 300; length += distance < 200 ? 1 : 37) {
      std::string bytes = random_content(random, distance, 256).substr(0, distance);
      for (std::size_t i = 0; i < length; ++i) bytes += bytes[bytes.size() - distance];
      if (inflated(deflated(bytes), bytes.size()) == bytes) continue;
      CAPTURE(distance, length);
      FAIL_CHECK("the stream is read as other bytes");
    }
  }
}

TEST_CASE("Random content is read back", "[page_deflate]") {
  std::mt19937 random(4);
  for (int trial = 0; trial < 400; ++trial) {
    const std::string bytes = random_content(random, random() % 6000, trial % 2 == 0 ? 256 : 3);
    if (inflated(deflated(bytes), bytes.size()) == bytes) continue;
    CAPTURE(trial, bytes.size());
    FAIL_CHECK("the stream is read as other bytes");
  }
}

TEST_CASE("Operators and strings of glyphs, escaped as a page has them, are read back", "[page_deflate]") {
  std::mt19937 random(6);
  for (int trial = 0; trial < 300; ++trial) {
    std::string bytes;
    for (std::size_t line = random() % 60; line > 0; --line) {
      if (trial % 2 == 0) bytes += "/Span<</ActualText<FEFF0915>>>BDC\n";
      bytes +=
          "/P<</MCID " + std::to_string(line) + ">>BDC\nBT\n72 " + std::to_string(random() % 800) + " Td\n[(";
      for (std::size_t glyph = random() % 40; glyph > 0; --glyph) {
        for (const std::size_t half : {trial % 3 == 0 ? random() % 8 : 0, random() % 256}) {
          const char byte = static_cast<char>(half);
          if (byte == '(' || byte == ')' || byte == '\\') bytes += '\\';
          bytes += byte;
        }
        if (random() % 9 == 0) bytes += ")20(";
      }
      bytes += ")]TJ\nET\nEMC\n";
    }
    if (inflated(deflated(bytes), bytes.size()) == bytes) continue;
    CAPTURE(trial, bytes.size());
    FAIL_CHECK("the stream is read as other bytes");
  }
}

TEST_CASE("What was deflated before does not show in a stream", "[page_deflate]") {
  std::mt19937 random(5);
  const std::string bytes = random_content(random, 5000, 40);
  PageDeflater used;
  for (int i = 0; i < 3; ++i) used.deflate(parted_content(random_content(random, 3000 * (i + 1), 40)));
  CHECK(used.deflate(parted_content(bytes)) == deflated(bytes));
}

TEST_CASE("Strings whose bits were kept are written as those that are new", "[page_deflate]") {
  std::mt19937 random(7);
  KeptOperators kept;
  std::vector<std::string> lines;
  for (std::size_t glyphs = 0; glyphs < 150; ++glyphs) {
    std::string line = "72 720 Td\n[(";
    for (std::size_t i = 0; i < glyphs; ++i) {
      line += random() % 9 != 0 ? '\0' : '\x01';
      line += static_cast<char>('*' + random() % 200);
      if (random() % 30 == 0) line += ")20(";
    }
    lines.push_back(line + ")]TJ\n");
    const Operators operators = parted_content(lines.back());
    kept.keep(operators.since({}));
  }
  for (int trial = 0; trial < 100; ++trial) {
    Operators page, anew;
    for (int line = 0; line < 40; ++line) {
      const std::size_t place = random() % lines.size();
      page.put("BT\n");
      page.put(kept[place]);
      anew.put("BT\n");
      anew.put(parted_content(lines[place]).since({}));
      CHECK(kept[place].bytes == lines[place]);
    }
    REQUIRE((page.all() == anew.all()));
    REQUIRE((deflated(page) == deflated(anew)));
    REQUIRE((inflated(deflated(page), page.all().size()) == page.all()));
  }
}

TEST_CASE("A page of short strings is searched as a whole, whether they were kept or not", "[page_deflate]") {
  const std::string syllable = "/Span<</ActualText<FEFF0915>>>BDC\n[(\x01\x02\x01\x03)]TJ\nEMC\n";
  KeptOperators kept;
  kept.keep(parted_content(syllable).since({}));
  Operators page, anew;
  for (int i = 0; i < 50; ++i) {
    page.put(kept[0]);
    anew.note_actual_text();
    anew.put(parted_content(syllable).since({}));
  }
  CHECK(deflated(page) == deflated(anew));
  CHECK(inflated(deflated(page), page.all().size()) == page.all());
  CHECK(deflated(page).size() < 400);
}

TEST_CASE("What repeats is short", "[page_deflate]") {
  std::string bytes;
  for (int line = 0; line < 200; ++line) bytes += "/P<</MCID 7>>BDC\nBT\n/F1 11 Tf\n72 697.415 Td\n";
  CHECK(deflated(bytes).size() < bytes.size() / 30);
}
