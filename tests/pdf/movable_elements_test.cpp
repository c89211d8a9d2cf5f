#include "pdf/movable_elements.hpp"

#include "pdf/haru_file.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace formletter::pdf {
namespace {

/// A section that holds a paragraph, which says `role` and leads to `page`.
MovableElements section_and_paragraph(std::string_view role, std::uint32_t page) {
  MovableElements made;
  made.text() += "/S /Sect /P ";
  made.refer_to(0);
  made.text() += " /K [";
  made.refer_to(2);
  made.text() += ']';
  made.end_element();
  made.text() += role;
  made.text() += " /P ";
  made.refer_to(1);
  made.text() += " /Pg ";
  made.refer_to_page(page);
  made.end_element();
  return made;
}

std::shared_ptr<const MovableStructure> structure_of(MovableElements elements) {
  auto made = std::make_shared<MovableStructure>();
  made->fingerprint = elements.fingerprint();
  made->elements = std::move(elements);
  return made;
}

}  // namespace

TEST_CASE("The entries of an element have the numbers of its place") {
  const MovableElements made = section_and_paragraph("/S /P", 1);
  const std::array<ObjectId, 2> pages = {{{7}, {8}}};
  std::string room;
  const ElementPlaces places{
      .parent = {1}, .top = {40}, .first = {1200}, .pages = pages, .first_annotation = {}};
  CHECK(made.entries(0, places, room) == "/S /Sect /P 40 0 R /K [1201 0 R]");
  CHECK(made.entries(1, places, room) == "/S /P /P 1200 0 R /Pg 8 0 R");
  CHECK(made.entries(0, places, room) == "/S /Sect /P 40 0 R /K [1201 0 R]");
  CHECK(made.most_written() >=
        std::string_view("/S /Sect /P 40 0 R /K [1201 0 R]/S /P /P 1200 0 R /Pg 8 0 R").size());
}

TEST_CASE("The fingerprint of elements tells what they say, what they refer to and where one ends") {
  const MovableElements one = section_and_paragraph("/S /P", 1);
  CHECK(one.fingerprint() == section_and_paragraph("/S /P", 1).fingerprint());
  CHECK(one.fingerprint() != section_and_paragraph("/S /H", 1).fingerprint());
  CHECK(one.fingerprint() != section_and_paragraph("/S /P", 0).fingerprint());
  MovableElements parted;  // the same text, in two elements in place of one
  parted.text() += "/S /P";
  MovableElements whole = parted;
  parted.end_element();
  parted.text() += "/K []";
  whole.text() += "/K []";
  parted.end_element();
  whole.end_element();
  CHECK(parted.fingerprint() != whole.fingerprint());
}

TEST_CASE("Files whose elements stand alike and say another thing have different IDs") {
  HaruDocuments documents;
  const auto id_of = [&](const MovableElements &elements, std::size_t turned) {
    HaruFile file(documents, 2);
    const std::array<ObjectId, 2> pages = {{file.page(turned), file.page(1 - turned)}};
    const ObjectId root = file.add(2);
    file.add_moved(
        {structure_of(elements),
         {.parent = root, .top = root + 1, .first = file.next(), .pages = pages, .first_annotation = {}}});
    const std::string bytes = file.save().whole();
    CHECK(bytes.find("/S /Sect") != std::string::npos);
    return bytes.substr(bytes.find("/ID [<"), 38);
  };
  std::set<std::string> seen;
  CHECK(seen.insert(id_of(section_and_paragraph("/S /P", 1), 0)).second);
  CHECK(seen.insert(id_of(section_and_paragraph("/S /H", 1), 0)).second);
  CHECK(seen.insert(id_of(section_and_paragraph("/S /P", 0), 0)).second);
  CHECK(seen.insert(id_of(section_and_paragraph("/S /P", 1), 1)).second);
  CHECK_FALSE(seen.insert(id_of(section_and_paragraph("/S /P", 1), 0)).second);
}

}  // namespace formletter::pdf
