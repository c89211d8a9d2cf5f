#pragma once

#include "digest/digest.hpp"
#include "mailmerge/growing_file.hpp"

#include <formletter/problem.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// What somebody had changed, and the name beside it that it was kept under.
struct KeptFile {
  std::filesystem::path path;
  std::string name;

  /// A warning.
  Problem problem() const;
};
using TellKept = std::function<void(const KeptFile &)>;

/// A file that people mend where it stands: failed-rows.csv. Writing it anew never destroys what
/// somebody has changed in it: that is kept beside, as failed-rows-kept-1.csv. The folder of the
/// merge remembers the digests of what merges wrote, and what nobody touched is not kept.
class MendableFile {
 public:
  /// Precondition: the folder that the path is in is a merge's, and locked.
  explicit MendableFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// Throws disk::MachineFailure, as finish() does.
  void add(std::string_view bytes);
  /// Where nothing was added, there is no such file then. What is kept is told at once: what comes after
  /// it may fail.
  void finish(const TellKept &tell);

  /// Whether the file is as a merge wrote it; false where it cannot be read.
  bool is_as_written() const;

 private:
  bool is_ours(const std::string &sum) const;
  void remember(const std::string &sum) const;
  KeptFile keep(const std::string &old) const;  ///< its digest, "" for no file that can be read
  std::filesystem::path record() const;

  std::filesystem::path path_;
  std::optional<GrowingFile> file_;
  digest::Sha256 sum_;
};

}  // namespace formletter::mailmerge
