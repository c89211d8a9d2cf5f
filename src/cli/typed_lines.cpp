#include "cli/typed_lines.hpp"

#include "diag/ascii.hpp"

#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <istream>

namespace formletter::cli {

namespace {

/// Nobody types a line in this time, and a paste comes without a longer pause.
constexpr int pause_ms = 50;
/// Linux keeps 4,095 bytes of a line and drops the rest up to the line's end (termios(3)).
constexpr std::size_t cut_at = 4095;

bool has_input(int terminal) {
  pollfd asked{terminal, POLLIN, 0};
  return ::poll(&asked, 1, pause_ms) > 0;
}

/// False at the end of the input.
bool read_more(int terminal, std::string &into) {
  std::array<char, 8192> piece = {};
  ssize_t count = 0;
  do {
    count = ::read(terminal, piece.data(), piece.size());
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  into.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

/// The terminal hands over single characters, so that the beginning of a line can be read, too.
/// A signal waits meanwhile: who leaves now would leave the shell such a terminal.
class SingleCharacters {
 public:
  explicit SingleCharacters(int terminal) : terminal_(terminal) {
    sigset_t all;
    sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, &signals_);
    if (::tcgetattr(terminal_, &lines_) != 0) return;
    termios characters = lines_;
    characters.c_lflag &= ~static_cast<tcflag_t>(ICANON);
    characters.c_cc[VMIN] = 0;
    characters.c_cc[VTIME] = 0;
    is_set_ = ::tcsetattr(terminal_, TCSANOW, &characters) == 0;
  }
  SingleCharacters(const SingleCharacters &) = delete;
  SingleCharacters &operator=(const SingleCharacters &) = delete;
  ~SingleCharacters() {
    if (is_set_) ::tcsetattr(terminal_, TCSANOW, &lines_);
    ::sigprocmask(SIG_SETMASK, &signals_, nullptr);
  }

 private:
  int terminal_;
  bool is_set_ = false;
  termios lines_ = {};
  sigset_t signals_ = {};
};

TypedLines::Line line_of(std::string text) {
  const bool is_cut = text.size() >= cut_at;
  while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t')) text.pop_back();
  return {std::move(text), is_cut};
}

}  // namespace

std::optional<TypedLines::Line> TypedLines::read() {
  if (terminal_) return read_terminal();
  std::string text;
  if (!std::getline(in_, text)) return std::nullopt;
  auto line = line_of(std::move(text));
  line.is_cut = false;
  return line;
}

std::optional<TypedLines::Line> TypedLines::read_terminal() {
  while (true) {
    const auto end = unread_.find('\n');
    if (end != std::string::npos) {
      auto line = line_of(unread_.substr(0, end));
      unread_.erase(0, end + 1);
      return line;
    }
    if (read_more(*terminal_, unread_)) continue;
    if (unread_.empty()) return std::nullopt;
    auto line = line_of(std::move(unread_));
    unread_.clear();
    return line;
  }
}

bool TypedLines::more_waits() const {
  return terminal_ && (!unread_.empty() || has_input(*terminal_));
}

bool TypedLines::drop_waiting() {
  if (!terminal_) return false;
  std::string waiting;
  std::swap(waiting, unread_);
  const SingleCharacters now(*terminal_);
  while (has_input(*terminal_) && read_more(*terminal_, waiting)) {
  }
  return !ascii::is_blank(waiting);
}

}  // namespace formletter::cli
