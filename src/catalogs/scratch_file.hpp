#pragma once

#include <filesystem>
#include <string>

namespace formletter::catalogs {

/// A file for another program to read, in a folder of its own that goes with it.
/// Throws disk::MachineFailure when none can be made.
class ScratchFile {
 public:
  ScratchFile(const std::string &name, const std::string &bytes);
  ScratchFile(const ScratchFile &) = delete;
  ScratchFile &operator=(const ScratchFile &) = delete;
  ~ScratchFile();
  const std::filesystem::path &path() const { return path_; }

 private:
  std::filesystem::path folder_, path_;
};

}  // namespace formletter::catalogs
