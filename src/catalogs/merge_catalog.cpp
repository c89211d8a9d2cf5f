#include "catalogs/merge_catalog.hpp"

#include "catalogs/gettext_tool.hpp"
#include "catalogs/scratch_file.hpp"

#include <sstream>

namespace formletter::catalogs {

namespace {

constexpr std::string_view reviewed_line = R"("X-Formletter-State: reviewed\n")";
constexpr std::string_view partial_line = R"("X-Formletter-State: partial\n")";

/// Whether an entry of what msgmerge wrote is fuzzy or empty; obsolete ones do not count.
bool has_open_entries(const std::string &po) {
  std::istringstream lines(po);
  bool is_header = true, is_fuzzy = false, may_be_empty = false;
  for (std::string line; std::getline(lines, line);) {
    if (may_be_empty && !line.starts_with('"')) return true;
    if (line.empty()) is_header = is_fuzzy = false;
    if (line.starts_with("#,")) is_fuzzy = line.find("fuzzy") != std::string::npos;
    if (is_fuzzy && !is_header && line.starts_with("msgid ")) return true;
    may_be_empty = !is_header && line.starts_with("msgstr") && line.ends_with(" \"\"");
  }
  return may_be_empty;
}

/// Who read the catalog has not read what is written into it from now on.
std::string with_state_of_now(std::string po) {
  const auto state = po.find(reviewed_line);
  if (state != std::string::npos && has_open_entries(po))
    po.replace(state, reviewed_line.size(), partial_line);
  return po;
}

}  // namespace

Result<std::string> merged_catalog(const std::filesystem::path &po, const std::string &pot, Guesses guesses) {
  const ScratchFile template_file("messages.pot", pot);
  std::vector<std::string> arguments{"--quiet", "--no-wrap", "--previous"};
  if (guesses == Guesses::none) arguments.emplace_back("--no-fuzzy-matching");
  arguments.insert(arguments.end(), {"--", po.string(), template_file.path().string()});
  auto run = run_gettext("msgmerge", arguments);
  if (!run) return run.problems();
  if (run->exit_code == 0) return with_state_of_now(std::move(run->out));
  return Problem{.code = "catalog-merge",
                 .place = {.file = po.string()},
                 .subject = {},
                 .message = "msgmerge refused this catalog: " + run->err,
                 .hint = {}};
}

}  // namespace formletter::catalogs
