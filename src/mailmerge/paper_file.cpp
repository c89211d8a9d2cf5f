#include "mailmerge/paper_file.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "disk/nameless_file.hpp"
#include "mailmerge/owner_only.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace formletter::mailmerge {

namespace {

/// The error, or 0.
int link(const disk::OpenFile &file, const disk::OpenFile &folder, const std::string &name) {
  const auto from = disk::path_of_nameless(file);
  return ::linkat(AT_FDCWD, from.c_str(), folder.get(), name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/// The error, or 0.
int rename(const disk::OpenFile &folder, const std::string &from, const std::string &to) {
  return ::renameat(folder.get(), from.c_str(), folder.get(), to.c_str()) == 0 ? 0 : errno;
}

/// The error, or 0.
int write_all(const disk::OpenFile &file, PaperFiles::Parts parts) {
  int error = 0;
  for (const std::string_view part : parts)
    if (error == 0) error = file.write(part);
  return error;
}

}  // namespace

std::string sha256_of(const std::filesystem::path &paper) {
  const auto source = disk::read_file(paper);
  return source ? digest::sha256_hex(source->text) : std::string();
}

PaperFiles::PaperFiles(const std::filesystem::path &folder, std::string temporary_name)
    : path_(folder),
      temporary_(std::move(temporary_name)),
      folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (!folder_.is_open()) throw disk::MachineFailure("open", folder, errno);
  // What a merge that was killed may have left.
  ::unlinkat(folder_.get(), temporary_.c_str(), 0);
  // The folder is changed once for such a file rather than three times.
  has_nameless_ = disk::can_be_nameless(folder_.get(), ".");
}

PaperFiles::~PaperFiles() {
  ::unlinkat(folder_.get(), temporary_.c_str(), 0);
}

int PaperFiles::write_nameless(const std::string &name, Parts parts) {
  const auto file = disk::nameless_in(folder_.get(), ".", owner_only);
  if (!file.is_open()) return errno;
  int error = write_all(file, parts);
  if (error == 0) error = link(file, folder_, name);
  if (error == EEXIST) {
    // A merge that goes on prints some papers again. A link replaces nothing, a renaming does.
    error = link(file, folder_, temporary_);
    if (error == 0) error = rename(folder_, temporary_, name);
  }
  return error;
}

int PaperFiles::write_named(const std::string &name, Parts parts) {
  disk::OpenFile file(
      ::openat(folder_.get(), temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only));
  if (!file.is_open()) return errno;
  int error = write_all(file, parts);
  if (const int late = file.close(); error == 0) error = late;
  return error == 0 ? rename(folder_, temporary_, name) : error;
}

void PaperFiles::write(const std::string &name, Parts parts) {
  const int error = has_nameless_ ? write_nameless(name, parts) : write_named(name, parts);
  if (error == 0) return;
  ::unlinkat(folder_.get(), temporary_.c_str(), 0);
  throw disk::MachineFailure("write", path_ / name, error);
}

}  // namespace formletter::mailmerge
