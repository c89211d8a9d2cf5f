#include "mailmerge/journal.hpp"

#include "disk/disk.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/owner_only.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_with_errno(const std::string &doing, const fs::path &path) {
  throw disk::MachineFailure(doing, path, errno);
}

void make_folder(const fs::path &folder) {
  if (folder.has_parent_path() && !fs::exists(folder.parent_path())) make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), owner_folder) != 0 && errno != EEXIST) fail_with_errno("make", folder);
}

/// Not open when another process holds it.
disk::OpenFile locked(const fs::path &path, int how) {
  disk::OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only));
  if (!file.is_open()) fail_with_errno("open", path);
  if (::flock(file.get(), how | LOCK_NB) == 0) return file;
  if (errno != EWOULDBLOCK) fail_with_errno("lock", path);
  return {};
}

}  // namespace

std::string Shard::suffix() const {
  return whole() ? "" : "-" + std::to_string(number) + "-of-" + std::to_string(count);
}

std::pair<std::size_t, std::size_t> Shard::rows(std::size_t total) const {
  return {total * (number - 1) / count + 1, total * number / count};
}

Result<FolderLock> FolderLock::take(const fs::path &folder, const Shard &shard) {
  make_folder(folder);
  auto whole = locked(folder / "lock", shard.whole() ? LOCK_EX : LOCK_SH);
  disk::OpenFile own;
  if (whole.is_open() && !shard.whole()) own = locked(folder / ("lock" + shard.suffix()), LOCK_EX);
  if (!whole.is_open() || (!shard.whole() && !own.is_open())) {
    return Problem{.code = "folder-in-use",
                   .place = {.file = folder.parent_path().string()},
                   .subject = {},
                   .message = "Another merge is printing into this folder.",
                   .hint = "wait for it, or name another folder with --out"};
  }
  return FolderLock(std::move(whole), std::move(own));
}

fs::path Journal::folder_in(const fs::path &out) {
  return out / ".formletter-merge";
}
fs::path Journal::path_in(const fs::path &out, const Shard &shard) {
  return folder_in(out) / ("journal" + shard.suffix() + ".jsonl");
}

Result<std::optional<std::string>> Journal::head_in(const fs::path &out, const Shard &shard) {
  const auto path = path_in(out, shard);
  std::ifstream file(path, std::ios::binary);
  std::string head;
  // Rows come behind the head's line end: without it there is none.
  if (!std::getline(file, head) || file.eof()) return std::optional<std::string>();
  if (read_head(head)) return std::optional(std::move(head));
  return path_problem("journal-damaged", path, "The journal of the merge in this folder cannot be read.",
                      "print anew into another folder");
}

Journal Journal::begin(const fs::path &out, const Shard &shard, std::string_view head) {
  Journal journal(path_in(out, shard));
  journal.open(true);
  journal.commit(std::string(head) + "\n");
  // Papers that are on the disk without it would be taken for somebody else's.
  if (::fsync(journal.file_.get()) != 0) fail_with_errno("make durable", journal.path_);
  return journal;
}

Journal Journal::reopen(const fs::path &out, const Shard &shard, std::uintmax_t bytes) {
  Journal journal(path_in(out, shard));
  if (::truncate(journal.path_.c_str(), static_cast<off_t>(bytes)) != 0)
    fail_with_errno("cut", journal.path_);
  journal.open(false);
  return journal;
}

void Journal::open(bool fresh) {
  file_ = disk::OpenFile(
      ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (fresh ? O_TRUNC : 0), owner_only));
  if (!file_.is_open()) fail_with_errno("open", path_);
}

void Journal::commit(std::string_view lines) {
  // A line must never say more than the disk knows: the files first.
  if (::syncfs(file_.get()) != 0) fail_with_errno("make durable", path_);
  if (const int error = file_.write(lines); error != 0) throw disk::MachineFailure("write", path_, error);
}

}  // namespace formletter::mailmerge
