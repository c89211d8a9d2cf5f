#include "disk/disk.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <array>

namespace fs = std::filesystem;
using namespace formletter::disk;

namespace {
/// A folder of the test's own, gone at its end.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("formletter-disk-test-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;
  ~Scratch() { fs::remove_all(path); }
};
std::size_t files_in(const fs::path &folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}
}  // namespace

TEST_CASE("files are written whole, owner-only, and read back") {
  const Scratch scratch;
  write_files({{scratch.path / "new" / "a.pdf", std::string("a\0b", 3)}, {scratch.path / "b.pdf", ""}});
  CHECK(read_file(scratch.path / "new" / "a.pdf")->text == std::string("a\0b", 3));
  CHECK(read_file(scratch.path / "b.pdf")->text.empty());
  CHECK(fs::status(scratch.path / "b.pdf").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(files_in(scratch.path) == 2);
}

TEST_CASE("a file for anyone keeps the mode it had, and a new one follows the umask") {
  const Scratch scratch;
  const auto old_mask = ::umask(027);
  const auto shared = scratch.path / "es.po", locked = scratch.path / "fr.po",
             fresh = scratch.path / "new.pot";
  write_files({{shared, "1"}, {locked, "1"}});
  fs::permissions(shared, fs::perms(0664));
  fs::permissions(locked, fs::perms(0444));
  write_files(
      {{shared, "2", Readers::anyone}, {locked, "2", Readers::anyone}, {fresh, "2", Readers::anyone}});
  ::umask(old_mask);
  CHECK(read_file(shared)->text == "2");
  CHECK(fs::status(shared).permissions() == fs::perms(0664));
  CHECK(fs::status(locked).permissions() == fs::perms(0444));
  CHECK(fs::status(fresh).permissions() == fs::perms(0640));
}

TEST_CASE("when one file cannot be written none appears and no temporary file stays") {
  const Scratch scratch;
  write_files({{scratch.path / "file", "x"}});
  CHECK_THROWS_AS(write_files({{scratch.path / "good", "1"}, {scratch.path / "file" / "below-a-file", "2"}}),
                  MachineFailure);
  CHECK_FALSE(fs::exists(scratch.path / "good"));
  CHECK(files_in(scratch.path) == 1);
}

TEST_CASE("when a folder stands in a file's place no other file appears") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "b.txt");
  CHECK_THROWS_AS(write_files({{scratch.path / "a.pdf", "1"}, {scratch.path / "b.txt", "2"}}),
                  MachineFailure);
  CHECK(files_in(scratch.path) == 1);
}

TEST_CASE("a link planted under a temporary name is not written through") {
  const Scratch scratch;
  write_files({{scratch.path / "victim", "mine"}});
  for (int i = 0; i < 1000; ++i)
    fs::create_symlink("victim", scratch.path / (".formletter-" + std::to_string(::getpid()) + "-" +
                                                 std::to_string(i) + ".part"));
  write_files({{scratch.path / "a.pdf", "paper"}});
  CHECK(read_file(scratch.path / "victim")->text == "mine");
  CHECK(fs::is_regular_file(fs::symlink_status(scratch.path / "a.pdf")));
  CHECK(read_file(scratch.path / "a.pdf")->text == "paper");
}

TEST_CASE("whoever is stopped while many files are written leaves none with a temporary name") {
  for (const std::size_t count : {20U, 400U}) {
    const Scratch scratch;
    std::vector<NewFile> files;
    for (std::size_t i = 0; i < count; ++i)
      files.push_back({scratch.path / ("p" + std::to_string(i)), std::string(2000, 'x')});
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::signal(SIGTERM, SIG_DFL);
      for (;;) write_files(files);
    }
    while (!fs::exists(scratch.path / "p0")) ::usleep(1000);
    ::usleep(5000);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    for (const auto &entry : fs::directory_iterator(scratch.path))
      CHECK(entry.path().filename().string().front() == 'p');
    CHECK(files_in(scratch.path) == count);
  }
}

TEST_CASE("more files are written at once than a process may have open") {
  const Scratch scratch;
  std::vector<NewFile> files;
  for (std::size_t i = 0; i < 600; ++i) files.push_back({scratch.path / ("p" + std::to_string(i)), "x"});
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const rlimit few{400, 400};
    ::setrlimit(RLIMIT_NOFILE, &few);
    try {
      write_files(files);
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(files_in(scratch.path) == files.size());
}

TEST_CASE("a pipe takes what is written to its name and stays a pipe") {
  const Scratch scratch;
  const auto pipe = scratch.path / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int end = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(end >= 0);
  write_files({{pipe, "bytes"}, {scratch.path / "file", "x"}});
  std::array<char, 16> read{};
  const auto count = ::read(end, read.data(), read.size());
  ::close(end);
  CHECK(std::string(read.data(), count < 0 ? 0 : static_cast<std::size_t>(count)) == "bytes");
  CHECK(fs::is_fifo(pipe));
  CHECK(files_in(scratch.path) == 2);
}

TEST_CASE("a link stays a link, and the file that it leads to is written") {
  const Scratch scratch;
  write_files({{scratch.path / "real" / "a.json", "old"}});
  fs::create_symlink("real/a.json", scratch.path / "link.json");
  write_files({{scratch.path / "link.json", "new"}});
  CHECK(fs::is_symlink(scratch.path / "link.json"));
  CHECK(read_file(scratch.path / "real" / "a.json")->text == "new");
  CHECK(files_in(scratch.path / "real") == 1);
}

TEST_CASE("a missing file and a folder are problems with the path as given") {
  const Scratch scratch;
  const auto missing = read_file(scratch.path / "no");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.problems()[0].code == "file-missing");
  CHECK(missing.problems()[0].place.file == (scratch.path / "no").string());
  CHECK(read_file(scratch.path).problems()[0].code == "file-unreadable");
}

TEST_CASE("files below a folder come sorted and by extension") {
  const Scratch scratch;
  write_files(
      {{scratch.path / "z.xml", ""}, {scratch.path / "a" / "b.xml", ""}, {scratch.path / "c.txt", ""}});
  CHECK(files_below(scratch.path, ".xml") ==
        std::vector<fs::path>{scratch.path / "a" / "b.xml", scratch.path / "z.xml"});
  CHECK(files_below(scratch.path / "absent", ".xml").empty());
}

TEST_CASE("a folder that cannot be read is the machine's failure, not an empty one") {
  const Scratch scratch;
  write_files({{scratch.path / "c.txt", ""}});
  CHECK_THROWS_WITH(files_below(scratch.path / "c.txt", ".xml"),
                    Catch::Contains("c.txt") && Catch::Contains("Not a directory"));
}
