#pragma once

#include "form/instance.hpp"

#include <formletter/result.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

struct Syntax;  ///< the parse tree; form/expression_syntax.hpp

/// A name an expression uses, with the place of that use.
struct NameUse {
  std::string name;
  Place place;
  /// The value of `${name}` is used as one (operand, argument that wants one
  /// value), not as a node-set (count(), sum(), join(), a path step). Never set
  /// for a path, nor inside a predicate, where `${name}` may mean the instance
  /// that is being looked at.
  bool as_scalar = false;
  bool is_path = false;        ///< the first step of a path, not `${name}`
  bool is_absolute = false;    ///< of a path that starts at the root: `name` is the root's
  bool is_of_context = false;  ///< of a path that starts with it, below the node that `.` is
  bool in_predicate = false;
  /// Names of the child steps that come after it: in ${person}/address/zip,
  /// "address" and "zip".
  std::vector<std::string> following;
};

/// An expression of the dialect (ODK's: XPath 1.0 paths, operators, `${name}`,
/// `.`, the ODK XForms function table), parsed once. Immutable, shared freely
/// among threads.
class Expression {
 public:
  /// `place` is where the first character of `text` stands in its file. Reports
  /// syntax errors, unknown functions (with the nearest name) and wrong argument
  /// counts, all of them with the place inside the expression.
  /// A form's expressions number the names they use by the form's table.
  static Result<Expression> parse(std::string_view text, Place place, NameTable *names = nullptr);

  const std::string &text() const { return text_; }
  const Place &place() const { return place_; }
  const Syntax &syntax() const { return *syntax_; }
  /// Every ${name}, and every first step of a relative or absolute path that is a
  /// child name, in order of appearance.
  const std::vector<NameUse> &names() const { return names_; }

 private:
  Expression() = default;
  std::string text_;
  Place place_;
  std::shared_ptr<const Syntax> syntax_;
  std::vector<NameUse> names_;
};

/// Where ${name} leads. The form gives one that knows repeats; a bare instance
/// has one that finds nodes by name anywhere.
struct NameScope {
  virtual ~NameScope() = default;
  /// The nodes `${name}` means when used at `context`: inside the repeat that
  /// holds `name` the one of the same instance, outside it every instance's.
  virtual std::vector<NodeId> resolve(const Instance &instance, NodeId context,
                                      std::string_view name) const = 0;
  /// resolve(), of a name that the form's table numbers so (`unnumbered` for none).
  virtual std::vector<NodeId> resolve_numbered(const Instance &instance, NodeId context,
                                               std::string_view name, NameNumber) const {
    return resolve(instance, context, name);
  }
  /// The children by that name, in order; irrelevant ones too.
  virtual std::vector<NodeId> children_numbered(const Instance &instance, NodeId parent,
                                                std::string_view name, NameNumber) const {
    return instance.children(parent, name);
  }
  /// The one child by that name, if there is but one and that is told at once.
  virtual std::optional<NodeId> only_child_numbered(const Instance &, NodeId /*parent*/, NameNumber) const {
    return std::nullopt;
  }
  /// For jr:choice-name(value, '${question}'): the label in the language of the
  /// run, or nothing when there is no such question or choice.
  virtual std::optional<std::string> choice_label(std::string_view question,
                                                  std::string_view choice) const = 0;
};

/// ${name} finds every node of that name in the whole instance.
class BareScope : public NameScope {
 public:
  std::vector<NodeId> resolve(const Instance &instance, NodeId context, std::string_view name) const override;
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override;
};

/// What expressions are told of the languages of a run.
struct RunLanguages {
  /// What catalog-state() gives for a language's tag.
  std::function<std::string(std::string_view language)> catalog_state = {};
  /// What reader-language() gives: the tag asked for in place of the answers' own, "" for none.
  std::string reader = {};
};

/// What an expression runs in. today and now come from the caller's clock.
struct Evaluation {
  const Instance &instance;
  const NameScope &scope;
  NodeId context = 0;  ///< the node `.` means
  Date today;
  DateTime now;
  std::string_view form_version = {};           ///< what version() gives
  const RunLanguages *run_languages = nullptr;  ///< null: there are no catalogs
};

/// Runs the expression. Never throws for any input: what XPath calls an error
/// (date('x') of no date) is Empty, a division by zero is infinite or NaN.
Value evaluate(const Expression &expression, const Evaluation &evaluation);

/// as_boolean() of what evaluate() gives.
bool is_true(const Expression &expression, const Evaluation &evaluation);

/// A node-set's first node as a value of its datatype (Empty if there is none);
/// any other value as it is.
Value as_single(const Value &value, const Instance &instance);

/// Conversions by the dialect's rules (XPath's, with dates and Empty as the
/// written rules have them). A node-set stands for its first node as text and as
/// a number; it is true when any of its nodes is.
bool as_boolean(const Value &value, const Instance &instance);
double as_number(const Value &value, const Instance &instance);
std::string as_text(const Value &value, const Instance &instance);

}  // namespace formletter::form
