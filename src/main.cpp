#include "cli/cli.hpp"

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

}  // namespace

int main(int argc, char **argv) {
  // A limit on the size of files is told as a full disk is, with the file's name.
  std::signal(SIGXFSZ, SIG_IGN);
  return formletter::cli::run(std::vector<std::string>(argv + 1, argv + argc),
                              {std::cin, std::cout, std::cerr, environment, today});
}
