#pragma once

#include "answers/answers.hpp"
#include "cli/command.hpp"

#include <filesystem>
#include <string>

namespace formletter::cli {

/// The answers file of an interview and, until it is whole, its draft beside it.
/// The draft is written after each answer, so that Ctrl-C, a closed window or a
/// lost connection costs at most the line being typed.
class DraftFile {
 public:
  DraftFile(const form::Form &form, std::filesystem::path file) : form_(form), file_(std::move(file)) {}
  DraftFile(const DraftFile &) = delete;
  DraftFile &operator=(const DraftFile &) = delete;
  ~DraftFile();

  const std::filesystem::path &file() const { return file_; }
  std::filesystem::path draft() const { return file_.string() + ".draft"; }

  /// Whether a draft with an answer in it is there.
  bool holds_answers() const;

  /// The command line that goes on from the draft.
  std::string command(const CommandLine &line) const;

  /// What to tell when it stops early; {file} is the draft. From here on Ctrl-C
  /// tells it too.
  void announce(std::string text);
  const std::string &announcement() const { return announcement_; }

  void save(const answers::RawAnswers &answers);
  /// Writes the answers whole, removes the draft; gives `text` with {file} filled in.
  std::string finish(const answers::RawAnswers &answers, const std::string &text);

 private:
  std::string written(const answers::RawAnswers &answers, bool as_xml) const;
  const form::Form &form_;
  std::filesystem::path file_;
  std::string announcement_;
};

}  // namespace formletter::cli
