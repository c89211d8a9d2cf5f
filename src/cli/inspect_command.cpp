#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "packet/works.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

void declare_inspect(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe(
      "Show a document on its way to paper: filled XHTML, blocks and styles, or placed glyph runs");
  declare_form(syntax, line);
  declare_answers(syntax, line);
  syntax.option("--only", line.only, "The document").required().value_name("NAME").values(1, 1);
  syntax.option("--as", line.show_as, "xhtml, document or layout")
      .required()
      .value_name("PHASE")
      .one_of({"xhtml", "document", "layout"});
  declare_run(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter inspect pd-request --answers ana.json --only opla-letter --as xhtml\n"
      "  formletter inspect pd-request --answers ana.json --only handout --language ar --as layout");
}

Problem not_called_for(const std::string &name) {
  return {.code = "document-not-chosen",
          .place = {},
          .subject = name,
          .message = "The answers do not call for this document.",
          .hint = "`formletter documents` lists those they call for"};
}

/// The phases up to the one asked for.
Result<std::string> shown(Press::Works &works, const Press::Works::Record &record, const CommandLine &line,
                          const PrintOptions &options) {
  const auto planned = works.plan(record, options);
  if (!planned) return planned.problems();
  if (planned->empty()) return not_called_for(line.only.front());
  auto xhtml = works.fill(record, planned->front(), options.today);
  if (!xhtml || line.show_as == "xhtml") return xhtml;
  const auto document = works.read_document(planned->front(), std::move(*xhtml));
  if (!document) return document.problems();
  if (line.show_as == "document") return document::dump(*document);
  const auto pages = works.set_pages(*document);
  if (!pages) return pages.problems();
  return layout::dump(*pages, works.fonts());
}

int run_inspect(const CommandLine &line, const Surroundings &surroundings) {
  auto opened = open_run(line, surroundings);
  if (!opened) return fail_with(opened.problems(), line, surroundings);
  auto &[press, options, answers] = *opened;
  const auto record = press.works().read_record(line.form, std::move(answers), options);
  if (!record) return fail_with(record.problems(), line, surroundings);
  if (!record->checked.ok()) return fail_with(record->checked.problems, line, surroundings);
  const auto text = shown(press.works(), *record, line, options);
  if (!text) return fail_with(text.problems(), line, surroundings);
  surroundings.out << *text;
  if (text->empty() || text->back() != '\n') surroundings.out << "\n";
  return good;
}

}  // namespace

Command inspect_command() {
  return {declare_inspect, run_inspect, "inspect"};
}

}  // namespace formletter::cli
