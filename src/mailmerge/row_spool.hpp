#pragma once

#include "disk/open_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// Records put aside on disk in a file that has no name: it is seen by no other program
/// and goes with this one, however this one ends. All throw disk::MachineFailure.
class RowSpool {
 public:
  explicit RowSpool(const std::filesystem::path &folder);

  /// Where the record begins. `flush` before it is read.
  std::uint64_t add(std::string_view record);
  void flush();
  /// The record that begins there. Any number of threads at a time.
  std::string at(std::uint64_t offset) const;
  /// Where the record after that of `size` bytes begins.
  static std::uint64_t after(std::uint64_t offset, std::size_t size) {
    return offset + sizeof(std::uint64_t) + size;
  }

 private:
  void read(std::uint64_t offset, char *into, std::size_t size) const;
  std::filesystem::path folder_;
  disk::OpenFile file_;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

}  // namespace formletter::mailmerge
