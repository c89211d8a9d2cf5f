#include "cli/command.hpp"
#include "cli/command_syntax.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare_documents(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe(
      "List the documents that the answers call for, their language, and the rule that chose each");
  declare_form(syntax, line);
  declare_answers(syntax, line);
  declare_run(syntax, line);
  declare_only(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter documents pd-request --answers ana.json\n"
      "  formletter documents pd-request --answers ana.json --language ar");
}

void list_document(const PlannedDocument &document, std::ostream &out) {
  out << document.name << "\t" << document.language.text();
  if (document.draft) out << " (unreviewed draft)";
  if (document.asked_for != document.language) out << " (asked for: " << document.asked_for.text() << ")";
  out << "\t" << document.rule << "\n";
}

int run_documents(const CommandLine &line, const Surroundings &surroundings) {
  auto opened = open_run(line, surroundings);
  if (!opened) return fail_with(opened.problems(), line, surroundings);
  auto &[press, options, answers] = *opened;
  const auto documents = press.documents(line.form, std::move(answers), options);
  if (!documents) return fail_with(documents.problems(), line, surroundings);
  for (const auto &document : *documents) list_document(document, surroundings.out);
  return good;
}

}  // namespace

Command documents_command() {
  return {declare_documents, run_documents, "documents"};
}

}  // namespace formletter::cli
