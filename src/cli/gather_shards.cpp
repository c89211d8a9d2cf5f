#include "cli/gather_shards.hpp"

#include "mailmerge/gather.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace formletter::cli {

namespace {

/// What a merge needs, and what goes with --gather: the rest was said when the shards were printed.
void check_options(const CLI::App &app, const CommandLine &line) {
  if (line.merge.gather.empty()) {
    if (line.form.empty()) throw CLI::RequiredError("FORM");
    if (line.merge.roster.empty()) throw CLI::RequiredError("--roster");
    return;
  }
  static constexpr std::array fitting{"--gather", "--out",    "--combined", "--progress",
                                      "--pack",   "--report", "--help"};
  for (const auto *option : app.get_options()) {
    const auto name = option->get_name();
    if (option->count() > 0 && std::find(fitting.begin(), fitting.end(), name) == fitting.end())
      throw CLI::ExcludesError("--gather", name);
  }
}

std::string counted(std::size_t count, const std::string &one, const std::string &many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string summary(const mailmerge::Gathered &gathered, const std::string &out) {
  auto text = counted(gathered.shards, "shard", "shards") +
              " gathered: " + counted(gathered.rows, "row", "rows") + ", " + std::to_string(gathered.failed) +
              " failed; " + counted(gathered.papers, "paper", "papers") + " in files of their own";
  if (gathered.combined_files > 0)
    text += ", " + counted(gathered.combined_pages, "page", "pages") + " in " +
            counted(gathered.combined_files, "combined file", "combined files");
  if (gathered.failed > 0) text += "; see failed-rows in " + out;
  return text;
}

}  // namespace

void declare_gather(CLI::App &app, CommandLine &line) {
  app.get_option("FORM")->required(false);
  app.add_option("--gather", line.merge.gather,
                 "Print nothing: put the shards in these folders together into --out, as one run leaves them")
      ->type_name("DIR...");
  app.parse_complete_callback([&app, &line] { check_options(app, line); });
}

int gather_shards(const CommandLine &line, const Surroundings &surroundings) {
  const auto gathered = mailmerge::gather({.folders = {line.merge.gather.begin(), line.merge.gather.end()},
                                           .out = line.out,
                                           .combined = line.merge.combined});
  if (!gathered) return fail_with(gathered.problems(), line, surroundings);
  surroundings.out << summary(*gathered, line.out) << "\n";
  return gathered->failed == 0 ? good : bad_input;
}

}  // namespace formletter::cli
