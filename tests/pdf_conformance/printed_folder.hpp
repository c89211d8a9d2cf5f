#pragma once

#include "support/sample_pack.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace formletter::test {

namespace fs = std::filesystem;

/// A folder that the program prints into, and that goes away.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "formletter-files-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  fs::path operator/(const std::string &name) const { return path_ / name; }
  std::string read(const std::string &name) const {
    const auto source = disk::read_file(path_ / name);
    return source ? source->text : "";
  }
  void write(const std::string &name, const std::string &text) const {
    disk::write_files({{path_ / name, text}});
  }

 private:
  fs::path path_;
};

inline const std::string sample = FORMLETTER_ROOT "/forms/samples/01-court-two-surnames.json";

inline std::string quoted(const std::string &text) {
  return "'" + text + "'";
}

/// Renders the sample with the program into a folder, or where the options say when `out` is "";
/// `surroundings` are variables for env. The exit status.
inline int render(const Folder &folder, const std::string &out, const std::string &options,
                  const std::string &surroundings = "") {
  const std::string today = test::sample_packs()[0].today().iso();
  const std::string answers =
      options.find("--answers") == std::string::npos ? " --answers " + quoted(sample) : "";
  const std::string command = "env " + surroundings + " " FORMLETTER_PROGRAM " render pd-request --pack " +
                              quoted(FORMLETTER_ROOT) + answers + " --today " + today +
                              (out.empty() ? "" : " --out " + quoted((folder / out).string())) + " " +
                              options + " >" + quoted((folder / "said").string()) + " 2>&1";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace formletter::test
