#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// Puts files into one folder, each whole or not at all: written under a temporary
/// name, then renamed. Not yet durable: that is the journal's work. One a thread.
class PaperFiles {
 public:
  PaperFiles(const std::filesystem::path &folder, const std::string &temporary_name);
  ~PaperFiles();
  PaperFiles(const PaperFiles &) = delete;
  PaperFiles &operator=(const PaperFiles &) = delete;

  /// Throws disk::MachineFailure; the temporary file is removed then.
  void write(const std::string &name, std::string_view bytes);

 private:
  std::filesystem::path path_;
  std::string temporary_;
  int folder_;
};

}  // namespace formletter::mailmerge
