#include "mailmerge/row_spool.hpp"

#include "disk/disk.hpp"
#include "mailmerge/owner_only.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace formletter::mailmerge {

namespace {

[[noreturn]] void fail_to_spool(const std::string &doing, const std::filesystem::path &folder, int error) {
  throw disk::MachineFailure(doing + " a temporary file in", folder, error);
}

disk::OpenFile nameless_file(const std::filesystem::path &folder) {
  disk::OpenFile file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, owner_only));
  if (file.is_open()) return file;
  // Network file systems have no such files: the name goes before anything is written.
  std::string name = (folder / "sorting-XXXXXX").string();
  file = disk::OpenFile(::mkostemp(name.data(), O_CLOEXEC));
  if (!file.is_open() || ::unlink(name.c_str()) != 0) fail_to_spool("create", folder, errno);
  return file;
}

}  // namespace

RowSpool::RowSpool(const std::filesystem::path &folder) : folder_(folder), file_(nameless_file(folder)) {}

std::uint64_t RowSpool::add(std::string_view record) {
  const auto offset = written_ + buffer_.size();
  const std::uint64_t size = record.size();
  buffer_.append(reinterpret_cast<const char *>(&size), sizeof size);
  buffer_ += record;
  constexpr std::size_t buffer_size = 256UL * 1024;
  if (buffer_.size() >= buffer_size) flush();
  return offset;
}

void RowSpool::flush() {
  if (const int error = file_.write(buffer_); error != 0) fail_to_spool("write", folder_, error);
  written_ += buffer_.size();
  buffer_.clear();
}

std::string RowSpool::at(std::uint64_t offset) const {
  std::uint64_t size = 0;
  read(offset, reinterpret_cast<char *>(&size), sizeof size);
  std::string record(size, '\0');
  read(offset + sizeof size, record.data(), size);
  return record;
}

void RowSpool::read(std::uint64_t offset, char *into, std::size_t size) const {
  while (size > 0) {
    const auto count = ::pread(file_.get(), into, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail_to_spool("read", folder_, errno);
    into += count;
    offset += static_cast<std::uint64_t>(count);
    size -= static_cast<std::size_t>(count);
  }
}

}  // namespace formletter::mailmerge
