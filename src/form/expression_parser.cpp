#include "form/expression_parser.hpp"

#include "diag/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::form {

namespace {

struct Joint {
  TokenKind token;
  Operator operation;
};

/// XPath 1.0, 3.1 to 3.5: from the loosest level to the tightest.
const std::array<std::vector<Joint>, 6> levels = {{
    {{TokenKind::op_or, Operator::logical_or}},
    {{TokenKind::op_and, Operator::logical_and}},
    {{TokenKind::equal, Operator::equal}, {TokenKind::not_equal, Operator::not_equal}},
    {{TokenKind::less, Operator::less},
     {TokenKind::less_equal, Operator::less_equal},
     {TokenKind::greater, Operator::greater},
     {TokenKind::greater_equal, Operator::greater_equal}},
    {{TokenKind::plus, Operator::add}, {TokenKind::minus, Operator::subtract}},
    {{TokenKind::multiply, Operator::multiply},
     {TokenKind::op_div, Operator::divide},
     {TokenKind::op_mod, Operator::modulo}},
}};

std::string shown(const Token &token) {
  switch (token.kind) {
    case TokenKind::end:
      return "the end";
    case TokenKind::literal:
      return "the text '" + token.text + "'";
    case TokenKind::reference:
      return "`${" + token.text + "}`";
    default:
      return "`" + token.text + "`";
  }
}

/// The operator a name was perhaps meant to be ("AND").
std::string operator_hint(const Token &token) {
  static const std::vector<std::string> names = {"and", "or", "div", "mod"};
  return token.kind == TokenKind::name ? diag::did_you_mean(token.text, names) : std::string();
}

}  // namespace

ExpressionParser::ExpressionParser(Tokens tokens, NameTable *names)
    : tokens_(std::move(tokens.tokens)), names_(names), problems_(std::move(tokens.problems)) {}

Syntax ExpressionParser::parse() {
  syntax_.root = expression();
  while (!at(TokenKind::end)) leftover();
  return std::move(syntax_);
}

bool ExpressionParser::accept(TokenKind kind) {
  if (!at(kind)) return false;
  take();
  return true;
}

Token ExpressionParser::take() {
  Token taken = token();
  if (position_ + 1 < tokens_.size()) ++position_;
  return taken;
}

SyntaxIndex ExpressionParser::add(SyntaxNode node, const Place &place) {
  syntax_.nodes.push_back(std::move(node));
  syntax_.places.push_back(place);
  return static_cast<SyntaxIndex>(syntax_.nodes.size() - 1);
}

SyntaxIndex ExpressionParser::unreadable(const Place &place) {
  return add({CallSyntax{.function = nullptr, .arguments = {}, .prepared = {}}}, place);
}

void ExpressionParser::report_syntax(std::string expected, std::string hint) {
  if (top_slipped_ || reported_at_ == position_) return;
  reported_at_ = position_;
  report({.code = "expression-syntax",
          .place = token().place,
          .subject = {},
          .message = "Expected " + std::move(expected) + ", found " + shown(token()) + ".",
          .hint = std::move(hint)});
}

/// Something stands behind a whole expression. Says so, then reads on for what
/// else is wrong with it.
void ExpressionParser::leftover() {
  if (at(TokenKind::close) || at(TokenKind::close_bracket) || at(TokenKind::comma)) {
    report_syntax("an operator or the end", at(TokenKind::comma) ? "" : "Nothing is open here to be closed.");
    top_slipped_ = true;
    take();
    if (at(TokenKind::end)) return;
  } else {
    const std::string hint = operator_hint(token());
    report_syntax("an operator or the end", hint);
    top_slipped_ = true;
    // A mistyped operator, a bracket: not the start of an operand that could be read.
    if (!hint.empty() || at(TokenKind::open_bracket)) take();
  }
  const std::size_t before = position_;
  expression();
  if (position_ == before) take();
}

SyntaxIndex ExpressionParser::expression() {
  if (depth_ >= deepest_nesting) {
    const Place place = token().place;
    if (!top_slipped_) {
      report({.code = "nested-too-deep",
              .place = place,
              .subject = {},
              .message = "The expression is nested more than " + std::to_string(deepest_nesting) + " deep.",
              .hint = "Split it: put parts into calculate questions and use their names."});
    }
    // Nothing behind can be told right from wrong.
    position_ = tokens_.size() - 1;
    top_slipped_ = true;
    return unreadable(place);
  }
  ++depth_;
  const SyntaxIndex whole = chain(0);
  --depth_;
  return whole;
}

