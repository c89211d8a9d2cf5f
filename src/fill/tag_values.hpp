#pragma once

#include "fill/compiled.hpp"
#include "fill/template.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formletter::fill {

/// One turn of a section that goes over something.
struct Turn {
  form::NodeId instance = 0;                 ///< of a repeat; 0 for a choice
  const form::Question *question = nullptr;  ///< of a choice
  std::string choice;
  std::size_t position = 0;  ///< from 1
};

/// What a section does: is printed or not, or goes over something.
using SectionValue = std::variant<bool, std::vector<Turn>>;

/// What a reference means in a form: found once for all of the form's letters.
struct Term {
  Reference reference;
  const form::Item *item = nullptr;          ///< null for what the form has not
  const form::Question *question = nullptr;  ///< the item, if it is one
  form::NameNumber number = form::unnumbered;
  std::string enclosing_repeat;                   ///< the innermost that holds the item, or ""
  form::NameNumber container = form::unnumbered;  ///< the group or repeat that holds it; none at the top

  static Term find(const Reference &reference, const form::Form &form);
};

/// What tags stand for in one filling. Answers are looked up only when a tag is
/// reached: a letter asks for 20 of a form's 100 answers.
class TagValues {
 public:
  TagValues(const Filling &filling, const LanguageTag &language);

  /// `turns` are the sections around the tag that go over something, outermost
  /// first.
  std::string text(const Term &term, const std::vector<Turn> &turns) const;
  /// Is it worded by the form, as labels and titles are, and so in the paper's language where
  /// that has a translation?
  static bool is_worded(const Term &term);
  SectionValue section(const Term &term, const std::vector<Turn> &turns) const;

 private:
  std::string form_text(const std::string &name) const;
  std::string choice_text(Word word, const std::vector<Turn> &turns) const;
  std::string policy_text(const std::string &name) const;
  std::string fact_text(const std::string &name) const;
  std::string document_text(const std::string &name) const;
  std::string answer_text(const Term &term, const std::vector<Turn> &turns) const;
  const std::string *extra(const Reference &reference) const;
  bool is_draft() const;
  /// What does not come from an answer; nothing when the name is not of that
  /// kind.
  std::optional<std::string> run_text(const Reference &reference, const std::vector<Turn> &turns) const;

  SectionValue question_section(const Term &term, const std::vector<Turn> &turns) const;
  SectionValue repeat_section(const Term &term, const std::vector<Turn> &turns) const;
  bool any_answer_below(form::NodeId id) const;
  /// Instances, choices or a whole number; 0 for no answer.
  unsigned long count(const Term &term, const std::vector<Turn> &turns) const;
  bool is_said_of(const Counting &counting, unsigned long count) const;

  /// The relevant node of that name: of an item in a repeat the one in the innermost turn of that
  /// repeat, and of no other; null when there is none or it is irrelevant.
  const form::Instance::Node *node(const Term &term, const std::vector<Turn> &turns) const;
  std::optional<form::NodeId> only_node(const Term &term) const;
  std::vector<form::NodeId> nodes(const Term &term, const std::vector<Turn> &turns) const;
  void collect(form::NodeId below, const std::string &name, std::vector<form::NodeId> &found) const;

  const Filling &filling_;
  const LanguageTag &language_;
  std::uint64_t extra_bits_ = 0;  ///< of the names of extra values; most other names have none of these
};

}  // namespace formletter::fill
