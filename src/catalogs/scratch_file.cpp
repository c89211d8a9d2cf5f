#include "catalogs/scratch_file.hpp"

#include "disk/disk.hpp"

#include <cstdlib>

namespace formletter::catalogs {

namespace {

std::filesystem::path fresh_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "formletter-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw disk::MachineFailure("no folder could be made like " + name);
  return name;
}

}  // namespace

ScratchFile::ScratchFile(const std::string &name, const std::string &bytes)
    : folder_(fresh_folder()), path_(folder_ / name) {
  disk::write_files({{path_, bytes}});
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace formletter::catalogs
