#pragma once

#include "disk/open_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// A file that appears under its name when it is whole. In bounded memory.
class GrowingFile {
 public:
  explicit GrowingFile(std::filesystem::path path);
  ~GrowingFile();
  GrowingFile(const GrowingFile &) = delete;
  GrowingFile &operator=(const GrowingFile &) = delete;
  /// Both throw disk::MachineFailure.
  void add(std::string_view bytes);
  /// Its bytes and its name are durable then.
  void finish();

 private:
  void write_buffer();

  std::filesystem::path path_, temporary_;
  disk::OpenFile file_;
  std::string buffer_;
};

}  // namespace formletter::mailmerge
