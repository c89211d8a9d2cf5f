#include "disk/disk.hpp"

#include "disk/open_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

namespace formletter::disk {

namespace fs = std::filesystem;

namespace {

std::string error_text() {
  return std::generic_category().message(errno);
}

Problem file_problem(std::string code, const fs::path &path, std::string message) {
  return {.code = std::move(code),
          .place = {.file = path.string()},
          .subject = {},
          .message = std::move(message),
          .hint = {}};
}

[[noreturn]] void fail(const std::string &doing, const fs::path &path) {
  throw MachineFailure(doing, path, errno);
}

void write_all(const OpenFile &file, const std::string &bytes, const fs::path &path) {
  if (const int error = file.write(bytes); error != 0) throw MachineFailure("write", path, error);
}

constexpr mode_t owner_only = 0600, by_umask = 0666;

void sync_folder(const fs::path &folder) {
  const OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.get()) != 0) fail("make durable", folder);
}

/// Removes what is still there of the temporary files when writing ends early.
class TemporaryFiles {
 public:
  TemporaryFiles() = default;
  TemporaryFiles(const TemporaryFiles &) = delete;
  TemporaryFiles &operator=(const TemporaryFiles &) = delete;
  ~TemporaryFiles() {
    std::error_code ignored;
    for (const auto &path : paths_) fs::remove(path, ignored);
  }
  void add(fs::path path) { paths_.push_back(std::move(path)); }

 private:
  std::vector<fs::path> paths_;
};

fs::path folder_of(const fs::path &path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Short whatever the final name's length, and apart from another process's.
fs::path temporary_path(const fs::path &wanted, std::size_t number) {
  return folder_of(wanted) /
         (".formletter-" + std::to_string(::getpid()) + "-" + std::to_string(number) + ".part");
}

/// A device, a pipe or a socket: a file renamed to its name would take its place.
bool is_passage(const fs::path &path) {
  std::error_code ignored;
  const auto kind = fs::status(path, ignored).type();
  return kind == fs::file_type::character || kind == fs::file_type::block || kind == fs::file_type::fifo ||
         kind == fs::file_type::socket;
}

void write_through(const NewFile &wanted) {
  const OpenFile file(::open(wanted.path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open()) fail("write", wanted.path);
  write_all(file, wanted.bytes, wanted.path);
}

/// The file that a link leads to, so that the link stays one.
fs::path behind_link(const fs::path &path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  auto target = fs::canonical(path, error);
  return error ? path : target;
}

/// What takes a file's place is read by those who read it before.
void keep_mode(const OpenFile &file, const fs::path &replaced) {
  struct stat status = {};
  if (::stat(replaced.c_str(), &status) != 0) return;
  if (::fchmod(file.get(), status.st_mode & 0777U) != 0) fail("set the mode of", replaced);
}

/// `wanted` under a name of its own; `target` is the file that it will replace.
fs::path write_temporary(const fs::path &target, const NewFile &wanted, std::size_t number,
                         TemporaryFiles &temporary) {
  auto path = temporary_path(target, number);
  const mode_t mode = wanted.readers == Readers::owner ? owner_only : by_umask;
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!file.is_open()) fail("create", path);
  temporary.add(path);
  if (wanted.readers == Readers::anyone) keep_mode(file, target);
  write_all(file, wanted.bytes, path);
  if (::fsync(file.get()) != 0) fail("make durable", path);
  return path;
}

}  // namespace

MachineFailure::MachineFailure(const std::string &doing, const fs::path &path, int error)
    : what_("cannot " + doing + " " + path.string() + ": " + std::generic_category().message(error)) {}

Result<Source> read_file(const fs::path &path) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return file_problem("file-missing", path, "There is no such file.");
  struct stat status = {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    return file_problem("file-unreadable", path, "The file cannot be read: " + error_text() + ".");
  }
  if (S_ISDIR(status.st_mode))
    return file_problem("file-unreadable", path, "This is a folder; a file was expected.");
  Source source{path.string(), {}};
  source.text.reserve(static_cast<std::size_t>(status.st_size));
  char buffer[65536];
  while (true) {
    const auto count = ::read(file.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return file_problem("file-unreadable", path, "The file cannot be read: " + error_text() + ".");
    }
    if (count == 0) return source;
    source.text.append(buffer, static_cast<std::size_t>(count));
  }
}

std::vector<fs::path> files_below(const fs::path &folder, const std::string &extension) {
  std::vector<fs::path> found;
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return found;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_regular_file() && entry->path().extension() == extension) found.push_back(entry->path());
  }
  // A pack that lacks what lies behind an unreadable folder would print other papers.
  if (error) throw MachineFailure("read the folder", folder, error.value());
  std::sort(found.begin(), found.end());
  return found;
}

void write_files(const std::vector<NewFile> &files) {
  TemporaryFiles temporary;
  std::vector<std::pair<fs::path, fs::path>> renames;
  std::set<fs::path> folders;
  for (const auto &file : files) {
    if (is_passage(file.path)) continue;
    const auto path = behind_link(file.path);
    const auto folder = folder_of(path);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw MachineFailure("cannot make the folder " + folder.string() + ": " + error.message());
    folders.insert(folder);
    renames.emplace_back(write_temporary(path, file, renames.size(), temporary), path);
  }
  for (const auto &file : files)
    if (is_passage(file.path)) write_through(file);
  for (const auto &[part, path] : renames) {
    if (::rename(part.c_str(), path.c_str()) != 0) fail("rename to", path);
  }
  for (const auto &folder : folders) sync_folder(folder);
}

}  // namespace formletter::disk
