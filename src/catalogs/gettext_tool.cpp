#include "catalogs/gettext_tool.hpp"

#include "disk/disk.hpp"

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstring>

namespace formletter::catalogs {

namespace {

[[noreturn]] void fail(const std::string &what) {
  throw disk::MachineFailure(what + ": " + std::strerror(errno));
}

class Pipe {
 public:
  Pipe() {
    if (pipe(ends_.data()) != 0) fail("no pipe to a program could be made");
  }
  Pipe(const Pipe &) = delete;
  Pipe &operator=(const Pipe &) = delete;
  ~Pipe() {
    close_reader();
    close_writer();
  }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_reader() { shut(ends_[0]); }
  void close_writer() { shut(ends_[1]); }

 private:
  static void shut(int &end) {
    if (end >= 0) close(end);
    end = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

/// PATH and nothing of the user's language: messages in English, the same output everywhere.
std::vector<std::string> plain_environment() {
  const char *path = getenv("PATH");
  return {std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"), "LC_ALL=C.UTF-8"};
}

std::vector<char *> pointers(std::vector<std::string> &words) {
  std::vector<char *> made;
  made.reserve(words.size() + 1);
  for (auto &word : words) made.push_back(word.data());
  made.push_back(nullptr);
  return made;
}

/// Reads both ends until the program has closed them; one after the other could lock both programs.
void drain(Pipe &out, Pipe &err, ToolRun &run) {
  std::array<pollfd, 2> watched{{{out.reader(), POLLIN, 0}, {err.reader(), POLLIN, 0}}};
  const std::array<std::string *, 2> texts{&run.out, &run.err};
  for (int open = 2; open > 0;) {
    if (poll(watched.data(), watched.size(), -1) < 0) {
      if (errno == EINTR) continue;
      fail("a program's output could not be read");
    }
    for (std::size_t i = 0; i < watched.size(); ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      std::array<char, 65536> buffer;
      const auto got = read(watched[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        watched[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

Result<ToolRun> run_gettext(const std::string &program, const std::vector<std::string> &arguments) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto environment = plain_environment();
  Pipe out, err;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writer(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.writer(), STDERR_FILENO);
  for (const int end : {out.reader(), out.writer(), err.reader(), err.writer()})
    posix_spawn_file_actions_addclose(&actions, end);
  pid_t child = 0;
  const int refused = posix_spawnp(&child, program.c_str(), &actions, nullptr, pointers(words).data(),
                                   pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (refused != 0) {
    return Problem{.code = "tool-missing",
                   .place = {},
                   .subject = program,
                   .message = "The program `" + program + "` could not be started.",
                   .hint = "it is in Debian's package gettext"};
  }
  out.close_writer();
  err.close_writer();
  ToolRun run;
  drain(out, err, run);
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) fail("a program could not be waited for");
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return run;
}

}  // namespace formletter::catalogs
