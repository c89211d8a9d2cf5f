// What the program's options mean for a packet.

#include "digest/digest.hpp"
#include "pdf/rewrite.hpp"
#include "pdf_conformance/printed_folder.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using test::Folder;
using test::render;

namespace {

std::string packet_in(const Folder &folder, const std::string &options) {
  return "--only opla-letter --packet '" + (folder / "case.pdf").string() + "' " + options;
}

std::string sha256(const std::string &bytes) {
  return digest::sha256_hex(bytes);
}

}  // namespace

TEST_CASE("a packet's receipt has the SHA-256 of its file and of each exhibit, and no exhibit's name") {
  const Folder folder;
  REQUIRE(render(folder, "papers", "--only cover-sheet") == 0);
  const std::string lease = folder.read("papers/cover-sheet.pdf");
  folder.write("Maria Lopez lease.pdf", lease);
  REQUIRE(render(folder, "",
                 packet_in(folder, "--receipt --exhibit '" + (folder / "Maria Lopez lease.pdf").string() +
                                       "'")) == 0);
  const std::string receipt = folder.read("case-receipt.json");
  CHECK(receipt.find("\"file\": \"case.pdf\"") != std::string::npos);
  CHECK(receipt.find(sha256(folder.read("case.pdf"))) != std::string::npos);
  CHECK(receipt.find("{\"letter\": \"A\", \"pages\": 1, ") != std::string::npos);
  CHECK(receipt.find(sha256(lease)) != std::string::npos);
  CHECK(receipt.find("Maria") == std::string::npos);
}

TEST_CASE("answers travel in a packet as in a letter: PDF/A-3a, a warning, and the packet again") {
  const Folder folder;
  REQUIRE(render(folder, "", packet_in(folder, "--attach-answers")) == 0);
  CHECK(folder.read("said").find("answers-attached") != std::string::npos);
  const std::string packet = folder.read("case.pdf");
  CHECK(pdf::listed(pdf::walk(packet, pdf::Claim::pdf_a_3a)).empty());
  CHECK(pdf::listed(pdf::walk_bytes(packet)).empty());
  const auto attached = pdf::attached_answers(packet);
  REQUIRE(attached.found == pdf::AttachedAnswers::Found::some);
  CHECK(attached.bytes == disk::read_file(test::sample)->text);
  const Folder again;
  REQUIRE(render(again, "",
                 packet_in(again, "--attach-answers --answers '" + (folder / "case.pdf").string() + "'")) ==
          0);
  CHECK(again.read("case.pdf") == packet);
}

TEST_CASE("a packet takes --format pdf, and refuses HTML and text with the reason") {
  const Folder folder;
  CHECK(render(folder, "", packet_in(folder, "--format pdf")) == 0);
  CHECK(test::fs::exists(folder / "case.pdf"));
  const Folder refused;
  CHECK(render(refused, "", packet_in(refused, "--format text")) == 2);
  CHECK(refused.read("said").find("A packet is one PDF") != std::string::npos);
  CHECK_FALSE(test::fs::exists(refused / "case.pdf"));
}

TEST_CASE("a packet with a password is encrypted, and warns as a letter does") {
  const Folder folder;
  folder.write("password", "horse\n");
  REQUIRE(render(folder, "", packet_in(folder, "--password-file '" + (folder / "password").string() + "'")) ==
          0);
  CHECK(folder.read("said").find("not-archival") != std::string::npos);
  CHECK(folder.read("case.pdf").find("/Encrypt") != std::string::npos);
  CHECK(folder.read("case.pdf").find("horse") == std::string::npos);
}

TEST_CASE("a draft translation in a packet warns as it does by itself") {
  const Folder folder;
  REQUIRE(render(folder, "", "--language es --packet '" + (folder / "case.pdf").string() + "'") == 0);
  CHECK(folder.read("said").find("draft-translation") != std::string::npos);
}
