#include "disk/open_file.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

using formletter::disk::OpenFile;

namespace {

int open_null() {
  return ::open("/dev/null", O_WRONLY | O_CLOEXEC);
}

bool is_descriptor(int number) {
  return ::fcntl(number, F_GETFD) >= 0;
}

}  // namespace

TEST_CASE("a descriptor is closed when its owner goes, and not before, wherever it was moved to") {
  const int number = open_null();
  {
    OpenFile first(number);
    OpenFile second(std::move(first));
    CHECK_FALSE(first.is_open());
    OpenFile third;
    third = std::move(second);
    CHECK(third.get() == number);
    CHECK(is_descriptor(number));
  }
  CHECK_FALSE(is_descriptor(number));
}

TEST_CASE("what is closed by hand is not closed again") {
  OpenFile file(open_null());
  CHECK(file.close() == 0);
  CHECK_FALSE(file.is_open());
  CHECK(file.close() == 0);
}

TEST_CASE("writing gives the error of a full disk, and none where all bytes were taken") {
  const std::string bytes(100000, 'x');
  CHECK(OpenFile(open_null()).write(bytes) == 0);
  CHECK(OpenFile(::open("/dev/full", O_WRONLY | O_CLOEXEC)).write(bytes) == ENOSPC);
  CHECK(OpenFile().write("x") == EBADF);
}
