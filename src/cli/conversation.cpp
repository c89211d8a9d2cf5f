#include "cli/conversation.hpp"

#include "answers/engine_messages.hpp"
#include "answers/message_text.hpp"
#include "diag/ascii.hpp"
#include "interview/choice_match.hpp"
#include "interview/interview_messages.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace formletter::cli {

namespace message = interview::message;
using interview::StepKind;

namespace {

/// A mistyped command must not become an answer, nor one that belongs to the review.
bool is_interview_command(std::string_view typed) {
  if (!typed.starts_with(':')) return false;
  const auto rest = std::find_if_not(typed.begin() + 1, typed.end(), ascii::is_lower);
  const std::string_view number(rest, typed.end());
  return rest != typed.begin() + 1 &&
         (ascii::is_blank(number) || (number.front() == ' ' && interview::typed_number(number.substr(1))));
}

/// An answer of several lines stays apart from what is said of it.
std::string set_in(std::string_view answer) {
  std::string text;
  for (const char c : answer) text += c == '\n' ? std::string("\n    ") : std::string(1, c);
  return text;
}

}  // namespace

Conversation::Conversation(const Surroundings &surroundings, interview::Interview &interview,
                           const answers::CheckOptions &options, DraftFile &draft)
    : typed_(surroundings.in, surroundings.terminal),
      out_(surroundings.out),
      interview_(interview),
      options_(options),
      draft_(draft) {}

bool Conversation::run() {
  out_ << say(message::commands) << "\n";
  while (true) {
    while (!interview_.finished()) {
      if (!one_question()) return false;
    }
    const auto next = review();
    if (next != Review::edit) return next == Review::done;
  }
}

std::string Conversation::say(std::string_view msgid) const {
  return options_.catalogs.translate(options_.language, msgid);
}

std::string Conversation::say(std::string_view msgid, std::string_view key, std::string_view value) const {
  return answers::with_placeholder(say(msgid), key, value);
}

/// Nothing when the input has ended. What waited at a terminal was typed for another question, as the
/// rest of a paste is: it answers none.
std::optional<std::string> Conversation::read_line() {
  while (true) {
    out_ << std::flush;
    if (typed_.drop_waiting()) out_ << say(message::typed_before) << "\n";
    out_ << "> " << std::flush;
    auto line = typed_.read();
    if (!line) return std::nullopt;
    if (!line->is_cut) return std::move(line->text);
    out_ << say(message::line_cut) << "\n";
  }
}

/// A pipe answers in one line, whatever the question: scripts count on it.
bool Conversation::takes_several_lines(const interview::Prompt &prompt) const {
  return typed_.at_terminal() && prompt.step.kind == StepKind::question &&
         prompt.step.question->appearance == "multiline";
}

std::optional<std::string> Conversation::read_answer(const interview::Prompt &prompt) {
  while (true) {
    auto line = read_line();
    if (!line || line->empty() || is_interview_command(*line) || !takes_several_lines(prompt)) return line;
    if (auto answer = read_more_lines(std::move(*line))) return answer;
  }
}

/// Up to an empty line, or the end of the input. One in the midst of a paste parts paragraphs.
/// Nothing when the terminal cut a line.
std::optional<std::string> Conversation::read_more_lines(std::string answer) {
  while (true) {
    if (!typed_.more_waits()) out_ << "> " << std::flush;
    const auto line = typed_.read();
    if (!line || (line->text.empty() && !typed_.more_waits())) break;
    if (line->is_cut) {
      out_ << say(message::line_cut) << "\n";
      return std::nullopt;
    }
    if (is_interview_command(line->text)) {
      out_ << say(message::several_lines) << "\n";
    } else {
      answer += "\n" + line->text;
    }
  }
  return std::string(ascii::trimmed(answer));
}

void Conversation::put(const interview::Prompt &prompt) {
  out_ << "\n";
  if (!prompt.heading.empty() && prompt.heading != heading_ && prompt.step.kind != StepKind::another) {
    out_ << "== " << prompt.heading << " ==\n";
    heading_ = prompt.heading;
  }
  put_question(prompt);
  if (!prompt.hint.empty()) out_ << "  " << prompt.hint << "\n";
  if (!prompt.example.empty() && prompt.step.kind != StepKind::shown)
    out_ << "  " << say(message::example, "example", prompt.example) << "\n";
  put_how_to_answer(prompt);
  if (!prompt.current.empty()) out_ << "  " << say(message::current, "value", set_in(prompt.current)) << "\n";
}

void Conversation::put_question(const interview::Prompt &prompt) {
  if (prompt.step.kind == StepKind::another) {
    const bool first = prompt.step.subject.ends_with("[1]");
    out_ << prompt.label << ". " << say(first ? message::add_first : message::add_another) << "\n";
  } else {
    const bool owed = prompt.step.kind == StepKind::question && prompt.needed;
    out_ << prompt.label << (owed ? " " + say(message::must_answer) : "") << "\n";
  }
}

