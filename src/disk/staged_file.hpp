#pragma once

#include "disk/disk.hpp"
#include "disk/open_file.hpp"

#include <signal.h>

#include <filesystem>

namespace formletter::disk {

std::filesystem::path folder_of(const std::filesystem::path &path);

/// Keeps Ctrl-C, a termination and the terminal's end from this thread until it is destroyed:
/// between a temporary name and the file's own nothing may stop.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals &) = delete;
  HeldSignals &operator=(const HeldSignals &) = delete;
  ~HeldSignals();

 private:
  sigset_t before_;
};

/// A file's new bytes, safe on the disk before they take the place of the old ones. It has no name
/// until name(), where the file system can do without (O_TMPFILE): a program that is killed leaves
/// nothing behind. Throws MachineFailure; what has a temporary name is removed then.
class StagedFile {
 public:
  /// Writes the bytes for `target`; under a temporary name at once if `named`.
  StagedFile(const NewFile &wanted, std::filesystem::path target, bool named);
  StagedFile(StagedFile &&other) noexcept;
  StagedFile &operator=(StagedFile &&) = delete;
  ~StagedFile();

  /// Gives it a temporary name beside its target if it has none.
  void name();
  /// Renames it to its target. After name().
  void take_place();

 private:
  void create(bool named, unsigned mode);
  void create_named(unsigned mode);
  void keep_mode() const;

  OpenFile file_;
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty while it has no name
};

}  // namespace formletter::disk
