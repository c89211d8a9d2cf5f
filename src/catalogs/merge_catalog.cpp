#include "catalogs/merge_catalog.hpp"

#include "catalogs/gettext_tool.hpp"
#include "catalogs/scratch_file.hpp"

namespace formletter::catalogs {

Result<std::string> merged_catalog(const std::filesystem::path &po, const std::string &pot, Guesses guesses) {
  const ScratchFile template_file("messages.pot", pot);
  std::vector<std::string> arguments{"--quiet", "--no-wrap", "--previous"};
  if (guesses == Guesses::none) arguments.emplace_back("--no-fuzzy-matching");
  arguments.insert(arguments.end(), {"--", po.string(), template_file.path().string()});
  auto run = run_gettext("msgmerge", arguments);
  if (!run) return run.problems();
  if (run->exit_code == 0) return std::move(run->out);
  return Problem{.code = "catalog-merge",
                 .place = {.file = po.string()},
                 .subject = {},
                 .message = "msgmerge refused this catalog: " + run->err,
                 .hint = {}};
}

}  // namespace formletter::catalogs
