// What the program does to files as a whole: attached answers, passwords, receipts,
// sizes, and the same bytes in any surroundings.

#include "digest/digest.hpp"
#include "pdf/rewrite.hpp"
#include "pdf_conformance/printed_folder.hpp"
#include "pdf_walk/qpdf_handles.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using test::Folder;
using test::render;
using test::sample;
namespace fs = std::filesystem;

TEST_CASE("the same inputs give the same bytes, twice in a row and under another TZ, LANG and HOME") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--receipt", "TZ=America/Los_Angeles LANG=C LC_ALL=C") == 0);
  REQUIRE(render(folder, "b", "--receipt",
                 "TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/nonexistent") == 0);
  std::size_t compared = 0;
  for (const auto &entry : fs::directory_iterator(folder / "a")) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    CHECK(folder.read("a/" + name) == folder.read("b/" + name));
    ++compared;
  }
  CHECK(compared > 3);
}

TEST_CASE("the receipt has the SHA-256 of each paper and of the answers, and nothing that they say") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--receipt") == 0);
  const std::string receipt = folder.read("a/receipt.json");
  const auto hash_of = [](const std::string &bytes) { return digest::sha256_hex(bytes); };
  for (const auto &entry : fs::directory_iterator(folder / "a")) {
    const std::string name = entry.path().filename().string();
    if (name == "receipt.json") continue;
    INFO(name);
    CHECK(receipt.find(hash_of(folder.read("a/" + name))) != std::string::npos);
  }
  const std::string answers = disk::read_file(sample)->text;
  CHECK(receipt.find(hash_of(answers)) != std::string::npos);
  CHECK(receipt.find("\"as_of\": \"2014-11-20\"") != std::string::npos);
  for (const char *private_words : {"López", "A0", "@", "/home", "/tmp"}) {
    INFO(private_words);
    CHECK(receipt.find(private_words) == std::string::npos);
  }
}

TEST_CASE("answers that travel in a letter make it PDF/A-3a and print it again, byte for byte") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--only opla-letter --attach-answers") == 0);
  CHECK(folder.read("said").find("answers-attached") != std::string::npos);
  const std::string letter = folder.read("a/opla-letter.pdf");
  CHECK(pdf::listed(pdf::walk(letter, pdf::Claim::pdf_a_3a)).empty());
  CHECK(pdf::listed(pdf::walk_bytes(letter)).empty());
  const auto attached = pdf::attached_answers(letter);
  REQUIRE(attached.found == pdf::AttachedAnswers::Found::some);
  CHECK(attached.name == "answers.json");
  CHECK(attached.bytes == disk::read_file(sample)->text);
  REQUIRE(render(folder, "b",
                 "--only opla-letter --attach-answers --answers " +
                     (folder / "a/opla-letter.pdf").string()) == 0);
  CHECK(folder.read("b/opla-letter.pdf") == letter);
}

TEST_CASE("without --attach-answers no paper carries them, and answers cannot be read from it") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--only opla-letter") == 0);
  CHECK(pdf::attached_answers(folder.read("a/opla-letter.pdf")).found == pdf::AttachedAnswers::Found::none);
  CHECK(render(folder, "b", "--answers " + (folder / "a/opla-letter.pdf").string()) == 1);
  CHECK(folder.read("said").find("no-answers-attached") != std::string::npos);
}

TEST_CASE("a damaged letter is told from one that carries no answers") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--only opla-letter --attach-answers") == 0);
  const std::string letter = folder.read("a/opla-letter.pdf");
  for (const auto &damaged : {letter.substr(0, letter.size() / 2), letter.substr(0, 200)}) {
    INFO(damaged.size());
    CHECK(pdf::attached_answers(damaged).found == pdf::AttachedAnswers::Found::unreadable);
  }
  folder.write("half.pdf", letter.substr(0, letter.size() / 2));
  CHECK(render(folder, "b", "--answers " + (folder / "half.pdf").string()) == 1);
  CHECK(folder.read("said").find("damaged or locked") != std::string::npos);
}

