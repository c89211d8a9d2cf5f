#include "fill/template.hpp"

#include "diag/report.hpp"
#include "fill/structure_check.hpp"
#include "fill/template_state.hpp"

#include <utility>

namespace formletter::fill {

namespace {

/// Not a letter, so that a block of values alone is no unit, and not white space,
/// so that a value outside any block is seen.
constexpr char value_filler = '0';

/// "templates/opla-letter.mustache" -> "opla-letter".
std::string name_from(std::string_view path) {
  const auto file = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  return std::string(file.substr(0, file.find('.')));
}

void add(Problems &problems, const std::vector<TagProblem> &found, const Expansion &expansion) {
  for (const TagProblem &problem : found) {
    problems.push_back({problem.code, Severity::error, expansion.place(problem.offset), problem.subject,
                        problem.message, problem.hint});
  }
}

Problems in_their_files(Problems problems, const Expansion &expansion) {
  for (Problem &problem : problems) problem.place = expansion.original(problem.place);
  return problems;
}

}  // namespace

Result<Template> Template::read(Source source, const Partials &partials) {
  Problems problems;
  Expansion expansion = Expansion::expand(source, partials, problems);
  const auto has_bad_tag = [&] { return !problems.empty(); };
  // Text behind a tag that could not be read is no longer what its author meant.
  if (has_bad_tag()) return diag::in_reading_order(std::move(problems));

  const std::string &text = expansion.text();
  auto tree = xml::Tree::read({source.name, without_tags(text, expansion.tags(), value_filler)});
  add(problems, check_tag_settings(text, expansion.tags(), tree ? &tree.value() : nullptr), expansion);
  if (tree) {
    add(problems, check_dialect(*tree), expansion);
  } else if (problems.empty()) {
    // A tag inside the markup breaks it; then that is what is reported.
    problems = in_their_files(tree.problems(), expansion);
  }
  if (!problems.empty()) return diag::in_reading_order(std::move(problems));

  auto blocks = text_blocks(expansion, *tree);
  Template made;
  made.state_ = std::make_shared<const State>(
      State{name_from(source.name), std::move(expansion), std::move(tree).value(), std::move(blocks)});
  return made;
}

std::vector<TranslationUnit> Template::units() const {
  std::vector<TranslationUnit> units;
  for (const TextBlock &block : state_->blocks) {
    units.push_back({block.msgid, block.comment, state_->expansion.place(block.inner_begin)});
  }
  return units;
}

const std::string &Template::name() const {
  return state_->name;
}

}  // namespace formletter::fill
