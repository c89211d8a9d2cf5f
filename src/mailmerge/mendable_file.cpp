#include "mailmerge/mendable_file.hpp"

#include "disk/disk.hpp"
#include "disk/sync_folder.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal.hpp"
#include "mailmerge/owner_only.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <vector>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

bool is_there(const fs::path &path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

/// In bounded memory; "" of what is no file that can be read.
std::string sum_of(const fs::path &path) {
  constexpr std::size_t piece = 256UL * 1024;
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return {};
  std::ifstream file(path, std::ios::binary);
  std::vector<char> bytes(piece);
  digest::Sha256 sum;
  while (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || file.gcount() > 0)
    sum.add(std::string_view(bytes.data(), static_cast<std::size_t>(file.gcount())));
  return file.bad() || !file.eof() ? std::string() : sum.hex();
}

/// The error, or 0. A link leaves the file under both names until another takes the old one; file
/// systems without links have it moved.
int give_name(const fs::path &from, const fs::path &to) {
  if (::link(from.c_str(), to.c_str()) == 0) return 0;
  if (errno == EEXIST) return EEXIST;
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
}

}  // namespace

Problem KeptFile::problem() const {
  auto problem = path_problem(
      "failed-rows-kept", path, "Somebody had changed this file. It is kept as " + name + ".",
      "this merge has not read it: if it holds mended rows, merge it with --roster into another folder");
  problem.severity = Severity::warning;
  return problem;
}

void MendableFile::add(std::string_view bytes) {
  if (!file_) file_.emplace(path_);
  file_->add(bytes);
  sum_.add(bytes);
}

void MendableFile::finish(const TellKept &tell) {
  const auto sum = file_ ? sum_.hex() : std::string();
  if (is_there(path_)) {
    const auto old = sum_of(path_);
    const bool same = file_ && old == sum;
    if (same) file_.reset();
    if (!same && !is_ours(old)) tell(keep(old));
    if (!same && !file_) ::unlink(path_.c_str());
  }
  if (!sum.empty()) remember(sum);
  if (file_) file_->finish();
}

/// The file keeps its bytes under the next name that is free, or under one that has the same already.
KeptFile MendableFile::keep(const std::string &old) const {
  const auto folder = path_.parent_path();
  for (std::size_t number = 1;; ++number) {
    const auto name = path_.stem().string() + "-kept-" + std::to_string(number) + path_.extension().string();
    const int error = give_name(path_, folder / name);
    if (error == EEXIST && (old.empty() || sum_of(folder / name) != old)) continue;
    if (error != 0 && error != EEXIST) throw disk::MachineFailure("keep", folder / name, error);
    disk::sync_folder(folder);
    return {path_, name};
  }
}

bool MendableFile::is_as_written() const {
  return is_ours(sum_of(path_));
}

fs::path MendableFile::record() const {
  return Journal::folder_in(path_.parent_path()) / (path_.filename().string() + ".sha256");
}

bool MendableFile::is_ours(const std::string &sum) const {
  std::ifstream sums(record());
  for (std::string line; std::getline(sums, line);)
    if (!sum.empty() && line == sum) return true;
  return false;
}

/// Before the file has its name: what is ours must never be taken for another's. Added to the end, so that
/// a kill leaves no other file; a line that it tore is left by itself.
void MendableFile::remember(const std::string &sum) const {
  if (is_ours(sum)) return;
  const disk::OpenFile sums(::open(record().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, owner_only));
  if (!sums.is_open()) throw disk::MachineFailure("open", record(), errno);
  if (const int error = sums.write("\n" + sum + "\n"); error != 0)
    throw disk::MachineFailure("write", record(), error);
  if (::fsync(sums.get()) != 0) throw disk::MachineFailure("write", record(), errno);
}

}  // namespace formletter::mailmerge
