#include "form/expression_names.hpp"

#include "form/functions.hpp"

#include <utility>

namespace formletter::form {

namespace {

class NameCollector {
 public:
  explicit NameCollector(const Syntax &syntax) : syntax_(syntax) {}

  /// `wanted` is what the value is used as: 's' one value, else nodes.
  void visit(SyntaxIndex index, char wanted) {
    const SyntaxNode &node = syntax_.at(index);
    std::visit(Overloaded{
                   [](const NumberSyntax &) {},
                   [](const LiteralSyntax &) {},
                   [&](const ReferenceSyntax &reference) {
                     add_reference(reference, syntax_.places[index], wanted);
                   },
                   [&](const ChainSyntax &chain) { visit_all(chain.operands, 's'); },
                   [&](const NegationSyntax &negation) { visit(negation.operand, 's'); },
                   [&](const UnionSyntax &united) { visit_all(united.operands, 'n'); },
                   [&](const CallSyntax &call) { visit_call(call, wanted); },
                   [&](const PathSyntax &path) { visit_path(path); },
                   [&](const FilterSyntax &filter) {
                     visit(filter.base, 'n');
                     visit_predicates(filter.predicates);
                   },
               },
               node.form);
  }

  std::vector<NameUse> take() { return std::move(names_); }

 private:
  void add_reference(const ReferenceSyntax &reference, const Place &place, char wanted) {
    names_.push_back({.name = reference.name,
                      .place = place,
                      .as_scalar = wanted == 's' && !in_predicate_,
                      .in_predicate = in_predicate_,
                      .following = {}});
  }

  void visit_all(const std::vector<SyntaxIndex> &indexes, char wanted) {
    for (const SyntaxIndex index : indexes) visit(index, wanted);
  }

  void visit_predicates(const std::vector<SyntaxIndex> &predicates) {
    const bool outer = std::exchange(in_predicate_, true);
    visit_all(predicates, 's');
    in_predicate_ = outer;
  }

  void visit_call(const CallSyntax &call, char wanted) {
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
      const char use = argument_use(*call.function, i);
      const auto *text = std::get_if<LiteralSyntax>(&syntax_.at(call.arguments[i]).form);
      if (i == 1 && call.function->name == "jr:choice-name") {
        text != nullptr ? add_question(*text) : visit(call.arguments[i], 'n');
        continue;
      }
      visit(call.arguments[i], use == 'i' ? wanted : use);
    }
  }

  void add_question(const LiteralSyntax &literal) {
    std::string name = question_named_in(literal.text);
    if (name.empty()) return;
    Place place = *literal.content;
    place.column += static_cast<int>(literal.text.find(name));
    names_.push_back(
        {.name = std::move(name), .place = place, .in_predicate = in_predicate_, .following = {}});
  }

  /// A path is one use: its first name, or that of the `${name}` it starts from,
  /// with the names that follow. Predicates come behind it.
  void visit_path(const PathSyntax &path) {
    std::optional<std::size_t> use;
    if (path.start == PathStart::base) {
      const std::size_t before = names_.size();
      visit(path.base, 'n');
      const bool is_reference = std::holds_alternative<ReferenceSyntax>(syntax_.at(path.base).form) ||
                                std::holds_alternative<FilterSyntax>(syntax_.at(path.base).form);
      if (is_reference && names_.size() > before) use = before;
    }
    for (const StepSyntax &step : path.steps) {
      if (step.axis == Axis::child && !step.name.empty()) {
        if (use) {
          names_[*use].following.push_back(step.name);
        } else {
          use = names_.size();
          names_.push_back({.name = step.name,
                            .place = step.place,
                            .is_path = true,
                            .is_absolute = path.start == PathStart::root && &step == &path.steps.front(),
                            .is_of_context = path.start == PathStart::context &&
                                             &step == &path.steps.front() && !in_predicate_,
                            .in_predicate = in_predicate_,
                            .following = {}});
        }
      }
      visit_predicates(step.predicates);
    }
  }

  const Syntax &syntax_;
  std::vector<NameUse> names_;
  bool in_predicate_ = false;
};

}  // namespace

std::vector<NameUse> names_used(const Syntax &syntax) {
  NameCollector collector(syntax);
  collector.visit(syntax.root, 's');
  return collector.take();
}

std::string question_named_in(std::string_view text) {
  if (text.starts_with("${") && text.ends_with("}")) return std::string(text.substr(2, text.size() - 3));
  return std::string(text.substr(text.rfind('/') + 1));
}

}  // namespace formletter::form
