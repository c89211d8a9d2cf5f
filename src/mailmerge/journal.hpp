#pragma once

#include "disk/open_file.hpp"

#include <formletter/result.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace formletter::mailmerge {

/// The part of the roster that this run prints: rows of block `number` of `count`.
struct Shard {
  std::size_t number = 1, count = 1;
  bool whole() const { return count == 1; }
  /// "" or "-2-of-8", for file names.
  std::string suffix() const;
  /// Rows `first` to `last` of `rows`, from 1; last < first for none.
  std::pair<std::size_t, std::size_t> rows(std::size_t total) const;
};

/// Keeps other merges out of a folder. Shards of one merge may share it.
class FolderLock {
 public:
  /// A problem when another merge has it. Makes the folder.
  static Result<FolderLock> take(const std::filesystem::path &folder, const Shard &shard);

 private:
  FolderLock(disk::OpenFile whole, disk::OpenFile own) : whole_(std::move(whole)), own_(std::move(own)) {}
  disk::OpenFile whole_, own_;  ///< the folder's, and a shard's own
};

/// The memory of a merge on disk: a head that tells what is being printed, then a
/// line for each row whose files are safe.
class Journal {
 public:
  static std::filesystem::path folder_in(const std::filesystem::path &out);
  static std::filesystem::path path_in(const std::filesystem::path &out, const Shard &shard);

  /// The head of the journal that is there; nothing where none has been begun. Problem
  /// "journal-damaged" where it cannot be read.
  static Result<std::optional<std::string>> head_in(const std::filesystem::path &out, const Shard &shard);
  static Journal begin(const std::filesystem::path &out, const Shard &shard, std::string_view head);
  /// Cuts off what is behind the first `bytes`.
  static Journal reopen(const std::filesystem::path &out, const Shard &shard, std::uintmax_t bytes);

  /// Makes all files of the folder's file system durable, then adds the lines.
  /// Throws disk::MachineFailure.
  void commit(std::string_view lines);

 private:
  explicit Journal(std::filesystem::path path) : path_(std::move(path)) {}
  void open(bool fresh);
  std::filesystem::path path_;
  disk::OpenFile file_;
};

}  // namespace formletter::mailmerge
