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

int nameless_in(int folder) {
  return ::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, owner_only);
}

std::string path_of(int descriptor) {
  return "/proc/self/fd/" + std::to_string(descriptor);
}

/// The error, or 0.
int link(int descriptor, int folder, const std::string &name) {
  const auto from = path_of(descriptor);
  return ::linkat(AT_FDCWD, from.c_str(), folder, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/// Without a name nothing is left of a file when the machine fails, and the folder is
/// changed once for it rather than three times.
bool can_have_nameless(int folder) {
  const int descriptor = nameless_in(folder);
  if (descriptor < 0) return false;
  const bool can_link = ::access(path_of(descriptor).c_str(), F_OK) == 0;
  ::close(descriptor);
  return can_link;
}

}  // namespace

PaperFiles::PaperFiles(const std::filesystem::path &folder, const std::string &temporary_name)
    : path_(folder),
      temporary_(temporary_name),
      folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
      has_nameless_(false) {
  if (folder_ < 0) fail("open", folder, errno);
  // What a merge that was killed may have left.
  ::unlinkat(folder_, temporary_.c_str(), 0);
  has_nameless_ = can_have_nameless(folder_);
}

PaperFiles::~PaperFiles() {
  ::unlinkat(folder_, temporary_.c_str(), 0);
  ::close(folder_);
}

int PaperFiles::write_nameless(const std::string &name, std::string_view bytes) {
  const int descriptor = nameless_in(folder_);
  if (descriptor < 0) return errno;
  int error = write_all(descriptor, bytes);
  if (error == 0) error = link(descriptor, folder_, name);
  if (error == EEXIST) {
    // A merge that goes on prints some papers again. A link replaces nothing, a renaming does.
    error = link(descriptor, folder_, temporary_);
    if (error == 0 && ::renameat(folder_, temporary_.c_str(), folder_, name.c_str()) != 0) error = errno;
  }
  ::close(descriptor);
  return error;
}

int PaperFiles::write_named(const std::string &name, std::string_view bytes) {
  const int descriptor =
      ::openat(folder_, temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only);
  if (descriptor < 0) return errno;
  int error = write_all(descriptor, bytes);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::renameat(folder_, temporary_.c_str(), folder_, name.c_str()) != 0) error = errno;
  return error;
}

void PaperFiles::write(const std::string &name, std::string_view bytes) {
  const int error = has_nameless_ ? write_nameless(name, bytes) : write_named(name, bytes);
  if (error == 0) return;
  ::unlinkat(folder_, temporary_.c_str(), 0);
  fail("write", path_ / name, error);
}

}  // namespace formletter::mailmerge
