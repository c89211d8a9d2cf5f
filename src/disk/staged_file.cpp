#include "disk/staged_file.hpp"

#include "disk/nameless_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <utility>

namespace formletter::disk {

namespace fs = std::filesystem;

namespace {

constexpr mode_t owner_only = 0600, by_umask = 0666;

/// Short whatever the final name's length, and apart from another process's and thread's.
fs::path next_temporary_path(const fs::path &target) {
  static std::atomic<unsigned> number{0};
  return folder_of(target) /
         (".formletter-" + std::to_string(::getpid()) + "-" + std::to_string(number++) + ".part");
}

}  // namespace

fs::path folder_of(const fs::path &path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

HeldSignals::HeldSignals() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}
HeldSignals::~HeldSignals() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

StagedFile::StagedFile(const NewFile &wanted, fs::path target, bool named) : target_(std::move(target)) {
  create(named, wanted.readers == Readers::owner ? owner_only : by_umask);
  try {
    if (wanted.readers == Readers::anyone) keep_mode();
    if (const int error = file_.write(wanted.bytes); error != 0)
      throw MachineFailure("write", target_, error);
    if (::fsync(file_.get()) != 0) throw MachineFailure("make durable", target_, errno);
    // One without a name would be gone.
    if (const int error = temporary_.empty() ? 0 : file_.close(); error != 0)
      throw MachineFailure("write", target_, error);
  } catch (...) {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    throw;
  }
}

StagedFile::StagedFile(StagedFile &&other) noexcept
    : file_(std::move(other.file_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

StagedFile::~StagedFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void StagedFile::create(bool named, unsigned mode) {
  if (!named) file_ = nameless_in(AT_FDCWD, folder_of(target_), mode);
  if (!file_.is_open()) create_named(mode);
}

/// Nobody who can write in the folder leads the bytes elsewhere by a link of that name.
void StagedFile::create_named(unsigned mode) {
  do {
    temporary_ = next_temporary_path(target_);
    file_ = OpenFile(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  } while (!file_.is_open() && errno == EEXIST);
  if (file_.is_open()) return;
  const fs::path path = std::exchange(temporary_, {});
  throw MachineFailure("create", path, errno);
}

/// What takes a file's place is read by those who read it before.
void StagedFile::keep_mode() const {
  struct stat status = {};
  if (::stat(target_.c_str(), &status) != 0) return;
  if (::fchmod(file_.get(), status.st_mode & 0777U) != 0)
    throw MachineFailure("set the mode of", target_, errno);
}

void StagedFile::name() {
  if (!temporary_.empty()) return;
  const std::string unnamed = path_of_nameless(file_);
  fs::path wanted;
  int linked = 0;
  do {
    wanted = next_temporary_path(target_);
    linked = ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, wanted.c_str(), AT_SYMLINK_FOLLOW);
  } while (linked != 0 && errno == EEXIST);
  if (linked != 0) throw MachineFailure("create", wanted, errno);
  temporary_ = std::move(wanted);
}

void StagedFile::take_place() {
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) throw MachineFailure("rename to", target_, errno);
  temporary_.clear();
}

}  // namespace formletter::disk
