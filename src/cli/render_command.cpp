#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/files_there.hpp"
#include "cli/packet_file.hpp"
#include "cli/print_files.hpp"
#include "cli/written_papers.hpp"
#include "packet/receipt.hpp"
#include "packet/works.hpp"

namespace formletter::cli {

namespace {

void declare_render(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Print the papers that the answers call for: all of them or, if anything is wrong, none");
  declare_form(syntax, line);
  declare_answers(syntax, line);
  syntax.option("--out", line.out, "Folder for the papers; made if it is not there").value_name("DIR");
  declare_only(syntax, line);
  declare_run(syntax, line);
  declare_require_reviewed(syntax, line);
  declare_formats(syntax, line);
  syntax.flag("--receipt", line.receipt,
              "Write receipt.json too: SHA-256 of each paper, of the pack and of the answers");
  declare_files(syntax, line);
  declare_packet(syntax, line);
  syntax.end_with(
      "Examples:\n  formletter render pd-request --answers ana.json --out papers\n"
      "  formletter render pd-request --answers ana.json --out papers --only handout --language ar\n"
      "  formletter render pd-request --answers ana.json --out papers --format pdf --format text\n"
      "  formletter render pd-request --answers ana.json --packet ana.pdf --only opla-letter --exhibit "
      "lease.pdf");
}

Result<disk::NewFile> receipt_of_papers(Press &press, const Packet &packet, const std::string &answers,
                                        const CommandLine &line, Date today) {
  auto &pack = press.works().pack;
  const auto form = pack.form(line.form);
  if (!form) return form.problems();
  return disk::NewFile{
      std::filesystem::path(line.out) / "receipt.json",
      packet::receipt_json(
          {.form = **form, .pack = pack.folder(), .answers = answers, .packet = packet, .today = today})};
}

int run_render(const CommandLine &line, const Surroundings &surroundings) {
  if (line.out.empty() == line.packet.empty())
    return fail_with({{.code = "bad-option",
                       .place = {},
                       .subject = "--out",
                       .message = "One of --out DIR and --packet FILE is needed, and not both.",
                       .hint = {}}},
                     line, surroundings);
  if (const auto problem = line.packet.empty() ? std::nullopt : folder_in_place_of_packet(line))
    return fail_with({*problem}, line, surroundings);
  auto opened = open_run(line, surroundings);
  if (!opened) return fail_with(opened.problems(), line, surroundings);
  auto &[press, options, answers] = *opened;
  if (const auto problems = take_files(line, options); !problems.empty())
    return fail_with(problems, line, surroundings);
  if (!line.packet.empty()) return run_packet(line, surroundings, *opened);
  options.exhibits = line.exhibits;
  const std::string as_read = line.receipt ? answers.text : std::string();
  auto packet = press.print(line.form, std::move(answers), options);
  if (!packet) return fail_with(packet.problems(), line, surroundings);
  if (auto problem = papers_of_others(**press.works().pack.form(line.form), *packet, line)) {
    packet->problems.push_back(std::move(*problem));
    if (has_errors(packet->problems)) return fail_with(packet->problems, line, surroundings);
  }
  std::vector<disk::NewFile> further;
  if (line.receipt) {
    auto made = receipt_of_papers(press, *packet, as_read, line, options.today);
    if (!made) return fail_with(made.problems(), line, surroundings);
    further.push_back(std::move(*made));
  }
  return write_papers(*packet, std::move(further), line, surroundings);
}

}  // namespace

Command render_command() {
  return {declare_render, run_render, "render"};
}

}  // namespace formletter::cli
