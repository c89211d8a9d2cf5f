#include "form/expression_parser.hpp"

#include "diag/nearest_name.hpp"
#include "form/date_format.hpp"
#include "form/digest.hpp"

namespace formletter::form {

namespace {

std::string counted(int count) {
  return std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

std::string expected_count(const FunctionEntry &function) {
  if (function.most == 0) return "no arguments";
  if (function.most < 0) return "at least " + counted(function.least);
  if (function.least == function.most) return counted(function.least);
  if (function.least + 1 == function.most)
    return std::to_string(function.least) + " or " + counted(function.most);
  return std::to_string(function.least) + " to " + counted(function.most);
}

const LiteralSyntax *literal(const Syntax &syntax, const CallSyntax &call, std::size_t index) {
  if (index >= call.arguments.size()) return nullptr;
  return std::get_if<LiteralSyntax>(&syntax.at(call.arguments[index]).form);
}

/// The place of a character inside a literal, offset in UTF-16 units for ICU's
/// sake; line ends are not followed, literals have none in practice.
Place inside(const LiteralSyntax &text, std::size_t offset) {
  Place place = *text.content;
  place.column += static_cast<int>(offset);
  return place;
}

void check_pattern(CallSyntax &call, const LiteralSyntax &pattern, Problems &problems) {
  Regex::Refusal refusal;
  if (auto compiled = Regex::compile(pattern.text, refusal)) {
    call.prepared = std::move(compiled);
    return;
  }
  problems.push_back(
      {.code = "bad-regex",
       .place = inside(pattern, refusal.offset),
       .subject = "regex",
       .message = "The regular expression '" + pattern.text + "' cannot be read: " + refusal.reason + ".",
       .hint = "Regular expressions are ICU's."});
}

void check_name_argument(const LiteralSyntax &given, const std::vector<std::string> &known,
                         std::string_view what, Problems &problems) {
  for (const std::string &name : known) {
    if (name == given.text) return;
  }
  std::string all;
  for (const std::string &name : known) all += (all.empty() ? "" : ", ") + name;
  const std::string nearest = diag::did_you_mean(given.text, known);
  problems.push_back({.code = "argument-value",
                      .place = *given.content,
                      .subject = "digest",
                      .message = "digest() knows no " + std::string(what) + " '" + given.text + "'.",
                      .hint = nearest.empty() ? "It has " + all + "." : nearest});
}

void check_date_format(const LiteralSyntax &format, std::string_view function, Problems &problems) {
  const auto fault = date_format_fault(format.text);
  if (!fault) return;
  problems.push_back({.code = "argument-value",
                      .place = inside(format, fault->column),
                      .subject = std::string(function),
                      .message = std::string(function) + "() has no `" + fault->found + "`.",
                      .hint = "It has %Y %y %m %n %b %d %e %a, %H %h %M %S %3, and %% for a percent sign."});
}

}  // namespace

bool ExpressionParser::surely_no_nodes(SyntaxIndex index) const {
  return std::visit(Overloaded{
                        [](const NumberSyntax &) { return true; },
                        [](const LiteralSyntax &) { return true; },
                        [](const ReferenceSyntax &) { return false; },
                        [](const ChainSyntax &) { return true; },
                        [](const NegationSyntax &) { return true; },
                        [](const UnionSyntax &) { return false; },
                        [](const CallSyntax &call) {
                          if (call.function == nullptr) return false;
                          const std::string_view name = call.function->name;
                          return name != "current" && name != "indexed-repeat" && name != "if" &&
                                 name != "coalesce" && name != "once";
                        },
                        [](const PathSyntax &) { return false; },
                        [](const FilterSyntax &) { return false; },
                    },
                    syntax_.at(index).form);
}

void ExpressionParser::check_call(const Token &name, const CallSyntax &call) {
  if (call.function != nullptr) {
    check_count(name, call);
    check_uses(name, call);
    return;
  }
  if (const ExcludedFunction *excluded = find_excluded_function(name.text)) {
    report({.code = "function-excluded",
            .place = name.place,
            .subject = name.text,
            .message = "`" + name.text + "()` is not part of this dialect. " + std::string(excluded->reason),
            .hint = std::string(excluded->hint)});
    return;
  }
  report({.code = "unknown-function",
          .place = name.place,
          .subject = name.text,
          .message = "There is no function `" + name.text + "()`.",
          .hint = diag::did_you_mean(name.text, function_names())});
}

void ExpressionParser::check_count(const Token &name, const CallSyntax &call) {
  const FunctionEntry &function = *call.function;
  const int count = static_cast<int>(call.arguments.size());
  // These two take their arguments in pairs.
  const bool paired = function.name != "weighted-checklist" || count % 2 == 0;
  const bool leveled = function.name != "indexed-repeat" || count % 2 == 1;
  if (count >= function.least && (function.most < 0 || count <= function.most) && paired && leveled) return;
  std::string expected = expected_count(function);
  if (function.name == "weighted-checklist") expected = "an even number of arguments, at least 2";
  if (function.name == "indexed-repeat") expected = "3, 5 or 7 arguments";
  report({.code = "argument-count",
          .place = name.place,
          .subject = name.text,
          .message = "`" + name.text + "()` takes " + expected + ", found " + std::to_string(count) + ".",
          .hint = "Write " + std::string(function.signature) + "."});
}

void ExpressionParser::check_uses(const Token &name, const CallSyntax &call) {
  for (std::size_t index = 0; index < call.arguments.size(); ++index) {
    if (argument_use(*call.function, index) != 'n' || !surely_no_nodes(call.arguments[index])) continue;
    report({.code = "argument-type",
            .place = syntax_.places[call.arguments[index]],
            .subject = name.text,
            .message = "Argument " + std::to_string(index + 1) + " of `" + name.text +
                       "()` must be nodes (a path or ${name}); this is a value.",
            .hint = "Write " + std::string(call.function->signature) + "."});
  }
}

void check_literal_arguments(Syntax &syntax, CallSyntax &call, Problems &problems) {
  if (call.function == nullptr) return;
  const std::string_view name = call.function->name;
  const LiteralSyntax *second = literal(syntax, call, 1);
  if (name == "regex" && second != nullptr) check_pattern(call, *second, problems);
  if ((name == "format-date" || name == "format-date-time") && second != nullptr) {
    check_date_format(*second, name, problems);
  }
  const LiteralSyntax *third = literal(syntax, call, 2);
  if (name == "translate" && second != nullptr && third != nullptr) {
    call.prepared = std::make_shared<const Translation>(second->text, third->text);
  }
  if (name != "digest") return;
  if (second != nullptr) check_name_argument(*second, digest_algorithms(), "algorithm", problems);
  if (third != nullptr) check_name_argument(*third, digest_encodings(), "encoding", problems);
}

}  // namespace formletter::form
