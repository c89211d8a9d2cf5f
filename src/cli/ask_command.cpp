#include "answers/answers.hpp"
#include "answers/message_text.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/conversation.hpp"
#include "cli/draft_file.hpp"
#include "cli/files_there.hpp"
#include "disk/disk.hpp"
#include "interview/interview.hpp"
#include "interview/interview_messages.hpp"
#include "packet/paper_notes.hpp"
#include "packet/works.hpp"

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
