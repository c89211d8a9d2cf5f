#include "disk/disk.hpp"

#include "disk/nameless_file.hpp"
#include "disk/open_file.hpp"
#include "disk/staged_file.hpp"
#include "disk/sync_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
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

/// A file without a name keeps a descriptor open until it gets one: where there are more than these, all
/// have temporary names while they are written.
constexpr std::size_t most_without_names = 256;

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

/// Before anything has its name: a folder in a file's place would stop the names half-way.
void refuse_folder(const fs::path &path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) throw MachineFailure("write", path, EISDIR);
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
  std::vector<std::pair<const NewFile *, fs::path>> targets;
  std::set<fs::path> folders;
  for (const auto &file : files) {
    if (is_passage(file.path)) continue;
    const auto &path = targets.emplace_back(&file, behind_link(file.path)).second;
    refuse_folder(path);
    const fs::path folder = folder_of(path);
    std::error_code error;
    // A new folder is an entry of the one above it.
    for (fs::path made = folder; !fs::exists(made, error) && made != folder_of(made); made = folder_of(made))
      folders.insert(folder_of(made));
    fs::create_directories(folder, error);
    if (error) throw MachineFailure("cannot make the folder " + folder.string() + ": " + error.message());
    folders.insert(folder);
  }
  std::optional<HeldSignals> held;
  const bool all_can =
      std::ranges::all_of(folders, [](const fs::path &folder) { return can_be_nameless(AT_FDCWD, folder); });
  if (targets.size() > most_without_names || !all_can) held.emplace();
  std::vector<StagedFile> staged;
  for (const auto &[file, path] : targets) staged.emplace_back(*file, path, held.has_value());
  for (const auto &file : files)
    if (is_passage(file.path)) write_through(file);
  if (!held) held.emplace();
  for (auto &file : staged) file.name();
  for (auto &file : staged) file.take_place();
  for (const auto &folder : folders) sync_folder(folder);
}

}  // namespace formletter::disk
