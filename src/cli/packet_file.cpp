#include "cli/packet_file.hpp"

#include "cli/command_syntax.hpp"
#include "cli/files_there.hpp"
#include "diag/byte_size.hpp"
#include "disk/disk.hpp"
#include "packet/bundle.hpp"
#include "packet/receipt.hpp"

#include <algorithm>
#include <ostream>

namespace formletter::cli {

namespace {

/// "packet.pdf", or "packet-1.pdf" and so on.
std::filesystem::path file_name(const std::string &packet, std::size_t index, std::size_t count) {
  std::filesystem::path path(packet);
  if (count == 1) return path;
  return path.parent_path() /
         (path.stem().string() + "-" + std::to_string(index + 1) + path.extension().string());
}

/// Beside the packet: "packet-receipt.json".
Result<disk::NewFile> receipt_of_bundle(const std::vector<disk::NewFile> &files, const packet::Bundle &bundle,
                                        const std::string &answers, const CommandLine &line, Opened &opened) {
  auto &pack = opened.press.works().pack;
  const auto form = pack.form(line.form);
  if (!form) return form.problems();
  Packet packet;
  for (std::size_t i = 0; i < files.size(); ++i)
    packet.papers.push_back({files[i].path.stem().string(), Format::pdf, (*form)->language(),
                             bundle.files[i].bytes, bundle.files[i].pages});
  const std::filesystem::path path(line.packet);
  return disk::NewFile{path.parent_path() / (path.stem().string() + "-receipt.json"),
                       packet::receipt_json({.form = **form,
                                             .pack = pack.folder(),
                                             .answers = answers,
                                             .packet = packet,
                                             .today = opened.options.today,
                                             .exhibits = bundle.exhibits})};
}

Result<packet::BundleOrder> bundle_order(const CommandLine &line) {
  packet::BundleOrder order{.exhibits = {line.exhibits.begin(), line.exhibits.end()}, .split = line.split};
  if (std::any_of(line.formats.begin(), line.formats.end(), [](const auto &f) { return f != "pdf"; }))
    return bad_option("--format", "A packet is one PDF: HTML and text are for papers of their own.",
                      "print those with --out");
  if (line.max_size.empty()) return order;
  const auto bytes = diag::parse_byte_size(line.max_size);
  if (!bytes)
    return bad_option("--max-size",
                      "`" + line.max_size + "` is no size; one like 500000, 800KB or 10MB was expected.");
  order.max_bytes = *bytes;
  return order;
}

std::vector<disk::NewFile> files_of(const packet::Bundle &bundle, const std::string &packet) {
  std::vector<disk::NewFile> files;
  for (std::size_t i = 0; i < bundle.files.size(); ++i)
    files.push_back({file_name(packet, i, bundle.files.size()), bundle.files[i].bytes});
  return files;
}

/// The packet's files come first, and each with its pages.
void list_files(const std::vector<disk::NewFile> &files, const packet::Bundle &bundle, std::ostream &out) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << files[i].path.string();
    if (i < bundle.files.size())
      out << "\tpacket, " << bundle.files[i].pages << (bundle.files[i].pages == 1 ? " page" : " pages");
    out << "\n";
  }
}

}  // namespace

void declare_packet(CommandSyntax &syntax, CommandLine &line) {
  const auto packet =
      syntax
          .option("--packet", line.packet,
                  "One PDF of all papers, an enclosure list and the exhibits, in place of --out")
          .value_name("FILE.pdf");
  syntax
      .option("--exhibit", line.exhibits,
              "A PDF, JPEG or PNG for the packet, or for what an e-mail draft carries, behind a page with "
              "its letter; may be given again")
      .value_name("FILE")
      .one_value_each_time();
  const auto size =
      syntax.option("--max-size", line.max_size, "The most that the packet may have: BYTES, 800KB, 10MB")
          .value_name("SIZE")
          .needs(packet);
  syntax.flag("--split", line.split, "If the packet is bigger: several files, cut between exhibits")
      .needs(size);
}

int run_packet(const CommandLine &line, const Surroundings &surroundings, Opened &opened) {
  const auto order = bundle_order(line);
  if (!order) return fail_with(order.problems(), line, surroundings);
  const std::string as_read = opened.answers.text;
  const auto bundle = packet::print_bundle(opened.press.works(), line.form, std::move(opened.answers),
                                           opened.options, *order);
  if (!bundle) return fail_with(bundle.problems(), line, surroundings);
  auto files = files_of(*bundle, line.packet);
  if (line.receipt) {
    auto made = receipt_of_bundle(files, *bundle, as_read, line, opened);
    if (!made) return fail_with(made.problems(), line, surroundings);
    files.push_back(std::move(*made));
  }
  if (const auto problems = overwritten_inputs(files, line); !problems.empty())
    return fail_with(problems, line, surroundings);
  if (const auto problems = overwritten_answers(files, as_read); !problems.empty())
    return fail_with(problems, line, surroundings);
  disk::write_files(files);
  report(bundle->problems, line, surroundings.err);
  list_files(files, *bundle, surroundings.out);
  return good;
}

}  // namespace formletter::cli
