#include "cli/packet_file.hpp"

#include "disk/disk.hpp"
#include "packet/bundle.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <ostream>

namespace formletter::cli {

namespace {

/// "500000", "800KB", "10MB" (thousands, as mail servers count); nothing for another word.
std::optional<std::uint64_t> parse_size(const std::string &text) {
  std::uint64_t number = 0;
  const char *end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  constexpr std::uint64_t most = 1'000'000;
  const std::string unit(rest, end);
  if (error != std::errc() || number == 0) return std::nullopt;
  if (unit.empty()) return number;
  if (number > most) return std::nullopt;
  if (unit == "KB") return number * 1000;
  if (unit == "MB") return number * 1'000'000;
  return std::nullopt;
}

/// "packet.pdf", or "packet-1.pdf" and so on.
std::filesystem::path file_name(const std::string &packet, std::size_t index, std::size_t count) {
  std::filesystem::path path(packet);
  if (count == 1) return path;
  return path.parent_path() /
         (path.stem().string() + "-" + std::to_string(index + 1) + path.extension().string());
}

}  // namespace

void declare_packet(CLI::App &app, CommandLine &line) {
  auto *packet =
      app.add_option("--packet", line.packet,
                     "One PDF of all papers, an enclosure list and the exhibits, in place of --out")
          ->type_name("FILE.pdf");
  app.add_option("--exhibit", line.exhibits,
                 "A PDF, JPEG or PNG for the packet, behind a page with its letter; may be given again")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->needs(packet);
  auto *size =
      app.add_option("--max-size", line.max_size, "The most that the packet may have: BYTES, 800KB, 10MB")
          ->type_name("SIZE")
          ->needs(packet);
  app.add_flag("--split", line.split, "If the packet is bigger: several files, cut between exhibits")
      ->needs(size);
}

int run_packet(const CommandLine &line, const Surroundings &surroundings, Opened &opened) {
  packet::BundleOrder order{.exhibits = line.exhibits, .split = line.split};
  if (line.receipt || line.attach_answers || !line.formats.empty()) {
    return fail_with(
        {{.code = "bad-option",
          .place = {},
          .subject = "--packet",
          .message = "A packet is one PDF: --receipt, --attach-answers and --format are for papers of "
                     "their own.",
          .hint = {}}},
        line, surroundings);
  }
  if (!line.max_size.empty()) {
    const auto bytes = parse_size(line.max_size);
    if (!bytes)
      return fail_with(
          {{.code = "bad-option",
            .place = {},
            .subject = "--max-size",
            .message = "`" + line.max_size + "` is no size; one like 500000, 800KB or 10MB was expected.",
            .hint = {}}},
          line, surroundings);
    order.max_bytes = *bytes;
  }
  const auto bundle =
      packet::print_bundle(opened.press.works(), line.form, std::move(opened.answers), opened.options, order);
  if (!bundle) return fail_with(bundle.problems(), line, surroundings);
  std::vector<disk::NewFile> files;
  for (std::size_t i = 0; i < bundle->files.size(); ++i)
    files.push_back({file_name(line.packet, i, bundle->files.size()), bundle->files[i].bytes});
  disk::write_files(files);
  report(bundle->problems, line, surroundings.err);
  for (std::size_t i = 0; i < files.size(); ++i)
    surroundings.out << files[i].path.string() << "\tpacket, " << bundle->files[i].pages
                     << (bundle->files[i].pages == 1 ? " page" : " pages") << "\n";
  return good;
}

}  // namespace formletter::cli
