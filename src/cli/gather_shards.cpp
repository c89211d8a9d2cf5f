#include "cli/gather_shards.hpp"

#include "cli/command_syntax.hpp"
#include "cli/counted.hpp"
#include "mailmerge/gather.hpp"

#include <algorithm>
#include <array>

namespace formletter::cli {

namespace {

/// What a merge needs, and what goes with --gather: the rest was said when the shards were printed.
std::string mistake(const CommandLine &line, const std::vector<std::string> &given) {
  if (line.merge.gather.empty()) {
    if (line.form.empty()) return "FORM is required";
    return line.merge.roster.empty() ? "--roster is required" : "";
  }
  static constexpr std::array fitting{"--gather", "--out",    "--combined", "--progress",
                                      "--pack",   "--report", "--help"};
  const auto other = std::ranges::find_if(
      given, [](const auto &name) { return std::ranges::find(fitting, name) == fitting.end(); });
  return other == given.end() ? "" : "--gather excludes " + *other;
}

std::string gathered_summary(const mailmerge::Gathered &gathered, const std::string &out) {
  auto text = counted(gathered.shards, "shard") + " gathered: " + counted(gathered.rows, "row") + ", " +
              std::to_string(gathered.failed) + " failed; " + counted(gathered.papers, "paper") +
              " in files of their own";
  if (gathered.combined_files > 0)
    text += ", " + counted(gathered.combined_pages, "page") + " in " +
            counted(gathered.combined_files, "combined file");
  if (gathered.failed > 0) text += "; see failed-rows in " + out;
  return text;
}

}  // namespace

void declare_gather(CommandSyntax &syntax, CommandLine &line) {
  syntax
      .option("--gather", line.merge.gather,
              "Print nothing: put the shards in these folders together into --out, as one run leaves them")
      .value_name("DIR...");
  syntax.check([&line](const auto &given) { return mistake(line, given); });
}

int gather_shards(const CommandLine &line, const Surroundings &surroundings) {
  const auto gathered =
      mailmerge::gather({.folders = {line.merge.gather.begin(), line.merge.gather.end()},
                         .out = line.out,
                         .combined = line.merge.combined,
                         .kept = [&](const Problem &kept) { report({kept}, line, surroundings.err); }});
  if (!gathered) return fail_with(gathered.problems(), line, surroundings);
  if (!gathered->warnings.empty()) report(gathered->warnings, line, surroundings.err);
  surroundings.out << gathered_summary(*gathered, line.out) << "\n";
  return gathered->failed == 0 ? good : bad_input;
}

}  // namespace formletter::cli
