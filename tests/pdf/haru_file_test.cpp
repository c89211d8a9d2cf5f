#include "pdf/haru_file.hpp"

#include "pdf/drawn_pages.hpp"
#include "pdf/external_tool.hpp"
#include "pdf/fingerprint.hpp"
#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace formletter::pdf {
namespace {

layout::Pages letter_of(int paragraphs) {
  SamplePages sample(fonts());
  for (int i = 0; i < paragraphs; ++i) sample.paragraph("I am asking for prosecutorial discretion.");
  return sample.pages();
}

}  // namespace

TEST_CASE("A file is the same bytes whatever files its writer wrote before") {
  PdfWriter writer(fonts());
  for (const int paragraphs : {3, 30, 1, 30, 12, 3}) {
    CAPTURE(paragraphs);
    const layout::Pages pages = letter_of(paragraphs);
    const std::string pdf = writer.write(pages, options);
    CHECK(pdf == PdfWriter(fonts()).write(pages, options));
    CHECK(run_on_pdf("qpdf --check {}", pdf).status == 0);
  }
}

TEST_CASE("An object that is added and not defined is written empty, also where the last file had one") {
  HaruDocuments documents;
  const auto file_of = [&](std::string_view entries, std::string_view more) {
    HaruFile file(documents, 1);
    const ObjectId id = file.add();
    if (!entries.empty()) file.define(id, entries, more);
    return file.save().whole();
  };
  CHECK(file_of("/Old ", "(words)").find("\n5 0 obj\n<<\n/Old \n(words)>>\nendobj\n") != std::string::npos);
  CHECK(file_of("", "").find("\n5 0 obj\n<<\n>>\nendobj\n") != std::string::npos);
}

TEST_CASE("A file has its own pages and objects, however many the files had that were written before") {
  HaruDocuments documents;
  const auto write = [](HaruDocuments &with, std::size_t pages, std::size_t streams) {
    HaruFile file(with, pages);
    for (std::size_t i = 0; i < pages; ++i)
      file.define(file.page(i), "/Type /Page /MediaBox [0 0 " + std::to_string(i + 1) + " 9]");
    for (std::size_t i = 0; i < streams; ++i) file.define_stream(file.add(), "", std::to_string(i));
    return file.save().whole();
  };
  for (const auto &[pages, streams] :
       {std::pair{1, 2}, {2000, 4000}, {1, 2}, {3, 0}, {2, 5000}, {2001, 1}, {1, 0}}) {
    CAPTURE(pages, streams);
    const std::string pdf =
        write(documents, static_cast<std::size_t>(pages), static_cast<std::size_t>(streams));
    HaruDocuments others;
    CHECK(pdf == write(others, static_cast<std::size_t>(pages), static_cast<std::size_t>(streams)));
    CHECK(run_on_pdf("qpdf --check {}", pdf).status == 0);
    CHECK(run_on_pdf("qpdf --show-npages {}", pdf).output == std::to_string(pages) + "\n");
  }
}

TEST_CASE("A file that is begun while another is open is not that one") {
  HaruDocuments documents;
  HaruFile outer(documents, 1);
  outer.define(outer.add(), "/Of /Outer");
  {
    HaruFile inner(documents, 2);
    inner.define(inner.add(), "/Of /Inner");
    CHECK(inner.save().whole().find("\n6 0 obj\n<<\n/Of /Inner\n>>\nendobj\n") != std::string::npos);
  }
  CHECK(outer.save().whole().find("\n5 0 obj\n<<\n/Of /Outer\n>>\nendobj\n") != std::string::npos);
}

TEST_CASE("A file that libharu does not write is a failure, and the next one is written") {
  HaruDocuments documents;
  const auto file_of = [&](std::size_t pages) { return HaruFile(documents, pages).save().whole(); };
  const std::string before = file_of(1);
  // HPDF_LIMIT_MAX_ARRAY: the kids of the page tree's root.
  CHECK_THROWS_AS(file_of(40'000), PdfFailure);
  CHECK(file_of(1) == before);
}

TEST_CASE("A fingerprint is the same in whatever pieces the bytes come") {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>(i * i / 7);
  for (std::size_t piece = 1; piece < bytes.size(); piece += 1 + piece / 3) {
    CAPTURE(piece);
    FingerprintTaker taker;
    CHECK(taker.taken() == fingerprint(""));
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      taker.take(std::string_view(bytes).substr(at, piece));
    CHECK(taker.taken() == fingerprint(bytes));
  }
}

TEST_CASE("The ID takes the pages by their numbers, in whatever order their contents are defined") {
  HaruDocuments documents;
  const auto file_of = [&](bool last_first) {
    HaruFile file(documents, 2);
    const ObjectId first = file.add(2);
    for (const std::size_t i : {last_first ? 1U : 0U, last_first ? 0U : 1U})
      file.define_content(first + i, "", file.keep(i == 0 ? "one" : "two"));
    const std::string bytes = file.save().whole();
    return bytes;
  };
  CHECK(file_of(true) == file_of(false));
}

TEST_CASE("The fingerprints of bytes that differ in one place, or in length alone, differ") {
  std::string bytes(200, '\0');
  std::set<Fingerprint> seen;
  for (std::size_t size = 0; size <= bytes.size(); ++size)
    CHECK(seen.insert(fingerprint(std::string_view(bytes).substr(0, size))).second);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(1 << bit);
      CHECK(seen.insert(fingerprint(changed)).second);
      CHECK(seen.insert(joined(fingerprint(bytes), fingerprint(changed))).second);
      CHECK(seen.insert(joined(fingerprint(changed), fingerprint(bytes))).second);
    }
  }
}

TEST_CASE("Files that differ in one byte, or in the order of their pages, have different IDs") {
  HaruDocuments documents;
  const auto id_of = [&](const std::vector<std::string> &contents, std::string_view info) {
    HaruFile file(documents, contents.size());
    file.define_info(info);
    for (const std::string &content : contents)
      file.define_content(file.add(), "/Filter /FlateDecode", file.keep(content));
    const std::string bytes = file.save().whole();
    return bytes.substr(bytes.find("/ID [<"), 38);
  };
  std::set<std::string> seen;
  // Twice, so that libharu writes the first of each kind and the later ones are put together from it.
  for (int turn = 0; turn < 3; ++turn) {
    seen.clear();
    for (const char *info : {"/Title (a)", "/Title (b)"}) {
      CHECK(seen.insert(id_of({"one", "two"}, info)).second);
      CHECK(seen.insert(id_of({"two", "one"}, info)).second);
      CHECK(seen.insert(id_of({"one", "one"}, info)).second);
      CHECK(seen.insert(id_of({"one", "twp"}, info)).second);
      CHECK(seen.insert(id_of({"one"}, info)).second);
      CHECK(seen.insert(id_of({"onet", "wo"}, info)).second);
    }
    CHECK(id_of({"one", "two"}, "/Title (a)") == id_of({"one", "two"}, "/Title (a)"));
  }
}

TEST_CASE("A content that is not copied is written like one that is, also from a file that stands") {
  HaruDocuments copied, shared;
  for (const std::string text : {"one", "another", "a third, longer than those", "4"}) {
    CAPTURE(text);
    HaruFile copying(copied, 1), sharing(shared, 1);
    const DrawnContent drawn{text, fingerprint(text)};
    copying.define_content(copying.add(), "/Filter /FlateDecode", copying.keep(text));
    sharing.define_content(sharing.add(), "/Filter /FlateDecode", drawn);
    CHECK(sharing.save().whole() == copying.save().whole());
  }
}

}  // namespace formletter::pdf
