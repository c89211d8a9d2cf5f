#include "mailmerge/paper_file.hpp"

#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

using namespace formletter;
using namespace formletter::mailmerge;

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_in(const fs::path &folder) {
  std::vector<std::string> names;
  for (const auto &entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("a paper takes the place of one of its name, and the folder holds nothing else") {
  const test::Scratch desk;
  std::ofstream(desk.folder() / ".part") << "left by a merge that was killed";
  PaperFiles files(desk.folder(), ".part");
  files.write("a.pdf", "first");
  CHECK(names_in(desk.folder()) == std::vector<std::string>{"a.pdf"});
  files.write("b.pdf", "another");
  files.write("a.pdf", std::string(100000, 'x'));
  CHECK(names_in(desk.folder()) == std::vector<std::string>{"a.pdf", "b.pdf"});
  CHECK(bytes_of(desk.folder() / "a.pdf") == std::string(100000, 'x'));
  CHECK(bytes_of(desk.folder() / "b.pdf") == "another");
}

TEST_CASE("the parts of a paper stand one behind the other") {
  const test::Scratch desk;
  PaperFiles files(desk.folder(), ".part");
  const std::string shared(70'000, 's');
  for (const std::string_view rest : {"of one person", "", "of another"}) {
    files.write("a.pdf", std::array<std::string_view, 2>{shared, rest});
    CHECK(bytes_of(desk.folder() / "a.pdf") == shared + std::string(rest));
  }
}

TEST_CASE("nobody but its owner may read a paper") {
  const test::Scratch desk;
  PaperFiles files(desk.folder(), ".part");
  for (const char *bytes : {"new", "over the one that is there"}) {
    files.write("a.pdf", bytes);
    CHECK(fs::status(desk.folder() / "a.pdf").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("a name that cannot be made fails the machine and leaves nothing") {
  const test::Scratch desk;
  PaperFiles files(desk.folder(), ".part");
  fs::create_directory(desk.folder() / "a.pdf");
  CHECK_THROWS_AS(files.write("a.pdf", "bytes"), disk::MachineFailure);
  CHECK(names_in(desk.folder()) == std::vector<std::string>{"a.pdf"});
}
