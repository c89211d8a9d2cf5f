#include "catalogs/matrix.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"

#include <algorithm>
#include <ostream>

namespace formletter::cli {

namespace {

void declare(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Print every document of the samples in every language, and say how it came out");
  declare_form(syntax, line);
  syntax.option("--language", line.languages, "English and this language alone; may be given again")
      .value_name("TAG")
      .one_value_each_time();
  syntax.option("--by", line.group_by, "Name beside each document what its samples answer to this question")
      .value_name("QUESTION");
  syntax.flag("--json", line.json, "As JSON, with all counts");
  syntax.flag("--markdown", line.markdown, "As a table for a README: pages in English and in translation");
  syntax.end_with(
      "No paper is written. Exit code 1 when a paper cannot be printed or is longer than the form allows.\n"
      "Examples:\n  formletter matrix pd-request --by posture\n  formletter matrix pd-request --language "
      "en-XA --json");
}

Result<std::vector<LanguageTag>> languages(const packet::Pack &pack, const CommandLine &line) {
  std::vector<LanguageTag> tags;
  for (const auto &name : line.languages.empty() ? pack.catalog_languages() : line.languages) {
    const auto tag = language_option(name);
    if (!tag) return tag.problems();
    tags.push_back(*tag);
  }
  return tags;
}

bool is_too_long(const catalogs::Matrix &matrix) {
  return std::ranges::any_of(matrix.rows, [](const catalogs::MatrixRow &row) {
    return std::ranges::any_of(row.cells, [](const auto &cell) { return cell.second.over_budget > 0; });
  });
}

int run_matrix(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto tags = languages(press->works().pack, line);
  if (!tags) return fail_with(tags.problems(), line, surroundings);
  const auto matrix = catalogs::make_matrix(
      press->works(),
      {.form = line.form, .group_by = line.group_by, .languages = *tags, .today = surroundings.today()});
  if (!matrix) return fail_with(matrix.problems(), line, surroundings);
  surroundings.out << (line.json       ? catalogs::matrix_json(*matrix)
                       : line.markdown ? catalogs::matrix_markdown(*matrix)
                                       : catalogs::matrix_text(*matrix));
  report(matrix->problems, line, surroundings.err);
  return has_errors(matrix->problems) || is_too_long(*matrix) ? bad_input : good;
}

}  // namespace

Command matrix_command() {
  return {declare, run_matrix, "matrix"};
}

}  // namespace formletter::cli
