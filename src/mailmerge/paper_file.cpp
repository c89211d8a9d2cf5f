#include "mailmerge/paper_file.hpp"

#include "disk/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace formletter::mailmerge {

namespace {

/// Papers are about people who can be harmed by them: the owner's alone.
constexpr mode_t owner_only = 0600;

[[noreturn]] void fail(const std::string &doing, const std::filesystem::path &path, int error) {
  throw disk::MachineFailure("cannot " + doing + " " + path.string() + ": " +
                             std::generic_category().message(error));
}

/// The error, or 0.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

PaperFiles::PaperFiles(const std::filesystem::path &folder, const std::string &temporary_name)
    : path_(folder),
      temporary_(temporary_name),
      folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_ < 0) fail("open", folder, errno);
}

PaperFiles::~PaperFiles() {
  ::unlinkat(folder_, temporary_.c_str(), 0);
  ::close(folder_);
}

void PaperFiles::write(const std::string &name, std::string_view bytes) {
  const int descriptor =
      ::openat(folder_, temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only);
  if (descriptor < 0) fail("create", path_ / temporary_, errno);
  int error = write_all(descriptor, bytes);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::renameat(folder_, temporary_.c_str(), folder_, name.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlinkat(folder_, temporary_.c_str(), 0);
  fail("write", path_ / name, error);
}

}  // namespace formletter::mailmerge
