#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/written_papers.hpp"
#include "packet/print_blank.hpp"

namespace formletter::cli {

namespace {

void declare_blank(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Print a form as a paper question sheet, to fill in by pen or on a screen");
  declare_form(syntax, line);
  syntax.option("--out", line.out, "Folder for the sheet; made if it is not there")
      .required()
      .value_name("DIR");
  declare_run(syntax, line);
  syntax.end_with(
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
  return {declare_blank, run_blank, "blank"};
}

}  // namespace formletter::cli
