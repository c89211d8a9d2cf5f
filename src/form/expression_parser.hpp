#pragma once

#include "form/expression_lexer.hpp"
#include "form/expression_syntax.hpp"
#include "form/functions.hpp"
#include "form/name_table.hpp"

#include <formletter/problem.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::form {

/// Builds the parse tree by recursive descent over XPath 1.0's grammar, less the
/// axes the dialect has not. Reports and goes on where it can: an argument list
/// goes on at its next comma; after a slip at the top only what needs no grammar
/// (functions and their arguments) is still reported.
class ExpressionParser {
 public:
  /// Nesting of brackets and parentheses that is still read. A person writes
  /// five; a thousand would put the evaluator's stack at risk.
  static constexpr int deepest_nesting = 200;

  /// References are numbered by `names`, if given.
  explicit ExpressionParser(Tokens tokens, NameTable *names = nullptr);

  /// The tree; whole only if problems() is empty.
  Syntax parse();
  const Problems &problems() const { return problems_; }

 private:
  const Token &token() const { return tokens_[position_]; }
  const Token &token_after() const { return tokens_[std::min(position_ + 1, tokens_.size() - 1)]; }
  bool at(TokenKind kind) const { return token().kind == kind; }
  bool accept(TokenKind kind);
  Token take();

  SyntaxIndex add(SyntaxNode node, const Place &place);
  SyntaxIndex unreadable(const Place &place);
  void report(Problem problem) { problems_.push_back(std::move(problem)); }
  /// At most one for a token, none after a slip at the top.
  void report_syntax(std::string expected, std::string hint);

  SyntaxIndex expression();
  SyntaxIndex chain(std::size_t level);
  SyntaxIndex negation();
  SyntaxIndex union_of_paths();
  SyntaxIndex path();
  SyntaxIndex filtered_primary();
  SyntaxIndex primary();
  SyntaxIndex in_parentheses();
  SyntaxIndex call();
  std::vector<SyntaxIndex> arguments(const Place &open);
  void skip_to_next_argument();
  std::vector<SyntaxIndex> predicates();
  bool starts_step() const;
  void steps(PathSyntax &path);
  void slash_after(PathSyntax &path);
  void step(PathSyntax &path);
  Axis explicit_axis();
  std::string node_test();
  void leftover();

  bool surely_no_nodes(SyntaxIndex index) const;
  void check_call(const Token &name, const CallSyntax &call);
  void check_count(const Token &name, const CallSyntax &call);
  void check_uses(const Token &name, const CallSyntax &call);

  std::vector<Token> tokens_;
  NameTable *names_;
  std::size_t position_ = 0;
  Syntax syntax_;
  Problems problems_;
  int depth_ = 0;
  bool top_slipped_ = false;
  std::optional<std::size_t> reported_at_;
};

/// What can be said of a call whose arguments are literals before it runs: that a
/// regular expression, a date format or an algorithm's name is wrong. Compiles
/// the pattern of regex() into the call.
void check_literal_arguments(Syntax &syntax, CallSyntax &call, Problems &problems);

}  // namespace formletter::form
