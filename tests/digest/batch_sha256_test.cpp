#include "digest/batch_sha256.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace formletter::digest {

namespace {

/// Bytes that no other seed begins with.
std::string noise(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(random() & 0xFFU);
  return bytes;
}

void check_all(const std::vector<std::string> &texts) {
  BatchSha256 batch;
  // Twice, so that each comes also when the beginnings are known.
  for (int turn = 0; turn < 2; ++turn) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CAPTURE(turn, i, texts[i].size());
      CHECK(batch.hex(texts[i]) == sha256_hex(texts[i]));
    }
  }
}

}  // namespace

TEST_CASE("texts with one beginning have the digests they have by themselves") {
  const std::string shared = noise(30'000, 1);
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 30; ++i) texts.push_back(shared + noise(5'000 + 7 * i, 100 + i));
  check_all(texts);
}

TEST_CASE("texts that end before, at and behind the beginning, or differ in its last bytes, do too") {
  const std::string shared = noise(30'016, 1);
  std::vector<std::string> texts = {shared + "one", shared + "two"};
  for (std::size_t size : {0, 1, 63, 64, 65, 1'023, 1'024, 29'952, 30'015, 30'016, 30'017})
    texts.push_back((shared + "three").substr(0, size));
  for (const std::size_t place : {0, 63, 64, 22'000, 29'951, 29'952, 30'015}) {
    std::string changed = shared + "four";
    changed[place] = static_cast<char>(changed[place] ^ 1);
    texts.push_back(changed);
    texts.push_back(shared + "five");
  }
  check_all(texts);
}

TEST_CASE("texts that grow, or have less and less in common, do too") {
  const std::string all = noise(60'000, 2);
  std::vector<std::string> texts;
  for (std::size_t size = 0; size < 60'000; size += 1'111) texts.push_back(all.substr(0, size));
  for (std::size_t size = 59'000; size > 1'111; size -= 1'111)
    texts.push_back(all.substr(0, size) + noise(3'000, static_cast<unsigned>(size)));
  check_all(texts);
}

TEST_CASE("texts of more kinds than beginnings are kept, and longer than one may be, do too") {
  std::vector<std::string> texts;
  for (unsigned turn = 0; turn < 3; ++turn) {
    for (unsigned kind = 0; kind < 20; ++kind)
      texts.push_back(noise(2'000 + 20'000 * kind, kind) + noise(2'000, 1'000 + 20 * turn + kind));
  }
  check_all(texts);
}

TEST_CASE("a beginning that is found anew after thousands of texts gives the same digests") {
  const std::string shared = noise(1'500, 3);
  BatchSha256 batch;
  for (unsigned i = 0; i < 9'000; ++i) {
    const std::string text = shared + std::to_string(i);
    if (batch.hex(text) != sha256_hex(text)) FAIL("text " << i);
  }
  SUCCEED();
}

TEST_CASE("what stands behind a shared string has the digest of both, whatever was shared before") {
  std::vector<std::shared_ptr<const std::string>> beginnings;
  for (unsigned kind = 0; kind < 40; ++kind)
    beginnings.push_back(std::make_shared<const std::string>(noise(kind * 37, kind)));
  beginnings.push_back(std::make_shared<const std::string>(*beginnings.back()));
  BatchSha256 batch;
  for (int turn = 0; turn < 2; ++turn) {
    for (const auto &beginning : beginnings) {
      for (const std::size_t size : {0, 1, 63, 64, 5'000}) {
        const std::string rest = noise(size, 7);
        CAPTURE(turn, beginning->size(), size);
        CHECK(batch.hex(beginning, rest) == sha256_hex(*beginning + rest));
      }
    }
  }
}

TEST_CASE("a shared string is held, so that another at its address is not taken for it") {
  BatchSha256 batch;
  auto beginning = std::make_shared<const std::string>("one");
  const std::weak_ptr<const std::string> first = beginning;
  batch.hex(beginning, "rest");
  beginning = std::make_shared<const std::string>("two");
  CHECK(!first.expired());
  CHECK(batch.hex(beginning, "rest") == sha256_hex("tworest"));
}

}  // namespace formletter::digest
