#pragma once

#include "fill/compiled.hpp"
#include "fill/template.hpp"

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

/// The first node of each name in an instance: a hash table that is made in one
/// allocation, since it lives for one letter.
class NodeIndex {
 public:
  explicit NodeIndex(const form::Instance &instance);
  std::optional<form::NodeId> first(std::string_view name) const;

 private:
  std::size_t place_of(std::string_view name) const;
  const form::Instance &instance_;
  std::vector<form::NodeId> table_;  ///< a power of two long; the root, 0, is an empty place
};

/// What tags stand for in one filling. Names are looked up only when a tag is
/// reached: a letter asks for 20 of a form's 100 answers.
class TagValues {
 public:
  TagValues(const Filling &filling, const LanguageTag &language)
      : filling_(filling), language_(language), index_(filling.instance) {}

  /// `turns` are the sections around the tag that go over something, outermost first.
  std::string text(const Reference &reference, const std::vector<Turn> &turns) const;
  SectionValue section(const Reference &reference, const std::vector<Turn> &turns) const;

 private:
  std::string form_text(const std::string &name) const;
  std::string choice_text(Word word, const std::vector<Turn> &turns) const;
  std::string policy_text(const std::string &name) const;
  std::string fact_text(const std::string &name) const;
  std::string document_text(const std::string &name) const;
  std::string answer_text(const Reference &reference, const std::vector<Turn> &turns) const;
  bool is_draft() const;
  /// What does not come from an answer; nothing when the name is not of that kind.
  std::optional<std::string> run_text(const Reference &reference, const std::vector<Turn> &turns) const;

  SectionValue question_section(const form::Question &question, const Reference &reference,
                                const std::vector<Turn> &turns) const;
  SectionValue repeat_section(const Reference &reference, const std::vector<Turn> &turns) const;
  bool any_answer_below(form::NodeId node) const;

  /// The relevant node of that name in the innermost turn that has one, or in the
  /// whole form; null when there is none or it is irrelevant.
  const form::Instance::Node *node(const std::string &name, const std::vector<Turn> &turns) const;
  std::vector<form::NodeId> nodes(const std::string &name, const std::vector<Turn> &turns) const;
  void collect(form::NodeId below, const std::string &name, std::vector<form::NodeId> &found) const;

  const Filling &filling_;
  const LanguageTag &language_;
  NodeIndex index_;
};

}  // namespace formletter::fill
