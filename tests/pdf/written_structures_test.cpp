#include "pdf/written_structures.hpp"

#include "pdf/structure_tree.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace formletter::pdf {
namespace {

layout::Pages pages_of(std::size_t paragraphs, std::string_view alternative) {
  layout::Pages pages;
  pages.language = *LanguageTag::parse("en");
  pages.pages.resize(1);
  pages.structure.resize(paragraphs + 1);
  pages.structure.front().tag = layout::Tag::document;
  pages.structure.back().alternative = alternative;
  return pages;
}

/// The file of a structure, each paragraph of which has one content.
std::string file_of(const layout::Pages &pages, WrittenStructures &written) {
  HaruDocuments documents;
  HaruFile file(documents, 1);
  StructureTree tree(pages);
  tree.begin_page(file.page(0));
  for (layout::ElementId id = 1; id < pages.structure.size(); ++id) tree.add_content(id);
  tree.write(file, {}, written);
  return file.save().whole();
}

}  // namespace

TEST_CASE("A structure is kept when it comes again, and is the same whether it is kept or not") {
  WrittenStructures written, none;
  const layout::Pages pages = pages_of(3, "A map");
  const std::string first = file_of(pages, written);
  CHECK(written.count() == 0);
  CHECK(file_of(pages, written) == first);
  CHECK(written.count() == 1);
  CHECK(file_of(pages, written) == first);
  CHECK(written.count() == 1);
  const layout::Pages other = pages_of(3, "A mop");
  CHECK(file_of(other, written) == file_of(other, none));
}

TEST_CASE("Texts that run together otherwise tell another structure") {
  WrittenStructures written, none;
  layout::Pages one = pages_of(1, "Map"), other = pages_of(1, "Ma");
  one.structure.back().expansion = "s";
  other.structure.back().expansion = "ps";
  for (int i = 0; i < 3; ++i) {
    CHECK(file_of(one, written) == file_of(one, none));
    CHECK(file_of(other, written) == file_of(other, none));
  }
}

TEST_CASE("Written structures are bounded, in number and in bytes") {
  WrittenStructures written;
  for (std::size_t paragraphs = 1; paragraphs < 150; ++paragraphs)
    for (int time = 0; time < 2; ++time) file_of(pages_of(paragraphs, "A map"), written);
  CHECK(written.count() == 64);
  for (std::size_t size = 0; size < 20; ++size) {
    for (int time = 0; time < 2; ++time) file_of(pages_of(1, std::string(150'000 + size, ' ')), written);
    CHECK(written.bytes() <= 2'000'000);
  }
  CHECK(written.count() < 10);
}

}  // namespace formletter::pdf
