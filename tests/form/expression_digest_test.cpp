#include "form/digest.hpp"

#include "digest/digest.hpp"

#include <catch2/catch.hpp>

namespace formletter::form {

namespace {

std::string hex(std::string_view text, std::string_view algorithm) {
  const auto bytes = digest_bytes(text, algorithm);
  return bytes ? digest::to_hex(*bytes) : "nothing";
}

const std::string_view long_message = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
const std::string_view longer_message =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
    "nopqrstu";

}  // namespace

TEST_CASE("MD5 gives the digests of RFC 1321, A.5") {
  CHECK(hex("", "MD5") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(hex("a", "MD5") == "0cc175b9c0f1b6a831c399e269772661");
  CHECK(hex("abc", "MD5") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(hex("message digest", "MD5") == "f96b697d7cb7938d525a2f31aaf161d0");
  CHECK(hex("abcdefghijklmnopqrstuvwxyz", "MD5") == "c3fcd3d76192e4007dfb496cca67e13b");
  CHECK(hex("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "MD5") ==
        "d174ab98d277d9f5a5611c2c9f419d9f");
  CHECK(hex("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "MD5") ==
        "57edf4a22be3c955ac49da2e2107b67a");
}

TEST_CASE("SHA-1 gives the digests of RFC 3174, 7.3") {
  CHECK(hex("abc", "SHA-1") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(long_message, "SHA-1") == "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(std::string(1'000'000, 'a'), "SHA-1") == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
  CHECK(hex("", "SHA-1") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

TEST_CASE("SHA-2 gives the digests of RFC 6234, 8.5") {
  CHECK(hex("", "SHA-256") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex("abc", "SHA-256") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(long_message, "SHA-256") == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(std::string(1'000'000, 'a'), "SHA-256") ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(hex("abc", "SHA-384") ==
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
  CHECK(hex(longer_message, "SHA-384") ==
        "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039");
  CHECK(hex("abc", "SHA-512") ==
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d"
        "4423643ce8"
        "0e2a9ac94fa54ca49f");
  CHECK(hex(longer_message, "SHA-512") ==
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d3"
        "29eeb6dd26"
        "545e96e55b874be909");
}

TEST_CASE("every length up to two blocks and a bit is padded into whole blocks") {
  // Digests of the digests of "", "x", "xx", … , as another implementation gives them.
  std::string all;
  for (std::size_t length = 0; length < 260; ++length) all += hex(std::string(length, 'x'), "SHA-512") + "\n";
  CHECK(hex(all, "SHA-256") == "2419f6a5f5233572429da25b8ef0ff04b43c64f8e89c6a3df0f6ec8a2e389c7b");
  all.clear();
  for (std::size_t length = 0; length < 140; ++length) all += hex(std::string(length, 'x'), "MD5") + "\n";
  CHECK(hex(all, "SHA-256") == "c5857420de81855f767d748dde05182c3d7a07f34c9e948ec1cd0bdb889fbc43");
}

TEST_CASE("there is no digest by an unknown algorithm") {
  CHECK(hex("abc", "SHA-3") == "nothing");
  CHECK(hex("abc", "md5") == "nothing");
}

TEST_CASE("base64 goes both ways by RFC 4648, 10") {
  const std::vector<std::pair<std::string, std::string>> vectors = {{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"},
                                                                    {"\xff\xfe", "//4="}};
  for (const auto &[plain, coded] : vectors) {
    CHECK(to_base64(plain) == coded);
    CHECK(from_base64(coded) == plain);
  }
  CHECK(from_base64("Zm9v\nYg") == std::string("foob"));
}

TEST_CASE("what is not base64 decodes to nothing") {
  for (const char *text : {"*", "Z", "Zg=", "Zg===", "Zg==Zg==", "Zm9v=", "Zm9-", "====", "Zg=a"}) {
    INFO(text);
    CHECK_FALSE(from_base64(text).has_value());
  }
}

}  // namespace formletter::form
