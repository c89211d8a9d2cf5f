#include "disk/nameless_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace formletter::disk {

OpenFile nameless_in(int at, const std::filesystem::path &path, unsigned mode) {
  return OpenFile(::openat(at, path.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
}

std::string path_of_nameless(const OpenFile &file) {
  return "/proc/self/fd/" + std::to_string(file.get());
}

bool can_be_nameless(int at, const std::filesystem::path &path) {
  constexpr unsigned owner_only = 0600;
  const auto probe = nameless_in(at, path, owner_only);
  return probe.is_open() && ::access(path_of_nameless(probe).c_str(), F_OK) == 0;
}

}  // namespace formletter::disk
