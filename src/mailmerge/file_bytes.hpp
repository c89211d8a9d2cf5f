#pragma once

#include "disk/disk.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace formletter::mailmerge {

/// How much of a roster is read at once.
inline constexpr std::size_t chunk_size = 256UL * 1024;

struct FileCloser {
  void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

/// Throws disk::MachineFailure.
inline std::size_t read_some(std::FILE *file, char *into, std::size_t size,
                             const std::filesystem::path &path) {
  const auto count = std::fread(into, 1, size, file);
  if (count == 0 && std::ferror(file) != 0) throw disk::MachineFailure("read", path, errno);
  return count;
}

}  // namespace formletter::mailmerge
