#pragma once

#include "answers/answers.hpp"
#include "cli/cli.hpp"
#include "cli/draft_file.hpp"
#include "cli/typed_lines.hpp"
#include "interview/interview.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::cli {

/// A terminal's side of the interview: plain lines, so that a pipe, a log and a
/// screen reader get the same.
class Conversation {
 public:
  Conversation(const Surroundings &surroundings, interview::Interview &interview,
               const answers::CheckOptions &options, DraftFile &draft);

  /// False when the input ended, or the person did, before the last answer.
  bool run();

 private:
  enum class Review { done, edit, stopped };

  std::string say(std::string_view msgid) const;
  std::string say(std::string_view msgid, std::string_view key, std::string_view value) const;

  std::optional<std::string> read_line();
  std::optional<std::string> read_answer(const interview::Prompt &prompt);
  std::optional<std::string> read_more_lines(std::string answer);
  bool takes_several_lines(const interview::Prompt &prompt) const;

  void put(const interview::Prompt &prompt);
  void put_question(const interview::Prompt &prompt);
  void put_how_to_answer(const interview::Prompt &prompt);
  void put_left();
  void tell(const Problems &problems);

  bool one_question();
  void obey(const std::string &command, const interview::Prompt &prompt);
  void take(const std::string &typed);

  Review review();
  void put_review(const std::vector<interview::ReviewLine> &lines);
  std::optional<Review> at_review(const std::string &typed, const std::vector<interview::ReviewLine> &lines);
  std::optional<Review> remove(const interview::ReviewLine &line);

  TypedLines typed_;
  std::ostream &out_;
  interview::Interview &interview_;
  const answers::CheckOptions &options_;
  DraftFile &draft_;
  std::string heading_;
};

}  // namespace formletter::cli
