#include "answers/answers.hpp"
#include "answers/engine_messages.hpp"
#include "answers/message_text.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/draft_file.hpp"
#include "cli/files_there.hpp"
#include "disk/disk.hpp"
#include "interview/choice_match.hpp"
#include "interview/interview.hpp"
#include "interview/interview_messages.hpp"
#include "packet/paper_notes.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <array>
#include <iostream>

namespace formletter::cli {

namespace {

namespace message = interview::message;

void declare_ask(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Ask a form's questions one at a time and write the answers to a file");
  declare_form(syntax, line);
  syntax.option("--answers", line.answers, "A draft to go on with, or answers to change").value_name("DRAFT");
  syntax.option("-o,--out", line.out, "Where the answers go: .json or .xml; else FORM.answers.json")
      .value_name("FILE");
  declare_run(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter ask pd-request -o ana.json\n  formletter ask pd-request --language es -o "
      "ana.json\n"
      "  formletter ask pd-request --answers ana.json.draft -o ana.json\n\n"
      "Every answer is kept at once in FILE.draft, which its owner alone can read; Ctrl-C or :quit leaves it "
      "there.");
}

/// A terminal's side of the interview: plain lines, so that a pipe, a log and a
/// screen reader get the same.
class Conversation {
 public:
  Conversation(const Surroundings &surroundings, interview::Interview &interview,
               const answers::CheckOptions &options, DraftFile &draft)
      : in_(surroundings.in),
        out_(surroundings.out),
        interview_(interview),
        options_(options),
        draft_(draft) {}

  /// False when the input ended, or the person did, before the last answer.
  bool run() {
    out_ << say(message::commands) << "\n";
    while (true) {
      while (!interview_.finished()) {
        if (!one_question()) return false;
      }
      const auto next = review();
      if (next != Review::edit) return next == Review::done;
    }
  }

 private:
  enum class Review { done, edit, stopped };

  std::string say(std::string_view msgid) const {
    return options_.catalogs.translate(options_.language, msgid);
  }
  std::string say(std::string_view msgid, std::string_view key, std::string_view value) const {
    return answers::with_placeholder(say(msgid), key, value);
  }

  std::optional<std::string> read_line() {
    out_ << "> " << std::flush;
    std::string line;
    if (!std::getline(in_, line)) return std::nullopt;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
      line.pop_back();
    return line;
  }

  void put(const interview::Prompt &prompt) {
    out_ << "\n";
    if (!prompt.heading.empty() && prompt.heading != heading_ &&
        prompt.step.kind != interview::StepKind::another) {
      out_ << "== " << prompt.heading << " ==\n";
      heading_ = prompt.heading;
    }
    if (prompt.step.kind == interview::StepKind::another) {
      const bool first = prompt.step.subject.ends_with("[1]");
      out_ << prompt.label << ". " << say(first ? message::add_first : message::add_another) << "\n";
    } else {
      out_ << prompt.label << (needs_answer(prompt) ? " " + say(message::must_answer) : "") << "\n";
    }
    if (!prompt.hint.empty()) out_ << "  " << prompt.hint << "\n";
    if (!prompt.example.empty() && prompt.step.kind != interview::StepKind::shown)
      out_ << "  " << say(message::example, "example", prompt.example) << "\n";
    put_how_to_answer(prompt);
    if (!prompt.current.empty()) out_ << "  " << say(message::current, "value", prompt.current) << "\n";
  }

  bool needs_answer(const interview::Prompt &prompt) const {
    return prompt.step.kind == interview::StepKind::question && prompt.needed;
  }

  void put_how_to_answer(const interview::Prompt &prompt) {
    constexpr std::size_t longest_list = 30;
    const auto kind = prompt.step.kind;
    if (kind == interview::StepKind::note || kind == interview::StepKind::shown) {
      out_ << "  " << say(message::go_on) << "\n";
    } else if (kind == interview::StepKind::another ||
               prompt.step.question->kind == form::QuestionKind::acknowledge) {
      out_ << "  " << say(message::yes_or_no) << "\n";
    } else if (prompt.choices.size() > longest_list) {
      out_ << "  " << say(message::find_choice, "n", std::to_string(prompt.choices.size())) << "\n";
    } else if (!prompt.choices.empty()) {
      for (std::size_t i = 0; i < prompt.choices.size(); ++i)
        out_ << "  " << i + 1 << ") " << prompt.choices[i].label << "\n";
      const bool several = prompt.step.question->kind == form::QuestionKind::select_multiple;
      out_ << "  " << say(several ? message::choose_several : message::choose_one) << "\n";
    }
  }

  bool one_question() {
    const auto prompt = interview_.prompt();
    put(prompt);
    const auto typed = read_line();
    if (!typed || *typed == ":quit") return false;
    if (is_command(*typed) && !is_known_command(*typed)) {
      out_ << say(message::commands) << "\n";
    } else if (*typed == ":back") {
      if (!interview_.back()) out_ << say(message::first_question) << "\n";
    } else if (*typed == ":why") {
      out_ << (prompt.guidance.empty() ? say(message::no_why) : say(message::why, "text", prompt.guidance))
           << "\n";
    } else if (*typed == ":left") {
      put_left();
    } else {
      tell(*typed == ":skip" ? interview_.skip()
           : typed->empty()  ? interview_.keep()
                             : interview_.answer(*typed));
      draft_.save(interview_.answers());
    }
    return true;
  }

