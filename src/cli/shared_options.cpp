#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "packet/works.hpp"
#include "pdf/rewrite.hpp"

#include <charconv>
#include <iterator>
#include <ostream>

namespace formletter::cli {

Problem bad_option(std::string option, std::string message, std::string hint) {
  return {.code = "bad-option",
          .place = {},
          .subject = std::move(option),
          .message = std::move(message),
          .hint = std::move(hint)};
}

namespace {

/// Tests and reproducible builds set SOURCE_DATE_EPOCH (seconds since 1970).
/// Whoever sets it wants the same bytes again: what is no such number is told, not passed over.
Result<std::optional<Date>> source_date(const Surroundings &surroundings) {
  const auto epoch = surroundings.environment("SOURCE_DATE_EPOCH");
  if (!epoch) return std::optional<Date>();
  constexpr long long seconds_a_day = 86400, last_day = 2932896;  // 9999-12-31
  long long seconds = -1;
  const char *end = epoch->data() + epoch->size();
  const auto read = std::from_chars(epoch->data(), end, seconds);
  if (read.ec != std::errc() || read.ptr != end || seconds < 0 || seconds / seconds_a_day > last_day)
    return bad_option("SOURCE_DATE_EPOCH",
                      "`" + *epoch + "` is no number of seconds since 1970 in its digits.");
  return std::optional(Date::from_days(static_cast<int>(seconds / seconds_a_day)));
}

}  // namespace

Result<LanguageTag> language_option(const std::string &name) {
  if (const auto tag = LanguageTag::parse(name)) return *tag;
  return bad_option("--language", "`" + name + "` is no language tag; one like es or zh-Hans was expected.");
}

std::filesystem::path pack_folder(const CommandLine &line, const Surroundings &surroundings) {
  if (!line.pack.empty()) return line.pack;
  if (const auto named = surroundings.environment("FORMLETTER_PACK")) return *named;
  std::error_code ignored;
  if (std::filesystem::is_directory(FORMLETTER_INSTALLED_PACK "/forms", ignored))
    return FORMLETTER_INSTALLED_PACK;
  return FORMLETTER_SOURCE_PACK;
}

Result<PrintOptions> print_options(const CommandLine &line, const Surroundings &surroundings) {
  Problems problems;
  auto today = surroundings.today();
  if (const auto named = source_date(surroundings); !named) {
    problems.push_back(named.problems().front());
  } else {
    today = (*named).value_or(today);
  }
  if (!line.today.empty()) {
    if (const auto named = Date::parse_iso(line.today)) {
      today = *named;
    } else {
      problems.push_back(bad_option("--today", "`" + line.today + "` is no day; YYYY-MM-DD was expected."));
    }
  }
  PrintOptions options{.today = today, .only = line.only};
  options.require_reviewed = line.require_reviewed;
  for (const auto &name : line.formats) {
    if (const auto format = packet::format_named(name)) options.formats.push_back(*format);
  }
  if (!line.language.empty()) {
    if (const auto tag = language_option(line.language)) {
      options.language = *tag;
    } else {
      problems.push_back(tag.problems().front());
    }
  }
  if (!problems.empty()) return problems;
  return options;
}

namespace {

/// A paper printed with --attach-answers brings its own.
Result<Source> answers_in_paper(const Source &paper) {
  using Found = pdf::AttachedAnswers::Found;
  auto attached = pdf::attached_answers(paper.text);
  if (attached.found == Found::some)
    return Source{paper.name + "/" + attached.name, std::move(attached.bytes)};
  const bool unreadable = attached.found == Found::unreadable;
  return Problem{
      .code = "no-answers-attached",
      .place = {.file = paper.name},
      .subject = "--answers",
      .message = unreadable ? "This PDF is damaged or locked: answers that it carries cannot be read."
                            : "This PDF carries no answers.",
      .hint = unreadable ? "give a copy that is whole and has no password, or the answers' own file"
                         : "papers printed with --attach-answers do"};
}

}  // namespace

Result<Source> read_answers(const CommandLine &line, const Surroundings &surroundings) {
  if (line.answers != "-") {
    auto source = disk::read_file(line.answers);
    if (!source || !source->text.starts_with("%PDF-")) return source;
    return answers_in_paper(*source);
  }
  return Source{"<stdin>", std::string(std::istreambuf_iterator<char>(surroundings.in), {})};
}

Result<Opened> open_run(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return press.problems();
  auto options = print_options(line, surroundings);
  if (!options) return options.problems();
  auto answers = read_answers(line, surroundings);
  if (!answers) return answers.problems();
  return Opened{std::move(*press), std::move(*options), std::move(*answers)};
}

void report(const Problems &problems, const CommandLine &line, std::ostream &stream) {
  stream << (line.report == "json" ? diag::report_json(problems) : diag::report_text(problems));
}

int fail_with(const Problems &problems, const CommandLine &line, const Surroundings &surroundings) {
  report(problems, line, surroundings.err);
  const bool usage = problems.front().code == "bad-option";
  return usage ? wrong_usage : bad_input;
}

Option declare_form(CommandSyntax &syntax, CommandLine &line) {
  return syntax.option("FORM", line.form, "A form's id in the pack, or a path to its file").required();
}

void declare_answers(CommandSyntax &syntax, CommandLine &line) {
  syntax.option("--answers", line.answers, "Answers as JSON or XML; - for standard input")
      .required()
      .value_name("FILE");
}

void declare_run(CommandSyntax &syntax, CommandLine &line) {
  syntax.option("--language", line.language, "The reader's language, in place of the answers' own")
      .value_name("TAG");
  syntax.option("--today", line.today, "The day that counts as today (YYYY-MM-DD)").value_name("DATE");
}

void declare_require_reviewed(CommandSyntax &syntax, CommandLine &line) {
  syntax.flag("--require-reviewed", line.require_reviewed,
              "Refuse papers in a language whose translation nobody has reviewed");
}

void declare_formats(CommandSyntax &syntax, CommandLine &line) {
  syntax
      .option("--format", line.formats,
              "pdf, html, text or eml (e-mail drafts), in place of the form's own; may be given again")
      .value_name("FORMAT")
      .one_value_each_time()
      .one_of({"pdf", "html", "text", "eml"});
}

void declare_only(CommandSyntax &syntax, CommandLine &line) {
  syntax.option("--only", line.only, "Only this document; may be given again")
      .value_name("NAME")
      .one_value_each_time();
}

}  // namespace formletter::cli
