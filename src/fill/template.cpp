#include "fill/template.hpp"

#include "diag/report.hpp"
#include "fill/counted_text.hpp"
#include "fill/structure_check.hpp"
#include "fill/template_state.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace formletter::fill {

namespace {

void add(Problems &problems, const std::vector<TagProblem> &found, const Expansion &expansion) {
  for (const TagProblem &problem : found) {
    problems.push_back({problem.code, Severity::error, expansion.place(problem.offset), problem.subject,
                        problem.message, problem.hint});
  }
}

/// "(opened in line 6)" counts the lines of the expanded text; says it of the file.
void name_opening_line(Problem &problem, const Place &in_text, const Expansion &expansion) {
  constexpr std::string_view words = "opened in line ";
  const auto at = problem.message.find(words);
  if (at == std::string::npos) return;
  const auto digits = at + words.size();
  const auto end = std::min(problem.message.find_first_not_of("0123456789", digits), problem.message.size());
  const int line = std::stoi(problem.message.substr(digits, end - digits));
  const Place opened = expansion.original({in_text.file, line, 1});
  problem.message.replace(
      digits, end - digits,
      std::to_string(opened.line) + (opened.file == problem.place.file ? "" : " of " + opened.file));
}

Problems in_their_files(Problems problems, const Expansion &expansion) {
  for (Problem &problem : problems) {
    const Place in_text = problem.place;
    problem.place = expansion.original(in_text);
    name_opening_line(problem, in_text, expansion);
  }
  return problems;
}

/// Whether the text behind the problem is still what its author meant: a tag that has an end, and is
/// wrong by itself.
bool ends_with_its_tag(const Problem &problem) {
  return problem.code == "bad-tag" || problem.code == "unescaped-tag" || problem.code == "unknown-partial";
}

}  // namespace

Result<Template> Template::read(Source source, const Partials &partials) {
  auto reading = read_all(std::move(source), partials);
  if (!reading.problems.empty()) return std::move(reading.problems);
  return std::move(*reading.made);
}

TemplateReading Template::read_all(Source source, const Partials &partials) {
  Problems problems;
  Expansion expansion = Expansion::expand(source, partials, problems);
  if (!std::ranges::all_of(problems, ends_with_its_tag))
    return {{}, diag::in_reading_order(std::move(problems))};

  const std::string &text = expansion.text();
  auto tree = xml::Tree::read({source.name, without_tags(text, expansion.tags(), value_filler)});
  add(problems, check_tag_settings(text, expansion.tags(), tree ? &tree.value() : nullptr), expansion);
  if (tree) {
    add(problems, check_form_placeholders(text), expansion);
    add(problems, check_dialect(*tree), expansion);
  } else if (problems.empty()) {
    // A tag inside the markup breaks it; then that is what is reported.
    problems = in_their_files(tree.problems(), expansion);
  }
  if (!tree) return {{}, diag::in_reading_order(std::move(problems))};

  auto blocks = text_blocks(expansion, *tree);
  add(problems, check_counts(expansion.tags(), blocks), expansion);
  problems = diag::in_reading_order(std::move(problems));
  Template made;
  made.state_ =
      std::make_shared<const State>(State{std::move(expansion), std::move(tree).value(), std::move(blocks)});
  return {std::move(made), std::move(problems)};
}

std::vector<TranslationUnit> Template::units() const {
  std::vector<TranslationUnit> units;
  for (const TextBlock &block : state_->blocks) {
    units.push_back(
        {block.msgid, block.msgid_plural, block.comment, state_->expansion.place(block.inner_begin)});
  }
  return units;
}

}  // namespace formletter::fill