  /// A mistyped command must not become an answer.
  static bool is_command(const std::string &typed) {
    return typed.size() > 1 && typed.front() == ':' &&
           std::all_of(typed.begin() + 1, typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  static bool is_known_command(const std::string &typed) {
    constexpr std::array<std::string_view, 4> known = {":back", ":why", ":left", ":skip"};
    return std::find(known.begin(), known.end(), typed) != known.end();
  }

  void tell(const Problems &problems) {
    for (const auto &problem : problems) {
      const bool refused = problem.severity == Severity::error;
      out_ << say(refused ? message::not_accepted : message::please_check, "message", problem.message)
           << "\n";
    }
  }

  void put_left() {
    const auto left = interview_.left();
    out_ << say(message::questions_left, "n", std::to_string(left.size())) << "\n";
    for (const auto &prompt : left)
      out_ << "  - " << prompt.label << (prompt.needed ? " " + say(message::must_answer) : "") << "\n";
  }

  Review review() {
    const auto lines = interview_.review();
    out_ << "\n== " << say(message::your_answers) << " ==\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_ << i + 1 << ". " << lines[i].label << ": "
           << (lines[i].answer.empty() ? say(message::not_answered) : lines[i].answer) << "\n";
    }
    for (const auto &problem : interview_.problems())
      if (problem.severity == Severity::error) tell({problem});
    while (true) {
      out_ << say(message::edit_or_finish) << "\n";
      const auto typed = read_line();
      if (!typed || *typed == ":quit") return Review::stopped;
      if (typed->empty()) return Review::done;
      const auto number = interview::typed_number(*typed).value_or(0);
      if (number >= 1 && number <= lines.size()) {
        interview_.edit(lines[number - 1].subject);
        return Review::edit;
      }
      out_ << say(message::no_such_line) << "\n";
    }
  }

  std::istream &in_;
  std::ostream &out_;
  interview::Interview &interview_;
  const answers::CheckOptions &options_;
  DraftFile &draft_;
  std::string heading_;
};

Result<answers::RawAnswers> read_draft(const form::Form &form, const CommandLine &line) {
  if (line.answers.empty()) return answers::RawAnswers{};
  auto source = disk::read_file(line.answers);
  if (!source) return source.problems();
  return answers::read(form, std::move(*source));
}

/// The name says how the answers are written; another would promise a format they do not have.
Problems unwritable_name(const CommandLine &line) {
  const auto ending = std::filesystem::path(line.out).extension();
  if (line.out.empty() || ending == ".json" || ending == ".xml") return {};
  return {{.code = "bad-option",
           .place = {},
           .subject = "--out",
           .message = "`" + line.out + "` ends in neither .json nor .xml, which answers are written as.",
           .hint = {}}};
}

int run_ask(const CommandLine &line, const Surroundings &surroundings) {
  if (const auto problems = unwritable_name(line); !problems.empty())
    return fail_with(problems, line, surroundings);
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto options = print_options(line, surroundings);
  if (!options) return fail_with(options.problems(), line, surroundings);
  auto &pack = press->works().pack;
  const auto form = pack.form(line.form);
  if (!form) return fail_with(form.problems(), line, surroundings);
  const auto language = pack.printable_language(options->language.value_or(LanguageTag()));
  if (!language) return fail_with(language.problems(), line, surroundings);
  const auto raw = read_draft(**form, line);
  if (!raw) return fail_with(raw.problems(), line, surroundings);
  if (const auto note = packet::language_fallback(options->language.value_or(LanguageTag()), *language,
                                                  "--language", "the questions are"))
    report({*note}, line, surroundings.err);

  const answers::CheckOptions check{.today = options->today,
                                    .language = *language,
                                    .catalogs = pack.catalogs(),
                                    .run_languages = pack.run_languages()};
  interview::Interview interview(**form, *raw, check);
  DraftFile draft(**form, line.out.empty() ? (*form)->id() + ".answers.json" : line.out);
  if (const auto problem = answers_there(draft, line)) return fail_with({*problem}, line, surroundings);
  draft.announce(answers::with_placeholder(pack.catalogs().translate(*language, message::draft_kept),
                                           "command", draft.command(line)));
  const bool done = Conversation(surroundings, interview, check, draft).run();
  if (!done) draft.save(interview.answers());
  surroundings.out << "\n"
                   << (done ? draft.finish(interview.answers(),
                                           pack.catalogs().translate(*language, message::answers_kept))
                            : draft.announcement())
                   << "\n";
  // An error that no question of the interview can mend: of a hidden answer, or of a group.
  return done && !has_errors(interview.problems()) ? good : bad_input;
}

}  // namespace

Command ask_command() {
  return {declare_ask, run_ask, "ask"};
}

}  // namespace formletter::cli
