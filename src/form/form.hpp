#pragma once

#include "form/expression.hpp"
#include "form/name_table.hpp"
#include "form/policy.hpp"
#include "form/question.hpp"

#include <formletter/language_tag.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formletter::form {

/// A document the form may print. `language` is a literal tag or the name of a
/// question whose answer is one.
struct DocumentRule {
  std::string name;
  std::string template_name;
  Message title;
  std::optional<Expression> relevant;
  std::variant<LanguageTag, std::string> language;
  /// Set for a bilingual paper: this language stands on the left, paired block
  /// by block with `language`.
  std::optional<LanguageTag> pair_with;
  /// "pdf html text eml" as the author lists them; pdf when not said.
  std::vector<std::string> formats;
  /// `pages`: as many pages the paper may take in English, in ordinary print.
  std::optional<int> page_budget;
  std::vector<std::string> attach;  ///< documents whose PDFs an e-mail draft carries
  std::uint64_t max_bytes = 0;      ///< of an e-mail draft with what it carries; 0 for no limit
  Place place;
};

/// A form definition that has been read and checked: names resolve, expressions
/// parse, nothing depends on itself. Immutable.
class Form {
 public:
  /// All problems of the file at once: XML, unknown elements and attributes,
  /// duplicate names, unknown types, lists and names (with the nearest one),
  /// expression errors, cycles (with the whole ring), a scalar use of a repeated
  /// name, regexes that ICU refuses.
  static Result<Form> read(Source source);

  /// What is no error but worth mending: a visible question without a label.
  const Problems &warnings() const { return warnings_; }

  const std::string &id() const { return id_; }
  const std::string &version() const { return version_; }
  const LanguageTag &language() const { return language_; }
  const Message &title() const { return title_; }
  const std::string &file() const { return file_; }
  /// The question whose answer names a record (its files), or "".
  const std::string &record_id() const { return record_id_; }
  /// The question whose answer tells people apart, or "".
  const std::string &record_key() const { return record_key_; }
  /// What stands on the exhibit pages of a packet, with ${name}; "" for nothing.
  const std::string &packet_label() const { return packet_label_; }
  const std::vector<Item> &items() const { return items_; }
  const std::vector<DocumentRule> &documents() const { return documents_; }
  const std::vector<Policy> &policies() const { return policies_; }
  const std::map<std::string, DeclaredType, std::less<>> &types() const { return types_; }
  const std::map<std::string, ChoiceList, std::less<>> &choice_lists() const { return choice_lists_; }

  /// Any item by its name: names are unique in the whole form. Null if unknown.
  const Item *find(std::string_view name) const;
  /// Names from the root's child down to the item itself.
  std::vector<std::string> path_of(std::string_view name) const;
  /// The innermost repeat that holds the item (not itself), or "".
  const std::string &enclosing_repeat(std::string_view name) const;
  /// Names of all questions, groups and repeats with a calculation, default,
  /// relevant or repeat_count, ordered so that each comes after what it depends
  /// on; relevance is inherited, so after the groups that hold it too.
  const std::vector<std::string> &evaluation_order() const { return evaluation_order_; }
  /// The number that the form's expressions know a name by.
  const NameTable &name_table() const { return name_table_; }
  /// Every name, for nearest-name hints.
  std::vector<std::string> names() const;
  /// Every string shown to a person, in file order: what a catalog translates.
  std::vector<Message> messages() const;

  std::optional<Policy> policy(std::string_view id) const;

 private:
  friend class FormReader;
  friend class DependencyGraph;
  Form() = default;

  friend class FormScope;
  struct Located {
    std::vector<std::size_t> route;  ///< indexes from items_ down
    std::vector<std::string> path;
    std::string enclosing_repeat;
  };
  std::string id_, version_, file_, record_id_, record_key_, packet_label_;
  LanguageTag language_;
  Message title_;
  std::vector<Item> items_;
  std::map<std::string, Located, std::less<>> located_;
  std::map<std::string, DeclaredType, std::less<>> types_;
  std::map<std::string, ChoiceList, std::less<>> choice_lists_;
  std::vector<DocumentRule> documents_;
  std::vector<Policy> policies_;
  std::vector<std::string> evaluation_order_;
  std::vector<Message> messages_;
  NameTable name_table_;
  Problems warnings_;
};

/// Resolves ${name} by the form's repeats, and choice labels by its lists in
/// English. Holds a reference: the form must outlive it.
class FormScope : public NameScope {
 public:
  explicit FormScope(const Form &form) : form_(form) {}
  std::vector<NodeId> resolve(const Instance &instance, NodeId context, std::string_view name) const override;
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override;

 private:
  const Form &form_;
};

}  // namespace formletter::form
