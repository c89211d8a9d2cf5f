#include "digest/digest.hpp"

#include <catch2/catch.hpp>

namespace formletter::digest {

TEST_CASE("SHA-256 is the same whether a text comes whole or in pieces") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string text(1000, 'x');
  for (const std::size_t cut : {0, 1, 63, 64, 65, 999, 1000}) {
    CAPTURE(cut);
    Sha256 sum;
    sum.add(text.substr(0, cut));
    sum.add(text.substr(cut));
    CHECK(sum.hex() == sha256_hex(text));
  }
}

TEST_CASE("a sum that goes on from another leaves it, and forgets what it had taken itself") {
  Sha256 other, sum;
  other.add("abc");
  sum.add("something else");
  sum.go_on_from(other);
  other.add("x");
  sum.add("def");
  CHECK(sum.hex() == sha256_hex("abcdef"));
  CHECK(other.hex() == sha256_hex("abcx"));
  sum.go_on_from(Sha256());
  CHECK(sum.hex() == sha256_hex(""));
}

TEST_CASE("every algorithm gives as many bytes as its name says, and hex is two digits a byte") {
  const std::vector<std::pair<Algorithm, std::size_t>> sizes = {{Algorithm::md5, 16},
                                                                {Algorithm::sha1, 20},
                                                                {Algorithm::sha256, 32},
                                                                {Algorithm::sha384, 48},
                                                                {Algorithm::sha512, 64}};
  for (const auto &[algorithm, size] : sizes) CHECK(bytes_of("abc", algorithm).value().size() == size);
  CHECK(to_hex(bytes_of("abc", Algorithm::sha256).value()) == sha256_hex("abc"));
  CHECK(to_hex(std::string_view("\x00\x0f\xff", 3)) == "000fff");
}

}  // namespace formletter::digest
