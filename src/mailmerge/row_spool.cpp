#include "mailmerge/row_spool.hpp"

#include "disk/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace formletter::mailmerge {

namespace {

[[noreturn]] void fail(const std::string &doing, const std::filesystem::path &folder) {
  throw disk::MachineFailure("cannot " + doing + " a temporary file in " + folder.string() + ": " +
                             std::generic_category().message(errno));
}

int nameless_file(const std::filesystem::path &folder) {
  int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  // Network file systems have no such files: the name goes before anything is written.
  std::string name = (folder / "sorting-XXXXXX").string();
  descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail("create", folder);
  if (::unlink(name.c_str()) != 0) fail("create", folder);
  return descriptor;
}

}  // namespace

RowSpool::RowSpool(const std::filesystem::path &folder)
    : folder_(folder), descriptor_(nameless_file(folder)) {}
RowSpool::~RowSpool() {
  ::close(descriptor_);
}

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
  for (std::string_view rest = buffer_; !rest.empty();) {
    const auto count = ::write(descriptor_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write", folder_);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
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
    const auto count = ::pread(descriptor_, into, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("read", folder_);
    into += count;
    offset += static_cast<std::uint64_t>(count);
    size -= static_cast<std::size_t>(count);
  }
}

}  // namespace formletter::mailmerge
