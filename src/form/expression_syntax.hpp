#pragma once

#include "diag/overloaded.hpp"
#include "form/name_table.hpp"
#include "form/regex.hpp"
#include "form/translation.hpp"

#include <formletter/place.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace formletter::form {

struct FunctionEntry;

/// Index into Syntax::nodes. The tree lies flat in one vector, children before
/// parents, so that a long expression needs no deep recursion to be freed.
using SyntaxIndex = std::uint32_t;

enum class Operator {
  logical_or,
  logical_and,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo
};

enum class Axis { child, self, parent, descendant_or_self };

struct NumberSyntax {
  double number;
};
struct LiteralSyntax {
  std::string text;
  std::unique_ptr<const Place> content;  ///< of its first character
};
struct ReferenceSyntax {
  std::string name;
  NameNumber number = unnumbered;  ///< the form's, when the expression is of one
};
/// Operands of one precedence level, joined from the left: a - b + c.
/// Invariant: operators.size() + 1 == operands.size(), at least one operator.
struct ChainSyntax {
  std::vector<SyntaxIndex> operands;
  std::vector<Operator> operators;
};
/// One minus, or an even number of them (which still makes a number).
struct NegationSyntax {
  SyntaxIndex operand;
  bool changes_sign;
};
struct UnionSyntax {
  std::vector<SyntaxIndex> operands;
};
struct CallSyntax {
  const FunctionEntry *function;  ///< null for one that has been reported
  std::vector<SyntaxIndex> arguments;
  /// Of literal arguments: regex()'s pattern, translate()'s two lists.
  std::variant<std::monostate, std::shared_ptr<const Regex>, std::shared_ptr<const Translation>> prepared;
};
struct StepSyntax {
  Axis axis = Axis::child;
  std::string name;                ///< "" for any
  NameNumber number = unnumbered;  ///< the form's, when the expression is of one
  std::vector<SyntaxIndex> predicates;
  Place place;
};
enum class PathStart { context, root, base };
struct PathSyntax {
  PathStart start = PathStart::context;
  SyntaxIndex base = 0;  ///< for PathStart::base
  std::vector<StepSyntax> steps;
};
/// (expression)[predicate]: positions count in the whole node-set.
struct FilterSyntax {
  SyntaxIndex base;
  std::vector<SyntaxIndex> predicates;
};

/// A line of the cache each: forms have thousands, and a record's check goes through most.
struct alignas(64) SyntaxNode {
  std::variant<NumberSyntax, LiteralSyntax, ReferenceSyntax, ChainSyntax, NegationSyntax, UnionSyntax,
               CallSyntax, PathSyntax, FilterSyntax>
      form;
};
static_assert(sizeof(SyntaxNode) == 64);

struct Syntax {
  std::vector<SyntaxNode> nodes;
  std::vector<Place> places;  ///< of each node
  SyntaxIndex root = 0;
  const SyntaxNode &at(SyntaxIndex index) const { return nodes[index]; }
};

using formletter::Overloaded;

}  // namespace formletter::form
