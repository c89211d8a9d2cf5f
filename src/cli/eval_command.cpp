#include "answers/answers.hpp"
#include "answers/clock.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "diag/nearest_name.hpp"
#include "disk/disk.hpp"
#include "form/bare_instance.hpp"
#include "form/expression.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <ostream>

namespace formletter::cli {

namespace {

void declare_eval(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Try an expression on answers, or on a bare XML instance; prints its type and value");
  syntax
      .option("FORM-AND-EXPRESSION", line.words,
              "A form and an expression; with --instance the expression alone")
      .required()
      .values(1, 2);
  syntax.option("--answers", line.answers, "Answers as JSON or XML; - for standard input").value_name("FILE");
  syntax.option("--instance", line.instance, "A bare XML instance, all of it text").value_name("FILE");
  syntax.option("--at", line.at, "The question or path that `.` means; else the root").value_name("FIELD");
  declare_run(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter eval pd-request --answers ana.json \"${posture} = 'eoir'\"\n"
      "  formletter eval pd-request --answers ana.json \"string-length(.)\" --at full_name\n"
      "  formletter eval --instance data.xml \"sum(/data/item/price)\"");
}

Problem usage(std::string message) {
  return {.code = "bad-option", .place = {}, .subject = "eval", .message = std::move(message), .hint = {}};
}

/// "number: 8"; a node-set's nodes follow, one a line with path and text.
void print_value(const form::Value &value, const form::Instance &instance, std::ostream &out) {
  out << form::type_name(value) << ": ";
  const auto *nodes = std::get_if<form::NodeSet>(&value);
  if (nodes == nullptr) {
    out << form::as_text(value, instance) << "\n";
    return;
  }
  out << nodes->nodes.size() << "\n";
  for (const auto node : nodes->nodes) out << instance.path(node) << " = " << instance.at(node).text << "\n";
}

std::optional<form::NodeId> node_named(const form::Instance &instance, const std::string &name) {
  if (name.empty()) return instance.root();
  if (const auto by_path = instance.find(name)) return by_path;
  const auto nodes = form::BareScope().resolve(instance, instance.root(), name);
  return nodes.empty() ? std::nullopt : std::optional(nodes.front());
}

/// Names that mean nothing would give nothing, as if they had no answer.
Problems unknown_names(const form::Expression &expression, const std::vector<std::string> &known,
                       const std::string &what) {
  Problems problems;
  const auto check = [&](const std::string &name, const Place &place) {
    if (std::ranges::find(known, name) != known.end()) return;
    problems.push_back({.code = "unknown-name",
                        .place = place,
                        .subject = name,
                        .message = what + " has no question `" + name + "`.",
                        .hint = diag::did_you_mean(name, known)});
  };
  for (const auto &use : expression.names()) {
    check(use.name, use.place);
    for (const auto &step : use.following) check(step, use.place);
  }
  return problems;
}

struct EvalInput {
  const form::Instance &instance;
  const form::NameScope &scope;
  const form::Form *form = nullptr;
  form::RunLanguages run_languages = {};
};

/// The form's names; of a bare instance those that it happens to hold.
std::vector<std::string> known_names(const EvalInput &input) {
  std::vector<std::string> known;
  if (input.form != nullptr) {
    known = input.form->names();
    known.push_back(input.form->id());
  }
  for (form::NodeId node = 0; input.form == nullptr && node < input.instance.size(); ++node)
    known.emplace_back(input.instance.name(node));
  return known;
}

Result<form::Value> value_of(const std::string &text, const EvalInput &input, const CommandLine &line,
                             Date today) {
  const auto expression = form::Expression::parse(text, {"<expression>", 1, 1});
  if (!expression) return expression.problems();
  const std::string what = input.form != nullptr ? "The form" : "The instance";
  if (auto unknown = unknown_names(*expression, known_names(input), what); !unknown.empty()) return unknown;
  const auto at = node_named(input.instance, line.at);
  if (!at) return usage("--at: there is no `" + line.at + "` in the answers.");
  const std::string_view version = input.form != nullptr ? input.form->version() : std::string_view();
  return form::evaluate(*expression, {input.instance, input.scope, *at, today, answers::start_of(today),
                                      version, &input.run_languages});
}

Result<form::Value> evaluate_on_instance(const CommandLine &line, Date today,
                                         std::optional<form::Instance> &instance) {
  if (line.words.size() != 1) return usage("with --instance, give the expression alone.");
  auto source = disk::read_file(line.instance);
  if (!source) return source.problems();
  auto read = form::read_bare_instance(std::move(*source));
  if (!read) return read.problems();
  instance = std::move(*read);
  return value_of(line.words[0], {*instance, form::BareScope()}, line, today);
}

Result<form::Value> evaluate_on_answers(const CommandLine &line, const Surroundings &surroundings,
                                        std::optional<form::Instance> &instance) {
  if (line.words.size() != 2 || line.answers.empty())
    return usage("a form, --answers and an expression are needed.");
  auto opened = open_run(line, surroundings);
  if (!opened) return opened.problems();
  auto &[press, options, answers] = *opened;
  auto record = press.works().read_record(line.words[0], std::move(answers), options);
  if (!record) return record.problems();
  instance = std::move(record->checked.instance);
  return value_of(line.words[1],
                  {*instance, form::FormScope(*record->form), record->form,
                   press.works().pack.run_languages(options.language)},
                  line, options.today);
}

int run_eval(const CommandLine &line, const Surroundings &surroundings) {
  const auto options = print_options(line, surroundings);
  if (!options) return fail_with(options.problems(), line, surroundings);
  std::optional<form::Instance> instance;
  const auto value = line.instance.empty() ? evaluate_on_answers(line, surroundings, instance)
                                           : evaluate_on_instance(line, options->today, instance);
  if (!value) return fail_with(value.problems(), line, surroundings);
  print_value(*value, *instance, surroundings.out);
  return good;
}

}  // namespace

Command eval_command() {
  return {declare_eval, run_eval, "eval"};
}

}  // namespace formletter::cli
