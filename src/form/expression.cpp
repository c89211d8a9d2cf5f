#include "form/expression.hpp"

#include "form/expression_evaluator.hpp"
#include "form/expression_lexer.hpp"
#include "form/expression_names.hpp"
#include "form/expression_parser.hpp"

#include <algorithm>
#include <tuple>

namespace formletter::form {

Result<Expression> Expression::parse(std::string_view text, Place place, NameTable *names) {
  ExpressionParser parser(lex_expression(text, place), names);
  Syntax syntax = parser.parse();
  if (!parser.problems().empty()) {
    Problems problems = parser.problems();
    std::stable_sort(problems.begin(), problems.end(), [](const Problem &a, const Problem &b) {
      return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return problems;
  }
  Expression expression;
  expression.text_ = std::string(text);
  expression.place_ = std::move(place);
  expression.names_ = names_used(syntax);
  expression.syntax_ = std::make_shared<const Syntax>(std::move(syntax));
  return expression;
}

Value evaluate(const Expression &expression, const Evaluation &evaluation) {
  const Syntax &syntax = expression.syntax();
  return Evaluator(syntax, evaluation).value(syntax.root, Focus{.node = evaluation.context});
}

bool is_true(const Expression &expression, const Evaluation &evaluation) {
  const Syntax &syntax = expression.syntax();
  return Evaluator(syntax, evaluation).truth(syntax.root, Focus{.node = evaluation.context});
}

std::vector<NodeId> BareScope::resolve(const Instance &instance, NodeId, std::string_view name) const {
  std::vector<NodeId> found;
  std::vector<NodeId> pending{instance.root()};
  while (!pending.empty()) {
    const NodeId node = pending.back();
    pending.pop_back();
    if (instance.name(node) == name) found.push_back(node);
    instance.stack_children(node, pending);
  }
  return found;
}

std::optional<std::string> BareScope::choice_label(std::string_view, std::string_view) const {
  return std::nullopt;
}

}  // namespace formletter::form
