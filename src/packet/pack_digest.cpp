#include "packet/pack_digest.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

namespace formletter::packet {

namespace fs = std::filesystem;

namespace {

/// Paths from the pack's folder, in the order of their bytes.
std::vector<std::string> files_of(const fs::path &pack) {
  std::vector<std::string> paths;
  for (const char *folder : {"forms", "templates", "locales"}) {
    std::error_code error;
    fs::recursive_directory_iterator at(pack / folder, error);
    for (; !error && at != fs::end(at); at.increment(error)) {
      if (at->is_regular_file()) paths.push_back(fs::relative(at->path(), pack).generic_string());
    }
    if (error && error != std::errc::no_such_file_or_directory)
      throw disk::MachineFailure("read", pack / folder, error.value());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

PackDigest digest_of_pack(const fs::path &folder) {
  const auto paths = files_of(folder);
  std::string lines;
  for (const auto &path : paths) {
    const auto source = disk::read_file(folder / path);
    if (!source) throw disk::MachineFailure("cannot read " + (folder / path).string());
    lines.append(digest::sha256_hex(source->text)).append("  ").append(path).append("\n");
  }
  return {.files = paths.size(), .sha256 = digest::sha256_hex(lines)};
}

}  // namespace formletter::packet
