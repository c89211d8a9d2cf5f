#pragma once

#include <formletter/result.hpp>

#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace formletter::disk {

/// A whole file as a Source named by `path` as given. A missing or unreadable
/// file is a problem ("file-missing", "file-unreadable"), not an exception.
Result<Source> read_file(const std::filesystem::path &path);

/// Regular files below `folder` with the extension (".xml"), sorted by path; none if there is no
/// such folder. Throws MachineFailure where one cannot be read.
std::vector<std::filesystem::path> files_below(const std::filesystem::path &folder,
                                               const std::string &extension);

/// owner: answers and papers are about people who can be harmed by them, so that a file is
/// its owner's alone. anyone: a file that is there keeps its mode, a new one follows the umask.
enum class Readers { owner, anyone };

struct NewFile {
  std::filesystem::path path;
  std::string bytes;
  Readers readers = Readers::owner;
};

/// Writes all or none: each to a temporary file in its own folder, fsync, then
/// the renames, then fsync of the folders. Folders are made as needed. A link stays
/// one and its file is written; a device or a pipe (/dev/stdout) takes the bytes as
/// they are. Throws MachineFailure when the machine fails; temporary files are
/// removed then. SIGINT, SIGTERM and SIGHUP wait while there are temporary names.
void write_files(const std::vector<NewFile> &files);

/// The machine failed (a full disk, no permission): exit code 3.
class MachineFailure : public std::exception {
 public:
  explicit MachineFailure(std::string what) : what_(std::move(what)) {}
  /// "cannot write papers/a.pdf: No space left on device". `error` as errno has it.
  MachineFailure(const std::string &doing, const std::filesystem::path &path, int error);
  const char *what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

}  // namespace formletter::disk
