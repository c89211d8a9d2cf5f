#include "packet/broken_form.hpp"

#include "form/half_read_form.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

void add_names(const xml::Element &element, std::set<std::string, std::less<>> &names) {
  if (const auto name = element.attribute("name")) names.emplace(*name);
  for (const auto &child : element.children()) add_names(child, names);
}

}  // namespace

std::optional<BrokenForm> BrokenForm::read(Source source) {
  auto form = form::half_read_form(source);
  auto tree = xml::Tree::read(std::move(source));
  if (!form || !tree) return std::nullopt;
  return BrokenForm(std::move(tree).value(), *std::move(form));
}

BrokenForm::BrokenForm(xml::Tree tree, form::Form form) : tree_(std::move(tree)), form_(std::move(form)) {
  add_names(tree_.root(), names_);
}

Problems BrokenForm::unknown_names(const fill::Template &of) const {
  auto problems = of.check_names(form_);
  std::erase_if(problems, [&](const Problem &problem) { return has_all_parts(problem.subject); });
  return problems;
}

/// "what.mold" has two; the "facts" of "facts.days" is a word of the templates.
bool BrokenForm::has_all_parts(std::string_view name) const {
  if (name.ends_with('?')) name.remove_suffix(1);
  constexpr std::string_view facts = "facts.";
  if (name.starts_with(facts)) name.remove_prefix(facts.size());
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('.'));
    if (part != "value" && !names_.contains(part)) return false;
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return true;
}

}  // namespace formletter::packet
