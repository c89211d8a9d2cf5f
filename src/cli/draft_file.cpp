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

std::string DraftFile::command(const std::string &form, const std::string &language) const {
  std::string text = "formletter ask " + form + " --answers " + draft().string() + " -o " + file_.string();
  if (!language.empty()) text += " --language " + language;
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
