#include "disk/sync_folder.hpp"

#include "disk/disk.hpp"
#include "disk/open_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace formletter::disk {

void sync_folder(const std::filesystem::path &folder) {
  const OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.get()) != 0) throw MachineFailure("make durable", folder, errno);
}

}  // namespace formletter::disk
