#pragma once

#include "disk/open_file.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// Of the file; "" of one that cannot be read.
std::string sha256_of(const std::filesystem::path &paper);

/// Puts files into one folder, each whole or not at all: written without a name where
/// the file system can do that, else under a temporary one, then given its own. Not yet
/// durable: that is the journal's work. One a thread.
class PaperFiles {
 public:
  PaperFiles(const std::filesystem::path &folder, std::string temporary_name);
  ~PaperFiles();
  PaperFiles(const PaperFiles &) = delete;
  PaperFiles &operator=(const PaperFiles &) = delete;

  /// The parts, one behind the other. Throws disk::MachineFailure; the temporary file is removed then.
  using Parts = std::span<const std::string_view>;
  void write(const std::string &name, Parts parts);
  void write(const std::string &name, std::string_view bytes) { write(name, Parts(&bytes, 1)); }

 private:
  /// The error, or 0.
  int write_nameless(const std::string &name, Parts parts);
  int write_named(const std::string &name, Parts parts);

  std::filesystem::path path_;
  std::string temporary_;
  disk::OpenFile folder_;
  bool has_nameless_ = false;  ///< network file systems have no files without a name
};

}  // namespace formletter::mailmerge
