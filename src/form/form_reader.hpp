#pragma once

#include "form/attribute_text.hpp"
#include "form/form.hpp"
#include "xml/tree.hpp"

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::form {

class Regex;
struct ExpressionRole;

/// Reads one form file. Collects every problem and goes on; what is built is
/// handed out only when there was none.
class FormReader {
 public:
  explicit FormReader(const xml::Tree &tree) : tree_(tree) {}
  Result<Form> read();
  /// What has been built when read() has found problems.
  Form half_read() && { return std::move(form_); }

 private:
  using Words = std::initializer_list<std::string_view>;

  /// A text and where it came from, for the places of the ${name}s in it.
  struct MessageSource {
    Message message;
    xml::Element element;
    bool may_reach_a_log = false;  ///< an error's or warning's text
  };

  // form_reader.cpp: the root and what all elements share
  void read_root(const xml::Element &root);
  void report(std::string code, Place place, std::string subject, std::string message, std::string hint = {});
  void check_attributes(const xml::Element &element, Words allowed);
  void check_children(const xml::Element &element, Words allowed);
  void refuse_stray_text(const xml::Element &element);
  void refuse_repeated(const xml::Element &element, Words at_most_once);
  std::string required_attribute(const xml::Element &element, std::string_view name);
  std::string optional_attribute(const xml::Element &element, std::string_view name);
  Place place_of_value(const xml::Element &element, std::string_view attribute) const;
  bool flag(const xml::Element &element, std::string_view attribute);
  std::optional<Expression> expression(const xml::Element &element, std::string_view attribute);
  std::optional<LanguageTag> language(const xml::Element &element, std::string_view attribute);
  Message message(const xml::Element &element, Words allowed_attributes = {});
  Message child_message(const xml::Element &element, std::string_view name, Words allowed_attributes = {});

  // form_reader_questions.cpp
  std::vector<Item> read_items(const xml::Element &parent);
  std::optional<Item> read_item(const xml::Element &element);
  Question read_question(const xml::Element &element, QuestionKind kind);
  void read_question_expressions(const xml::Element &element, Question &question);
  void read_question_texts(const xml::Element &element, Question &question);
  void read_question_domain(const xml::Element &element, Question &question);
  template <typename Container>
  Container read_container(const xml::Element &element);
  std::vector<Rule> read_rules(const xml::Element &element);
  std::string item_name(const xml::Element &element);

  // form_reader_types.cpp
  void read_type(const xml::Element &element);
  /// `type` of the element names none that is declared.
  void report_unknown_type(const xml::Element &element, const std::string &subject, const std::string &name);
  /// The attribute's value if it is allowed; "" where it is absent.
  std::string one_of(const xml::Element &element, std::string_view attribute,
                     const std::vector<std::string> &allowed);
  void read_type_base(const xml::Element &element, DeclaredType &type);
  void check_example(const xml::Element &element, const DeclaredType &type);
  /// Message and hint.
  static std::pair<std::string, std::string> refusal(const std::string &what, const std::string &value,
                                                     const DeclaredType &type);
  void read_type_fold(const xml::Element &element, DeclaredType &type);
  void read_type_child(const xml::Element &element, DeclaredType &type);
  std::optional<Rewriting> read_rewriting(const xml::Element &element,
                                          std::string_view replacement_attribute);
  void read_type_mistake(const xml::Element &element, DeclaredType &type);
  void read_type_accept(const xml::Element &element, DeclaredType &type);
  std::shared_ptr<const Regex> regex(const xml::Element &element, std::string_view attribute);
  std::string replacement(const xml::Element &element, std::string_view attribute, const Regex *pattern);

  // form_reader_choices.cpp
  void read_choices(const xml::Element &element);
  void read_cldr_codes(const xml::Element &element, ChoiceList &list);
  void read_listed_choices(const xml::Element &element, ChoiceList &list);

  // form_reader_documents.cpp
  void read_document(const xml::Element &element);
  void read_document_language(const xml::Element &element, DocumentRule &rule);
  void read_document_formats(const xml::Element &element, DocumentRule &rule);
  void read_page_budget(const xml::Element &element, DocumentRule &rule);
  void read_document_mail(const xml::Element &element, DocumentRule &rule);
  /// Once all documents are read: an e-mail may carry one that stands behind it.
  void check_attachments();
  void read_policy(const xml::Element &element);
  void read_fact(const xml::Element &element, Policy &policy);
  void read_fact_type(const xml::Element &element, Fact &fact);

  // form_names.cpp, form_message_names.cpp: what can be checked only when everything is read
  void locate_items();
  void locate_inside(const std::vector<Item> &items, const Form::Located &above, const std::string &repeat);
  void check_names();
  void check_item_names(const Item &item);
  void check_question_names(const Question &question, const std::string &repeat);
  void check_choice_filter(const Question &question, const std::string &repeat);
  void check_rule_names(const std::vector<Rule> &rules, const std::string &item, const std::string &repeat,
                        const ExpressionRole &role);
  void check_expression_names(const std::optional<Expression> &expression, const std::string &subject,
                              const std::string &repeat, const ExpressionRole &role);
  void check_choice_names(const Expression &expression, const ExpressionRole &role);
  void check_name_use(const Expression &expression, const NameUse &use, const std::string &subject,
                      const std::string &repeat);
  void check_document_names();
  void check_record_name(std::string_view attribute, const std::string &name);
  void check_packet_label();
  void check_message_names();
  void check_template_tags(const MessageSource &source);
  void check_policy_name(const Place &place, const std::string &subject, const std::string &name);
  void report_unknown_name(Place place, const std::string &subject, const std::string &name);
  void report_unknown_path(Place place, const std::string &subject, const std::string &name);
  bool holds(const std::string &outer, const std::string &repeat) const;
  bool leads_nowhere(const std::string &name, const std::string &context) const;
  Place true_place(const Expression &expression, const Place &reckoned) const;

  const xml::Tree &tree_;
  Form form_;
  Problems problems_;
  std::set<std::string> types_without_base_;  ///< whose `base` is reported: it is held against nobody
  std::vector<MessageSource> message_sources_;
  std::vector<std::pair<std::string, Place>> attachments_;  ///< documents that e-mails name
  std::vector<Place> document_language_places_;             ///< as in form_.documents_
  std::map<std::pair<int, int>, AttributeText>
      expression_sources_;  ///< by line and column of the first character
  std::map<std::string, Place, std::less<>> item_names_;
};

/// "snake_case": a lower-case letter, then lower-case letters, digits and "_".
bool is_snake_case(std::string_view text);
/// Letters, digits, "_", "-" and "." of ASCII, at least one; `first_is_letter` as XML names ask.
bool is_plain_name(std::string_view text, bool first_is_letter = false);
/// The words between white space.
std::vector<std::string> words_of(std::string_view text);
/// What stands in the ${…}s of a text, with the byte offset of each "$".
std::vector<std::pair<std::string, std::size_t>> names_in_text(std::string_view text);

}  // namespace formletter::form