SyntaxIndex ExpressionParser::chain(std::size_t level) {
  if (level == levels.size()) return negation();
  const std::size_t begin = position_;
  const SyntaxIndex first = chain(level + 1);
  const auto joint_here = [this, level] {
    return std::find_if(levels[level].begin(), levels[level].end(),
                        [this](const Joint &joint) { return at(joint.token); });
  };
  auto joint = joint_here();
  if (joint == levels[level].end()) return first;
  ChainSyntax joined{{first}, {}};
  for (; joint != levels[level].end(); joint = joint_here()) {
    take();
    joined.operators.push_back(joint->operation);
    joined.operands.push_back(chain(level + 1));
  }
  return add({std::move(joined)}, tokens_[begin].place);
}

SyntaxIndex ExpressionParser::negation() {
  const std::size_t begin = position_;
  std::size_t count = 0;
  while (accept(TokenKind::minus)) ++count;
  const SyntaxIndex operand = union_of_paths();
  if (count == 0) return operand;
  return add({NegationSyntax{operand, count % 2 == 1}}, tokens_[begin].place);
}

SyntaxIndex ExpressionParser::union_of_paths() {
  const std::size_t begin = position_;
  const SyntaxIndex first = path();
  if (!at(TokenKind::pipe)) return first;
  UnionSyntax united{{first}};
  while (accept(TokenKind::pipe)) united.operands.push_back(path());
  for (const SyntaxIndex operand : united.operands) {
    if (!surely_no_nodes(operand)) continue;
    report({.code = "argument-type",
            .place = syntax_.places[operand],
            .subject = {},
            .message = "`|` joins nodes (a path or ${name}); this is a value.",
            .hint = "For \"or\" write `or`."});
  }
  return add({std::move(united)}, tokens_[begin].place);
}

SyntaxIndex ExpressionParser::primary() {
  const Token &here = token();
  const Place place = here.place;
  switch (here.kind) {
    case TokenKind::number:
      return add({NumberSyntax{take().number}}, place);
    case TokenKind::literal: {
      Token literal = take();
      return add({LiteralSyntax{std::move(literal.text), std::make_unique<const Place>(literal.content)}},
                 place);
    }
    case TokenKind::reference: {
      std::string name = take().text;
      const NameNumber number = names_ == nullptr ? unnumbered : names_->number(name);
      return add({ReferenceSyntax{std::move(name), number}}, place);
    }
    case TokenKind::open:
      return in_parentheses();
    case TokenKind::name:
      return call();
    default:
      report_syntax("a value (a name, a number, a text, a function)", "");
      return unreadable(place);
  }
}

SyntaxIndex ExpressionParser::in_parentheses() {
  const Place open = take().place;
  const SyntaxIndex inside = expression();
  if (accept(TokenKind::close)) return inside;
  if (at(TokenKind::end)) {
    if (!std::exchange(top_slipped_, true)) {
      report({.code = "expression-syntax",
              .place = open,
              .subject = {},
              .message = "`(` is not closed.",
              .hint = "Add `)`."});
    }
    return inside;
  }
  report_syntax("an operator or `)`", operator_hint(token()));
  while (!at(TokenKind::end) && !at(TokenKind::close)) {
    skip_to_next_argument();
    accept(TokenKind::comma);
  }
  accept(TokenKind::close);
  return inside;
}

SyntaxIndex ExpressionParser::call() {
  const Token name = take();
  const Place open = take().place;
  CallSyntax made{.function = find_function(name.text), .arguments = arguments(open), .prepared = {}};
  const std::size_t problems_before = problems_.size();
  check_call(name, made);
  if (problems_.size() == problems_before) check_literal_arguments(syntax_, made, problems_);
  return add({std::move(made)}, name.place);
}

std::vector<SyntaxIndex> ExpressionParser::arguments(const Place &open) {
  std::vector<SyntaxIndex> found;
  if (accept(TokenKind::close)) return found;
  while (true) {
    if (!at(TokenKind::end)) found.push_back(expression());
    if (!at(TokenKind::comma) && !at(TokenKind::close) && !at(TokenKind::end)) {
      report_syntax("an operator, `,` or `)`", operator_hint(token()));
      skip_to_next_argument();
    }
    if (accept(TokenKind::comma)) continue;
    if (accept(TokenKind::close)) return found;
    if (!std::exchange(top_slipped_, true)) {
      report({.code = "expression-syntax",
              .place = open,
              .subject = {},
              .message = "The `(` of this function is not closed.",
              .hint = "Add `)`."});
    }
    return found;
  }
}

void ExpressionParser::skip_to_next_argument() {
  int open = 0;
  for (; !at(TokenKind::end); take()) {
    if (open == 0 && (at(TokenKind::comma) || at(TokenKind::close))) return;
    if (at(TokenKind::open) || at(TokenKind::open_bracket)) ++open;
    if (at(TokenKind::close) || at(TokenKind::close_bracket)) --open;
  }
}

}  // namespace formletter::form
