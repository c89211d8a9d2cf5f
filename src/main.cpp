#include "cli/cli.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>

namespace {

std::optional<std::string> environment(const std::string &name) {
  const char *value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

/// The day on the wall calendar where the letter is signed.
formletter::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  return *formletter::Date::from_parts(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::optional<int> terminal() {
  return ::isatty(STDIN_FILENO) == 1 ? std::optional(STDIN_FILENO) : std::nullopt;
}

/// A file that is opened while one of the three is closed takes its number, and what is said
/// would be written into the journal or a letter.
void open_standard_files() {
  for (int number = 0; number <= 2; ++number) {
    if (::fcntl(number, F_GETFD) < 0 && errno == EBADF) static_cast<void>(::open("/dev/null", O_RDWR));
  }
}

}  // namespace

int main(int argc, char **argv) {
  // A limit on the size of files is told as a full disk is, with the file's name.
  std::signal(SIGXFSZ, SIG_IGN);
  open_standard_files();
  return formletter::cli::run(std::vector<std::string>(argv + 1, argv + argc),
                              {std::cin, std::cout, std::cerr, environment, today, terminal()});
}
