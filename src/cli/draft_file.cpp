#include "cli/draft_file.hpp"

#include "answers/message_text.hpp"
#include "disk/disk.hpp"

#include <signal.h>
#include <unistd.h>

#include <system_error>

namespace formletter::cli {

namespace {

/// What the handler writes: only write() and _exit() are safe in one.
const char *volatile interrupt_text = nullptr;
volatile std::size_t interrupt_length = 0;

void tell_and_leave(int) {
  constexpr int interrupted = 130;  // a shell's 128 + SIGINT
  const auto written = ::write(STDERR_FILENO, interrupt_text, interrupt_length);
  static_cast<void>(written);
  ::_exit(interrupted);
}

/// As a shell reads it back (POSIX, 2.2.2): `my file` needs quotes.
std::string as_shell_word(const std::string &text) {
  constexpr auto plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:,+@%=";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void on_interrupt(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
}

}  // namespace

DraftFile::~DraftFile() {
  on_interrupt(SIG_DFL);
  interrupt_length = 0;
}

std::string DraftFile::command(const CommandLine &line) const {
  std::string text = "formletter ask " + as_shell_word(line.form);
  const auto add = [&](const std::string &option, const std::string &value) {
    if (!value.empty()) text += " " + option + " " + as_shell_word(value);
  };
  add("--pack", line.pack);
  add("--answers", draft().string());
  add("-o", file_.string());
  add("--language", line.language);
  add("--today", line.today);
  return text;
}

void DraftFile::announce(std::string text) {
  announcement_ = "\n" + answers::with_placeholder(std::move(text), "file", draft().string()) + "\n";
  interrupt_text = announcement_.data();
  interrupt_length = announcement_.size();
  on_interrupt(tell_and_leave);
}

std::string DraftFile::written(const answers::RawAnswers &answers, bool as_xml) const {
  return as_xml ? answers::write_xml(form_, answers) : answers::write_json(form_, answers);
}

bool DraftFile::holds_answers() const {
  std::error_code ignored;
  if (!std::filesystem::exists(draft(), ignored)) return false;
  const auto there = disk::read_file(draft());
  return !there || there->text != written({}, false);
}

void DraftFile::save(const answers::RawAnswers &answers) {
  disk::write_files({{draft(), written(answers, false)}});
}

std::string DraftFile::finish(const answers::RawAnswers &answers, const std::string &text) {
  disk::write_files({{file_, written(answers, file_.extension() == ".xml")}});
  std::error_code ignored;
  std::filesystem::remove(draft(), ignored);
  return answers::with_placeholder(text, "file", file_.string());
}

}  // namespace formletter::cli
