#pragma once

#include "answers/display_kind.hpp"
#include "fill/compiled.hpp"
#include "fill/shown_answers.hpp"
#include "fill/template.hpp"

#include <array>
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

/// What a text is made from, besides what is the same for all fillings of a run. The text of an
/// answer as it is in the record.
struct TextOrigin {
  enum class From { run, extra_value, answer } from = From::run;
  form::Datatype datatype = form::Datatype::text;
  std::string_view text;

  friend bool operator==(const TextOrigin &, const TextOrigin &) = default;
};

inline constexpr std::size_t extra_places = 64;

/// What a reference means in a form: found once for all of the form's letters.
struct Term {
  const form::Item *item = nullptr;          ///< null for what the form has not
  const form::Question *question = nullptr;  ///< the item, if it is one
  form::NameNumber number = form::unnumbered;
  form::NameNumber container = form::unnumbered;  ///< the group or repeat that holds it; none at the top
  std::size_t extra_place = 0;  ///< where an extra value of the reference's name would be told from others
  answers::DisplayKind display = answers::DisplayKind::formatted;  ///< of the question's answers
  bool in_repeat = false;
  bool is_phrase = false;        ///< a fact of several words: a title or a name, in the form's language
  std::string enclosing_repeat;  ///< the innermost that holds the item, or ""
  Reference reference;

  static Term find(const Reference &reference, const form::Form &form);
  /// Whether it may say something else in another turn of a section that goes over something.
  bool hangs_on_turns() const;
};

/// What tags stand for in one filling. Answers are looked up only when a tag is
/// reached: a letter asks for 20 of a form's 100 answers.
class TagValues {
 public:
  TagValues(const Filling &filling, const LanguageTag &language, ShownAnswers &shown);

  /// `turns` are the sections around the tag that go over something, outermost
  /// first. Valid as long as the filling, until the next is asked for; `made` holds what stands
  /// nowhere else.
  std::string_view text(const Term &term, const std::vector<Turn> &turns, std::string &made) const;
  /// What text() is made from, of a term that does not hang on turns. `made` as there.
  TextOrigin origin(const Term &term, std::string &made) const;
  /// Is it worded by the form, as labels and titles are, and so in the paper's language where
  /// that has a translation?
  static bool is_worded(const Term &term);
  /// Of what is in another language than the paper, whatever catalogs there are: the form's. Null for all
  /// else.
  const LanguageTag *foreign_language(const Term &term) const {
    return term.is_phrase && is_foreign_ ? &filling_.form.language() : nullptr;
  }
  SectionValue section(const Term &term, const std::vector<Turn> &turns) const;

 private:
  std::string form_text(const std::string &name) const;
  std::string choice_text(Word word, const std::vector<Turn> &turns) const;
  std::string policy_text(const std::string &name) const;
  std::string fact_text(const std::string &name) const;
  std::string document_text(const std::string &name) const;
  std::string_view answer_text(const Term &term, const std::vector<Turn> &turns, std::string &made) const;
  std::string_view displayed(const Term &term, const form::Instance::Node &answer) const;
  const std::string *extra(const Term &term) const;
  bool is_draft() const;
  /// What does not come from an answer. Precondition: the name is of that kind.
  std::string run_text(const Reference &reference, const std::vector<Turn> &turns) const;

  SectionValue question_section(const Term &term, const std::vector<Turn> &turns) const;
  SectionValue repeat_section(const Term &term, const std::vector<Turn> &turns) const;
  bool any_answer_below(form::NodeId id) const;
  /// Instances, choices or a whole number; 0 for no answer, nothing for one that is no whole number.
  std::optional<unsigned long> count(const Term &term, const std::vector<Turn> &turns) const;
  /// As the term's own answer is displayed, where that is the number.
  std::string count_text(const Term &term, const std::vector<Turn> &turns) const;
  bool is_said_of(const Counting &counting, std::optional<unsigned long> count) const;

  /// The relevant node of that name: of an item in a repeat the one in the innermost turn of that
  /// repeat, and of no other; null when there is none or it is irrelevant.
  const form::Instance::Node *node(const Term &term, const std::vector<Turn> &turns) const;
  std::optional<form::NodeId> only_node(const Term &term) const;
  const Turn *enclosing_turn(const Term &term, const std::vector<Turn> &turns) const;
  const form::Instance::Node *first_relevant(form::NodeId below, std::string_view name) const;
  std::vector<form::NodeId> nodes(const Term &term, const std::vector<Turn> &turns) const;
  void collect(form::NodeId below, const std::string &name, std::vector<form::NodeId> &found) const;

  const Filling &filling_;
  const LanguageTag &language_;
  ShownAnswers &shown_;
  bool is_foreign_;  ///< the form's language to the paper's
  /// An extra value at the place of its name; most other names have none at theirs.
  std::array<const ExtraValues::value_type *, extra_places> extras_{};
};

}  // namespace formletter::fill
