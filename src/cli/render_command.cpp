#include "cli/command.hpp"
#include "cli/written_papers.hpp"

#include <CLI/CLI.hpp>

namespace formletter::cli {

namespace {

void declare(CLI::App &app, CommandLine &line) {
  app.description("Print the papers that the answers call for: all of them or, if anything is wrong, none");
  declare_form(app, line);
  declare_answers(app, line);
  app.add_option("--out", line.out, "Folder for the papers; made if it is not there")
      ->required()
      ->type_name("DIR");
  declare_only(app, line);
  declare_run(app, line);
  app.add_option("--format", line.formats,
                 "pdf, html or text, in place of the form's own; may be given again")
      ->type_name("FORMAT")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"pdf", "html", "text"}));
  app.footer(
      "Examples:\n  formletter render pd-request --answers ana.json --out papers\n"
      "  formletter render pd-request --answers ana.json --out papers --only handout --language ar\n"
      "  formletter render pd-request --answers ana.json --out papers --format pdf --format text");
}

int run_render(const CommandLine &line, const Surroundings &surroundings) {
  auto opened = open_run(line, surroundings);
  if (!opened) return fail_with(opened.problems(), line, surroundings);
  auto &[press, options, answers] = *opened;
  const auto packet = press.print(line.form, std::move(answers), options);
  if (!packet) return fail_with(packet.problems(), line, surroundings);
  return write_papers(*packet, {}, line, surroundings);
}

}  // namespace

Command render_command() {
  return {declare, run_render, "render"};
}

}  // namespace formletter::cli
