#include "form/expression_parser.hpp"

#include "diag/nearest_name.hpp"

namespace formletter::form {

namespace {

bool is_node_type(std::string_view name) {
  return name == "node" || name == "text" || name == "comment" || name == "processing-instruction";
}

StepSyntax any_step(Axis axis, const Place &place) {
  return {.axis = axis, .name = {}, .predicates = {}, .place = place};
}

}  // namespace

/// XPath 1.0, [2] and [19]: a location path, or a primary with predicates and a
/// path that leads on from it.
SyntaxIndex ExpressionParser::path() {
  const Place place = token().place;
  PathSyntax path;
  if (at(TokenKind::slash) || at(TokenKind::slash_slash)) {
    path.start = PathStart::root;
    if (accept(TokenKind::slash)) {
      if (starts_step()) steps(path);
    } else {
      path.steps.push_back(any_step(Axis::descendant_or_self, take().place));
      steps(path);
    }
    return add({std::move(path)}, place);
  }
  if (starts_step()) {
    steps(path);
    return add({std::move(path)}, place);
  }
  const SyntaxIndex base = filtered_primary();
  if (!at(TokenKind::slash) && !at(TokenKind::slash_slash)) return base;
  if (surely_no_nodes(base)) {
    report_syntax("an operator", "`/` leads from a node to those in it. To divide, write `div`.");
    take();
    return union_of_paths();
  }
  path.start = PathStart::base;
  path.base = base;
  slash_after(path);
  return add({std::move(path)}, place);
}

SyntaxIndex ExpressionParser::filtered_primary() {
  const Place place = token().place;
  const SyntaxIndex base = primary();
  if (!at(TokenKind::open_bracket)) return base;
  if (surely_no_nodes(base)) {
    report_syntax("an operator", "[…] chooses among nodes, and this is a value.");
  }
  return add({FilterSyntax{base, predicates()}}, place);
}

std::vector<SyntaxIndex> ExpressionParser::predicates() {
  std::vector<SyntaxIndex> found;
  while (at(TokenKind::open_bracket)) {
    const Place open = take().place;
    found.push_back(expression());
    if (accept(TokenKind::close_bracket)) continue;
    if (at(TokenKind::end)) {
      if (!top_slipped_) {
        report({.code = "expression-syntax",
                .place = open,
                .subject = {},
                .message = "`[` is not closed.",
                .hint = "Add `]`."});
      }
      top_slipped_ = true;
    } else {
      report_syntax("an operator or `]`", "");
      top_slipped_ = true;
    }
    break;
  }
  return found;
}

bool ExpressionParser::starts_step() const {
  switch (token().kind) {
    case TokenKind::dot:
    case TokenKind::dot_dot:
    case TokenKind::at:
    case TokenKind::star:
      return true;
    case TokenKind::name:
      return token_after().kind != TokenKind::open || is_node_type(token().text);
    default:
      return false;
  }
}

void ExpressionParser::steps(PathSyntax &path) {
  step(path);
  if (at(TokenKind::slash) || at(TokenKind::slash_slash)) slash_after(path);
}

void ExpressionParser::slash_after(PathSyntax &path) {
  while (at(TokenKind::slash) || at(TokenKind::slash_slash)) {
    const Token slash = take();
    if (slash.kind == TokenKind::slash_slash)
      path.steps.push_back(any_step(Axis::descendant_or_self, slash.place));
    if (!starts_step()) {
      report_syntax("a name after `" + slash.text + "`", "To divide, write `div`.");
      // The divisor may have problems of its own.
      if (at(TokenKind::number) || at(TokenKind::reference) || at(TokenKind::open) || at(TokenKind::name))
        primary();
      return;
    }
    step(path);
  }
}

void ExpressionParser::step(PathSyntax &path) {
  const Place place = token().place;
  if (accept(TokenKind::dot)) return path.steps.push_back(any_step(Axis::self, place));
  if (accept(TokenKind::dot_dot)) return path.steps.push_back(any_step(Axis::parent, place));
  StepSyntax made = any_step(Axis::child, place);
  if (at(TokenKind::at)) {
    report({.code = "unsupported-axis",
            .place = place,
            .subject = {},
            .message = "Answers have no attributes.",
            .hint = "Leave out the `@`."});
    take();
  } else if (token_after().kind == TokenKind::axis) {
    made.axis = explicit_axis();
  }
  made.name = node_test();
  if (names_ != nullptr && !made.name.empty()) made.number = names_->number(made.name);
  made.predicates = predicates();
  path.steps.push_back(std::move(made));
}

Axis ExpressionParser::explicit_axis() {
  static const std::vector<std::string> known = {"child", "self", "parent"};
  const Token name = take();
  take();
  if (name.text == "child") return Axis::child;
  if (name.text == "self") return Axis::self;
  if (name.text == "parent") return Axis::parent;
  const std::string nearest = diag::did_you_mean(name.text, known);
  report({.code = "unsupported-axis",
          .place = name.place,
          .subject = name.text,
          .message = "There is no axis `" + name.text + "`: paths go by child, self and parent.",
          .hint = nearest.empty() ? "Write a path of names, `.` and `..`." : nearest});
  return Axis::child;
}

std::string ExpressionParser::node_test() {
  if (accept(TokenKind::star)) return {};
  if (!at(TokenKind::name)) {
    report_syntax("a name or `*`", "");
    return {};
  }
  Token name = take();
  if (!at(TokenKind::open)) return std::move(name.text);
  if (name.text != "node") {
    report({.code = "expression-syntax",
            .place = name.place,
            .subject = {},
            .message = "`" + name.text + "()` cannot be a step of a path: a path leads to answers.",
            .hint = "For the answer's text leave it out."});
  }
  const Place open = take().place;
  arguments(open);
  return {};
}

}  // namespace formletter::form
