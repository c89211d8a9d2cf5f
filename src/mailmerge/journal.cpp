#include "mailmerge/journal.hpp"

#include "disk/disk.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal_lines.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string &doing, const fs::path &path) {
  throw disk::MachineFailure("cannot " + doing + " " + path.string() + ": " +
                             std::generic_category().message(errno));
}

constexpr mode_t owner_only = 0600, owner_folder = 0700;

void make_folder(const fs::path &folder) {
  if (folder.has_parent_path() && !fs::exists(folder.parent_path())) make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), owner_folder) != 0 && errno != EEXIST) fail("make", folder);
}

/// -1 when another process holds it.
int locked(const fs::path &path, int how) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only);
  if (descriptor < 0) fail("open", path);
  if (::flock(descriptor, how | LOCK_NB) == 0) return descriptor;
  const bool taken = errno == EWOULDBLOCK;
  ::close(descriptor);
  if (!taken) fail("lock", path);
  return -1;
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
  FolderLock lock(locked(folder / "lock", shard.whole() ? LOCK_EX : LOCK_SH), -1);
  if (lock.whole_ >= 0 && !shard.whole()) lock.own_ = locked(folder / ("lock" + shard.suffix()), LOCK_EX);
  if (lock.whole_ < 0 || (!shard.whole() && lock.own_ < 0)) {
    return Problem{.code = "folder-in-use",
                   .place = {.file = folder.parent_path().string()},
                   .subject = {},
                   .message = "Another merge is printing into this folder.",
                   .hint = "wait for it, or name another folder with --out"};
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (own_ >= 0) ::close(own_);
  if (whole_ >= 0) ::close(whole_);
}
FolderLock::FolderLock(FolderLock &&other) noexcept
    : whole_(std::exchange(other.whole_, -1)), own_(std::exchange(other.own_, -1)) {}
FolderLock &FolderLock::operator=(FolderLock &&other) noexcept {
  std::swap(whole_, other.whole_);
  std::swap(own_, other.own_);
  return *this;
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
  return folder_problem("journal-damaged", path, "The journal of the merge in this folder cannot be read.",
                        "print anew into another folder");
}

Journal Journal::begin(const fs::path &out, const Shard &shard, std::string_view head) {
  Journal journal(path_in(out, shard));
  journal.open(true);
  journal.commit(std::string(head) + "\n");
  return journal;
}

Journal Journal::reopen(const fs::path &out, const Shard &shard, std::uintmax_t bytes) {
  Journal journal(path_in(out, shard));
  if (::truncate(journal.path_.c_str(), static_cast<off_t>(bytes)) != 0) fail("cut", journal.path_);
  journal.open(false);
  return journal;
}

void Journal::open(bool fresh) {
  descriptor_ =
      ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (fresh ? O_TRUNC : 0), owner_only);
  if (descriptor_ < 0) fail("open", path_);
}

void Journal::commit(std::string_view lines) {
  // A line must never say more than the disk knows: the files first.
  if (::syncfs(descriptor_) != 0) fail("make durable", path_);
  while (!lines.empty()) {
    const auto count = ::write(descriptor_, lines.data(), lines.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write", path_);
    lines.remove_prefix(static_cast<std::size_t>(count));
  }
}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}
Journal::Journal(Journal &&other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

}  // namespace formletter::mailmerge
