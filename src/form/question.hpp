#pragma once

#include "form/expression.hpp"
#include "form/name_table.hpp"
#include "form/type.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace formletter::form {

/// A text shown to a person: one translation unit. `msgid` is the element's text
/// (entities resolved: it holds no markup), white space folded; it may hold
/// ${name}, replaced by the answer as its type displays it.
struct Message {
  std::string msgid;
  Place place;
  std::string comment;  ///< for translators: the element's `comment` attribute
  bool empty() const { return msgid.empty(); }
};

/// A rule of a question beyond its type: fires when `condition` is true.
struct Rule {
  std::string code;
  Severity severity = Severity::error;
  Expression condition;
  Message message;
};

enum class QuestionKind {
  text,
  integer,
  decimal,
  date,
  select_one,
  select_multiple,
  acknowledge,
  note,
  calculate,
  hidden
};

/// "select_one" and so on: the element's name.
std::string kind_name(QuestionKind kind);

struct Question {
  QuestionKind kind = QuestionKind::text;
  std::string name;
  NameNumber number = unnumbered;  ///< of the name, in the form's table
  Place place;
  Message label, hint, guidance_hint;
  Message required_message, constraint_message;
  std::string required_code = "required";      ///< code attribute of required_message
  std::string constraint_code = "constraint";  ///< code attribute of constraint_message
  std::optional<Expression> required, relevant, constraint, calculation, default_value, read_only;
  std::string type;     ///< a declared type's name, or ""
  std::string example;  ///< for prompts and intake sheets: its own, or its type's
  std::string choices;  ///< a choice list's name, or ""
  std::optional<Expression> choice_filter;
  std::string appearance;
  bool sensitive = false;
  std::size_t max_length = 0;  ///< Unicode characters; 0 for no limit
  std::vector<Rule> rules;
};

struct Group;
struct Repeat;
/// Boxed so that the tree can hold itself.
using Item = std::variant<Question, std::shared_ptr<const Group>, std::shared_ptr<const Repeat>>;

struct Group {
  std::string name;
  NameNumber number = unnumbered;  ///< of the name, in the form's table
  Place place;
  Message label, hint;
  std::optional<Expression> relevant;
  std::string appearance;
  std::vector<Rule> rules;
  std::vector<Item> items;
};

struct Repeat {
  std::string name;
  NameNumber number = unnumbered;  ///< of the name, in the form's table
  Place place;
  Message label, hint;
  std::optional<Expression> relevant;
  std::optional<Expression> repeat_count;
  std::string appearance;
  std::vector<Rule> rules;
  std::vector<Item> items;
};

const std::string &name_of(const Item &item);
const Place &place_of(const Item &item);

}  // namespace formletter::form
