#include "cli/command.hpp"
#include "cli/written_papers.hpp"
#include "packet/print_blank.hpp"

#include <CLI/CLI.hpp>

namespace formletter::cli {

namespace {

void declare(CLI::App &app, CommandLine &line) {
  app.description("Print a form as a paper question sheet, to fill in by pen or on a screen");
  declare_form(app, line);
  app.add_option("--out", line.out, "Folder for the sheet; made if it is not there")
      ->required()
      ->type_name("DIR");
  declare_run(app, line);
  app.footer(
      "Examples:\n  formletter blank pd-request --out papers\n"
      "  formletter blank pd-request --language ar --out papers");
}

int run_blank(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  auto options = print_options(line, surroundings);
  if (!options) return fail_with(options.problems(), line, surroundings);
  options->compact = true;
  const auto packet = packet::print_blank(press->works(), line.form, *options);
  if (!packet) return fail_with(packet.problems(), line, surroundings);
  return write_papers(*packet, {}, line, surroundings);
}

}  // namespace

Command blank_command() {
  return {declare, run_blank, "blank"};
}

}  // namespace formletter::cli