TEST_CASE("a password file encrypts with AES-256, claims no PDF/A, and warns") {
  const Folder folder;
  folder.write("password", "corréct horse\nsecond line\n");
  REQUIRE(render(folder, "a", "--only opla-letter --password-file " + (folder / "password").string()) == 0);
  CHECK(folder.read("said").find("not-archival") != std::string::npos);
  const std::string letter = folder.read("a/opla-letter.pdf");
  CHECK(letter.find("pdfaid:part") == std::string::npos);

  QPDF pdf;
  pdf.processMemoryFile("letter", letter.data(), letter.size(), "corréct horse");
  int revision = 0, permissions = 0, version = 0;
  QPDF::encryption_method_e streams{}, strings{}, files{};
  REQUIRE(pdf.isEncrypted(revision, permissions, version, streams, strings, files));
  CHECK(revision == 6);
  CHECK(streams == QPDF::e_aesv3);
  CHECK(strings == QPDF::e_aesv3);
  // ISO 14289-1, 7.16: assistive technology may read it.
  CHECK(pdf.allowAccessibility());
  const auto metadata = pdf.getRoot().getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char *>(metadata->getBuffer()), metadata->getSize());
  CHECK(xmp.find("pdfaid:part") == std::string::npos);
  CHECK(xmp.find("<pdfuaid:part>1") != std::string::npos);

  for (const char *wrong : {"", "correct horse", "corréct horse\nsecond line"}) {
    QPDF locked;
    locked.setSuppressWarnings(true);
    CHECK_THROWS(locked.processMemoryFile("letter", letter.data(), letter.size(), wrong));
  }
}

TEST_CASE("a password file that will not do is refused, nothing is written, and the password is not told") {
  const Folder folder;
  folder.write("empty", "");
  folder.write("blank-line", "\nhunter2\n");
  folder.write("long", std::string(128, 'q') + "\n");
  folder.write("latin1", "caf\xE9\n");
  for (const char *name : {"empty", "blank-line", "long", "latin1", "missing"}) {
    INFO(name);
    CHECK(render(folder, "a", "--password-file " + (folder / name).string()) == 1);
    CHECK_FALSE(fs::exists(folder / "a"));
    CHECK(folder.read("said").find("hunter2") == std::string::npos);
    CHECK(folder.read("said").find("qqq") == std::string::npos);
    CHECK(folder.read("said").find("caf") == std::string::npos);
  }
}

TEST_CASE(
    "render makes PDFs compact, the same each time, that break no rule; --no-compact leaves them plain") {
  const Folder folder;
  REQUIRE(render(folder, "a", "--only opla-letter --no-compact") == 0);
  REQUIRE(render(folder, "b", "--only opla-letter") == 0);
  REQUIRE(render(folder, "c", "--only opla-letter --compact") == 0);
  const std::string compact = folder.read("b/opla-letter.pdf");
  CHECK(compact.size() < folder.read("a/opla-letter.pdf").size());
  CHECK(compact == folder.read("c/opla-letter.pdf"));
  CHECK(pdf::listed(pdf::walk(compact)).empty());
  CHECK(pdf::listed(pdf::walk_bytes(compact)).empty());
}

namespace {

/// To an office: not a bilingual copy, a checklist or a sheet with fields.
bool is_letter(const std::string &document) {
  return document.ends_with("-letter") || document.ends_with("-request");
}

}  // namespace

TEST_CASE("a one-page English letter has less than 30 KB, fields or not, an Arabic or Chinese handout 120") {
  constexpr std::size_t kilobyte = 1000;
  std::size_t letters = 0, handouts = 0;
  for (const auto *tag : {"en", "ar", "zh-Hans"}) {
    const auto problems = test::for_each_document(
        test::sample_packs()[0], LanguageTag::parse(tag),
        [&](Press::Works &works, const test::SampleDocument &document, Date today) {
          const auto &name = document.planned.rule->name;
          const bool english = std::string_view(tag) == "en";
          if (english ? !is_letter(name) : name.rfind("handout", 0) != 0) return;
          const auto printed =
              works.print(*document.record, document.planned, Format::pdf, {.today = today, .compact = true});
          REQUIRE(printed.ok());
          INFO(tag << " " << document.sample << " " << name << " " << printed->paper.bytes.size());
          if (english && printed->paper.pages == 1) {
            ++letters;
            CHECK(printed->paper.bytes.size() < 30 * kilobyte);
          } else if (!english) {
            ++handouts;
            CHECK(printed->paper.bytes.size() < 120 * kilobyte);
          }
        });
    CHECK(problems.empty());
  }
  CHECK(letters > 0);
  CHECK(handouts > 0);
}
