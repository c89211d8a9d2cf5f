#include "packet/bundle.hpp"

#include "pdf_conformance/desk.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using test::Desk;
using test::dot;
using test::spoilt;

namespace {

bool is_claim(const pdf::Breach &breach) {
  return breach.clause == "ISO 19005-2, 6.6.4" || breach.clause == "ISO 14289-1, 5";
}

}  // namespace

TEST_CASE("a packet of papers alone is one PDF of all of them that breaks no rule") {
  Desk desk;
  const auto bundle = desk.bound({}, {});
  REQUIRE(bundle.files.size() == 1);
  CHECK(bundle.files[0].pages > 5);
  CHECK(pdf::listed(pdf::walk(bundle.files[0].bytes)).empty());
  CHECK(pdf::listed(pdf::walk_bytes(bundle.files[0].bytes)).empty());
}

TEST_CASE("a packet with a picture is still PDF/UA-1 and PDF/A-2a") {
  Desk desk;
  const auto bundle = desk.bound({.exhibits = {desk.file("receipt.png", dot)}});
  CHECK(pdf::listed(pdf::walk(bundle.files.at(0).bytes)).empty());
  CHECK(bundle.files[0].pages == 2 + 1 + 2);  // letter, list, tab and picture
}

TEST_CASE("a packet with a PDF of others is tagged throughout, yet claims nothing") {
  Desk desk;
  const auto lease = desk.file("lease.pdf", desk.paper("handout-eoir"));
  const auto bundle = desk.bound({.exhibits = {lease}});
  const auto &file = bundle.files.at(0);
  CHECK(file.pages == 2 + 1 + 1 + 2);
  const auto breaches = pdf::walk(file.bytes);
  INFO(pdf::listed(breaches));
  CHECK(std::all_of(breaches.begin(), breaches.end(), is_claim));
  CHECK(std::count_if(breaches.begin(), breaches.end(), is_claim) == 2);
  CHECK(bundle.problems.back().code == "packet-not-archival");
  CHECK(desk.bound({.exhibits = {lease}}).files.at(0).bytes == file.bytes);
}

TEST_CASE("a landscape page of an exhibit stands upright on a page like all others") {
  Desk desk;
  const auto turned = spoilt(desk.paper("handout-eoir"), [](QPDF &pdf, QPDFWriter &) {
    for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages()) page.rotatePage(90, true);
  });
  const auto bundle = desk.bound({.exhibits = {desk.file("turned.pdf", turned)}});
  QPDF pdf;
  pdf.processMemoryFile("packet", bundle.files.at(0).bytes.data(), bundle.files.at(0).bytes.size());
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    CHECK_FALSE(page.getObjectHandle().hasKey("/Rotate"));
    CHECK(page.getMediaBox(false).getArrayAsRectangle().urx == 612);
  }
}

TEST_CASE("an exhibit that cannot be used is named, each of them, and there is no packet") {
  Desk desk;
  const std::string good = desk.paper("opla-letter");
  const auto locked = spoilt(good, [](QPDF &, QPDFWriter &writer) {
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  });
  const std::vector<std::string> exhibits = {
      desk.file("cut.pdf", good.substr(0, good.size() / 2)),
      desk.file("locked.pdf", locked),
      desk.file("cut.png", dot.substr(0, 45)),
      desk.file("words.docx", "PK words"),
      desk.file("empty.pdf", ""),
      "/nonexistent/lost.pdf",
  };
  const auto bundle = desk.bind({.exhibits = {exhibits.begin(), exhibits.end()}});
  REQUIRE_FALSE(bundle.ok());
  REQUIRE(bundle.problems().size() == exhibits.size());
  for (std::size_t i = 0; i < exhibits.size(); ++i) {
    INFO(exhibits[i]);
    CHECK(bundle.problems()[i].place.file == exhibits[i]);
  }
  CHECK(bundle.problems()[1].message.find("encrypted") != std::string::npos);
}

TEST_CASE(
    "a packet that is too big is an error, or with split several files that fit, cut between exhibits") {
  Desk desk;
  const auto handout = desk.file("handout.pdf", desk.paper("handout-eoir"));
  const auto copy = desk.file("copy.pdf", desk.paper("opla-letter-copy"));
  packet::BundleOrder order{.exhibits = {handout, copy, handout}};
  const auto whole = desk.bound(order);
  order.max_bytes = whole.files.at(0).bytes.size() - 1;
  const auto refused = desk.bind(order);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problems().at(0).code == "packet-too-big");

  order.split = true;
  const auto parts = desk.bound(order);
  REQUIRE(parts.files.size() > 1);
  std::size_t pages = 0;
  for (const auto &part : parts.files) {
    CHECK(part.bytes.size() <= order.max_bytes);
    pages += part.pages;
  }
  CHECK(pages == whole.files[0].pages);

  order.max_bytes = 20'000;
  const auto hopeless = desk.bind(order);
  REQUIRE_FALSE(hopeless.ok());
  CHECK(hopeless.problems().at(0).code == "packet-too-big");
}
