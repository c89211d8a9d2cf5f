#include "form/choice_names.hpp"

#include "form/expression_syntax.hpp"
#include "form/form_reader.hpp"
#include "form/functions.hpp"

#include <utility>

namespace formletter::form {

namespace {

bool has_choices(const Question &question) {
  return question.kind == QuestionKind::select_one || question.kind == QuestionKind::select_multiple;
}

class ChoiceUses {
 public:
  ChoiceUses(const Form &form, const Syntax &syntax, ExpressionRole role)
      : form_(form), syntax_(syntax), role_(role) {}

  std::vector<ChoiceUse> gather() {
    visit(syntax_.root);
    if (role_.gives_answer && role_.owner != nullptr && has_choices(*role_.owner))
      add_given(*role_.owner, syntax_.root);
    return std::move(uses_);
  }

 private:
  void visit(SyntaxIndex index) {
    std::visit(
        Overloaded{[](const NumberSyntax &) {}, [](const LiteralSyntax &) {}, [](const ReferenceSyntax &) {},
                   [&](const ChainSyntax &chain) { visit(chain); },
                   [&](const NegationSyntax &negation) { visit(negation.operand); },
                   [&](const UnionSyntax &united) { visit_all(united.operands); },
                   [&](const CallSyntax &call) { visit(call); }, [&](const PathSyntax &path) { visit(path); },
                   [&](const FilterSyntax &filter) {
                     visit(filter.base);
                     visit_predicates(filter.predicates);
                   }},
        syntax_.at(index).form);
  }

  void visit_all(const std::vector<SyntaxIndex> &indexes) {
    for (const auto index : indexes) visit(index);
  }

  void visit_predicates(const std::vector<SyntaxIndex> &predicates) {
    const bool outer = std::exchange(in_predicate_, true);
    visit_all(predicates);
    in_predicate_ = outer;
  }

  void visit(const ChainSyntax &chain) {
    visit_all(chain.operands);
    const auto first = chain.operators.front();
    if (first != Operator::equal && first != Operator::not_equal) return;
    compare(chain.operands[0], chain.operands[1]);
    compare(chain.operands[1], chain.operands[0]);
  }

  void visit(const CallSyntax &call) {
    visit_all(call.arguments);
    if (call.function->name == "selected") compare(call.arguments[0], call.arguments[1]);
  }

  void visit(const PathSyntax &path) {
    if (path.start == PathStart::base) visit(path.base);
    for (const auto &step : path.steps) visit_predicates(step.predicates);
  }

  void compare(SyntaxIndex answer, SyntaxIndex text) {
    if (const auto *question = question_at(answer)) add(*question, text);
  }

  /// The choice question whose answer is the value, and the whole of it.
  const Question *question_at(SyntaxIndex index) const {
    const auto &form = syntax_.at(index).form;
    if (const auto *reference = std::get_if<ReferenceSyntax>(&form)) return question_named(reference->name);
    if (const auto *filter = std::get_if<FilterSyntax>(&form)) return question_at(filter->base);
    if (const auto *path = std::get_if<PathSyntax>(&form)) return question_at(*path);
    const auto *call = std::get_if<CallSyntax>(&form);
    const bool passes_on = call != nullptr && !call->arguments.empty() &&
                           (call->function->name == "string" || call->function->name == "selected-at");
    return passes_on ? question_at(call->arguments.front()) : nullptr;
  }

  const Question *question_at(const PathSyntax &path) const {
    if (role_.filters_choices && path.start == PathStart::context) return nullptr;
    const auto &last = path.steps.back();
    if (last.axis == Axis::child) return question_named(last.name);
    const bool is_own = path.start == PathStart::context && path.steps.size() == 1 &&
                        last.axis == Axis::self && last.name.empty() && !in_predicate_;
    return is_own && role_.owner != nullptr && has_choices(*role_.owner) ? role_.owner : nullptr;
  }

  const Question *question_named(const std::string &name) const {
    const auto *item = form_.find(name);
    const auto *question = item == nullptr ? nullptr : std::get_if<Question>(item);
    return question != nullptr && has_choices(*question) ? question : nullptr;
  }

  /// What a calculation or default comes to, by each of its ways.
  void add_given(const Question &question, SyntaxIndex value) {
    const auto *call = std::get_if<CallSyntax>(&syntax_.at(value).form);
    if (call == nullptr) return add(question, value);
    const auto &name = call->function->name;
    if (name != "if" && name != "coalesce" && name != "once") return;
    for (std::size_t i = name == "if" ? 1 : 0; i < call->arguments.size(); ++i)
      add_given(question, call->arguments[i]);
  }

  void add(const Question &question, SyntaxIndex text) {
    const auto *literal = std::get_if<LiteralSyntax>(&syntax_.at(text).form);
    if (literal == nullptr) return;
    const auto words = words_of(literal->text);
    if (question.kind == QuestionKind::select_one && !words.empty())
      uses_.push_back({literal->text, &question, *literal->content});
    if (question.kind == QuestionKind::select_multiple)
      for (const auto &word : words) add_word(question, *literal, word);
  }

  void add_word(const Question &question, const LiteralSyntax &literal, const std::string &word) {
    Place place = *literal.content;
    const auto before = literal.text.substr(0, literal.text.find(word));
    if (before.find('\n') == std::string::npos) place.column += static_cast<int>(before.size());
    uses_.push_back({word, &question, std::move(place)});
  }

  const Form &form_;
  const Syntax &syntax_;
  ExpressionRole role_;
  std::vector<ChoiceUse> uses_;
  bool in_predicate_ = false;
};

}  // namespace

std::vector<ChoiceUse> choice_uses(const Form &form, const Expression &expression, ExpressionRole role) {
  return ChoiceUses(form, expression.syntax(), role).gather();
}

}  // namespace formletter::form
