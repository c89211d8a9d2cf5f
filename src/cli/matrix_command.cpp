#include "catalogs/matrix.hpp"
#include "catalogs/stats.hpp"
#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "diag/nearest_name.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <variant>

namespace formletter::cli {

namespace {

void declare_matrix(CommandSyntax &syntax, CommandLine &line) {
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

Result<std::vector<LanguageTag>> columns_of_matrix(packet::Pack &pack, const CommandLine &line) {
  std::vector<LanguageTag> tags;
  for (const auto &name : line.languages.empty() ? pack.catalog_languages() : line.languages) {
    const auto tag = language_option(name);
    if (!tag) return tag.problems();
    const auto printed = pack.printable_language(*tag);
    // A catalog that cannot be read is told when it is to be printed.
    if (printed && *printed == LanguageTag() && *tag != LanguageTag())
      return catalogs::no_catalog(pack, *tag);
    if (*tag != LanguageTag()) tags.push_back(*tag);
  }
  return tags;
}

/// The problem when the form has no such question.
std::optional<Problem> unknown_question(packet::Pack &pack, const CommandLine &line) {
  const auto form = pack.form(line.form);
  if (!form || line.group_by.empty()) return std::nullopt;
  const auto *item = (*form)->find(line.group_by);
  if (item != nullptr && std::holds_alternative<form::Question>(*item)) return std::nullopt;
  return Problem{.code = "unknown-name",
                 .place = {.file = (*form)->file()},
                 .subject = line.group_by,
                 .message = "The form has no question `" + line.group_by + "`.",
                 .hint = diag::did_you_mean(line.group_by, (*form)->names())};
}

bool is_too_long(const catalogs::Matrix &matrix) {
  return std::ranges::any_of(matrix.rows, [](const catalogs::MatrixRow &row) {
    return std::ranges::any_of(row.cells, [](const auto &cell) { return cell.second.over_budget > 0; });
  });
}

int run_matrix(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  const auto tags = columns_of_matrix(press->works().pack, line);
  if (!tags) return fail_with(tags.problems(), line, surroundings);
  if (auto unknown = unknown_question(press->works().pack, line))
    return fail_with({*unknown}, line, surroundings);
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
  return {declare_matrix, run_matrix, "matrix"};
}

}  // namespace formletter::cli
