#include "packet/receipt.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace formletter::packet {

TEST_CASE("a receipt is JSON whatever its files are called") {
  const auto form = form::Form::read({"f.xml", R"(<form id="f" version="1"><title>T</title></form>)"});
  REQUIRE(form.ok());
  test::Scratch pack;
  std::filesystem::create_directories(pack.folder() / "forms");
  Packet packet;
  packet.papers.push_back({"Jos\xE9\t\"\x01", Format::text, LanguageTag(), "text"});
  const auto receipt = receipt_json({.form = *form,
                                     .pack = pack.folder(),
                                     .answers = "{}",
                                     .packet = packet,
                                     .today = *Date::parse_iso("2014-11-20")});
  CHECK_THAT(receipt, Catch::Contains("\"file\": \"Jos\uFFFD\\u0009\\\"\\u0001.txt\""));
}

}  // namespace formletter::packet