void Conversation::put_how_to_answer(const interview::Prompt &prompt) {
  constexpr std::size_t longest_list = 30;
  const auto kind = prompt.step.kind;
  if (kind == StepKind::note || kind == StepKind::shown) {
    out_ << "  " << say(message::go_on) << "\n";
  } else if (kind == StepKind::another || prompt.step.question->kind == form::QuestionKind::acknowledge) {
    out_ << "  " << say(message::yes_or_no) << "\n";
  } else if (prompt.choices.size() > longest_list) {
    out_ << "  " << say(message::find_choice, "n", std::to_string(prompt.choices.size())) << "\n";
  } else if (!prompt.choices.empty()) {
    for (std::size_t i = 0; i < prompt.choices.size(); ++i)
      out_ << "  " << i + 1 << ") " << prompt.choices[i].label << "\n";
    const bool several = prompt.step.question->kind == form::QuestionKind::select_multiple;
    out_ << "  " << say(several ? message::choose_several : message::choose_one) << "\n";
  } else if (takes_several_lines(prompt)) {
    out_ << "  " << say(message::several_lines) << "\n";
  }
}

bool Conversation::one_question() {
  const auto prompt = interview_.prompt();
  put(prompt);
  const auto typed = read_answer(prompt);
  if (!typed || *typed == ":quit") return false;
  if (is_interview_command(*typed)) {
    obey(*typed, prompt);
  } else {
    take(*typed);
  }
  return true;
}

void Conversation::obey(const std::string &command, const interview::Prompt &prompt) {
  if (command == ":back") {
    if (!interview_.back()) out_ << say(message::first_question) << "\n";
  } else if (command == ":why") {
    out_ << (prompt.guidance.empty() ? say(message::no_why) : say(message::why, "text", prompt.guidance))
         << "\n";
  } else if (command == ":left") {
    put_left();
  } else if (command == ":skip") {
    tell(interview_.skip());
    draft_.save(interview_.answers());
  } else {
    out_ << say(message::commands) << "\n";
  }
}

void Conversation::take(const std::string &typed) {
  tell(typed.empty() ? interview_.keep() : interview_.answer(typed));
  draft_.save(interview_.answers());
}

void Conversation::tell(const Problems &problems) {
  for (const auto &problem : problems) {
    const bool refused = problem.severity == Severity::error;
    out_ << say(refused ? message::not_accepted : message::please_check, "message", problem.message) << "\n";
  }
}

void Conversation::put_left() {
  const auto left = interview_.left();
  out_ << say(message::questions_left, "n", std::to_string(left.size())) << "\n";
  for (const auto &prompt : left)
    out_ << "  - " << prompt.label << (prompt.needed ? " " + say(message::must_answer) : "") << "\n";
}

Conversation::Review Conversation::review() {
  const auto lines = interview_.review();
  put_review(lines);
  while (true) {
    out_ << say(message::edit_or_finish) << "\n";
    const auto typed = read_line();
    if (!typed || *typed == ":quit") return Review::stopped;
    if (const auto next = at_review(*typed, lines)) return *next;
  }
}

void Conversation::put_review(const std::vector<interview::ReviewLine> &lines) {
  out_ << "\n== " << say(message::your_answers) << " ==\n";
  bool can_remove = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto &line = lines[i];
    can_remove = can_remove || !line.entry.empty();
    out_ << i + 1 << ". " << line.label;
    if (line.adds) {
      out_ << ". " << say(line.key.ends_with("[1]+") ? message::add_first : message::add_another) << "\n";
    } else {
      out_ << ": " << (line.answer.empty() ? say(message::not_answered) : set_in(line.answer)) << "\n";
    }
  }
  for (const auto &problem : interview_.problems())
    if (problem.severity == Severity::error) tell({problem});
  if (can_remove) out_ << say(message::how_to_remove) << "\n";
}

/// Nothing when the review goes on as it stands.
std::optional<Conversation::Review> Conversation::at_review(const std::string &typed,
                                                            const std::vector<interview::ReviewLine> &lines) {
  constexpr std::string_view remove_command = ":remove ";
  if (typed.empty()) {
    const auto errors = interview_.mendable();
    if (errors.empty()) return Review::done;
    tell(errors);
    return std::nullopt;
  }
  if (typed == ":back") return interview_.back() ? std::optional(Review::edit) : std::nullopt;
  if (typed == ":left") {
    put_left();
    return std::nullopt;
  }
  const bool removes = typed.starts_with(remove_command);
  const auto number =
      interview::typed_number(removes ? typed.substr(remove_command.size()) : typed).value_or(0);
  const bool is_line = number >= 1 && number <= lines.size();
  if (is_line && removes && !lines[number - 1].entry.empty()) return remove(lines[number - 1]);
  if (is_line && !removes) {
    interview_.edit(lines[number - 1].key);
    return Review::edit;
  }
  out_ << say(message::no_such_line) << "\n";
  return std::nullopt;
}

std::optional<Conversation::Review> Conversation::remove(const interview::ReviewLine &line) {
  out_ << say(message::remove_entry, "entry", line.entry) << " " << say(message::yes_or_no) << "\n";
  const auto typed = read_line();
  if (!typed) return Review::stopped;
  const auto yes =
      interview::match_yes_no(*typed, say(answers::engine_message::yes), say(answers::engine_message::no));
  if (!yes.value_or(false)) return std::nullopt;
  interview_.remove(line.key);
  draft_.save(interview_.answers());
  return Review::edit;
}

}  // namespace formletter::cli
