#include "mailmerge/growing_file.hpp"

#include "disk/disk.hpp"
#include "disk/sync_folder.hpp"
#include "mailmerge/owner_only.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_size = 256UL * 1024;

fs::path temporary_of(const fs::path &path) {
  return path.parent_path() / ("." + path.filename().string() + ".part");
}

}  // namespace

GrowingFile::GrowingFile(fs::path path)
    : path_(std::move(path)),
      temporary_(temporary_of(path_)),
      file_(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only)) {
  if (!file_.is_open()) throw disk::MachineFailure("create", temporary_, errno);
}

GrowingFile::~GrowingFile() {
  if (file_.is_open()) ::unlink(temporary_.c_str());
}

void GrowingFile::add(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) write_buffer();
}

void GrowingFile::write_buffer() {
  if (const int error = file_.write(buffer_); error != 0) throw disk::MachineFailure("write", path_, error);
  buffer_.clear();
}

void GrowingFile::finish() {
  write_buffer();
  int error = ::fsync(file_.get()) == 0 ? 0 : errno;
  if (const int late = file_.close(); error == 0) error = late;
  if (error == 0 && ::rename(temporary_.c_str(), path_.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary_.c_str());
    throw disk::MachineFailure("write", path_, error);
  }
  disk::sync_folder(path_.parent_path());
}

}  // namespace formletter::mailmerge
