#include "pdf/external_tool.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace formletter::pdf {
namespace {

/// A file that goes away with its owner.
class TemporaryPdf {
 public:
  explicit TemporaryPdf(std::string_view bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("formletter-test-" + std::to_string(getpid()) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryPdf() { std::filesystem::remove(path_); }
  TemporaryPdf(const TemporaryPdf &) = delete;
  TemporaryPdf &operator=(const TemporaryPdf &) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

ToolResult run_on_pdf(std::string_view command, std::string_view pdf) {
  const TemporaryPdf file(pdf);
  std::string line(command);
  if (const std::size_t hole = line.find("{}"); hole != std::string::npos) line.replace(hole, 2, file.path());
  line += " 2>&1";
  ToolResult result;
  std::FILE *pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    result.output.append(buffer.data(), count);
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace formletter::pdf
