#pragma once

#include "form/form.hpp"
#include "i18n/catalog.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::mailmerge {

/// A name as people spell it in a heading: "Full Name", "A-NUMBER:".
std::string name_key(std::string_view text);

/// What the questions and choices of a form are called, in every language of the pack.
class ColumnLabels {
 public:
  ColumnLabels(const form::Form &form, const i18n::Catalogs &catalogs);

  /// Names of the questions with this label; null for none.
  const std::vector<std::string> *questions(std::string_view label) const;
  /// Names of the fields that are spelt so but for case, spaces and hyphens; null for none.
  const std::vector<std::string> *fields(std::string_view spelling) const;
  /// All labels of questions, folded, to the questions' names.
  const std::map<std::string, std::vector<std::string>, std::less<>> &by_label() const { return questions_; }

  /// Names of the choices of the list that the text may mean. It is the choice of this label, but if
  /// none has it in the form's own language, those of which it is a part there, too: Spanish calls one
  /// country Congo, and in English two have it in their names. A part of one label alone ("Macedonia")
  /// means nothing.
  std::set<std::string> choices(const std::string &list, std::string_view text) const;

 private:
  struct Choices {
    std::map<std::string, std::set<std::string>, std::less<>> by_label;
    std::vector<std::pair<std::string, std::string>> own;  ///< labels of the form's language, and names
  };
  void add(const form::Question &question);
  void add(const std::vector<form::Item> &items);
  void add(const form::ChoiceList &list);

  const i18n::Catalogs &catalogs_;
  std::vector<LanguageTag> languages_;
  std::map<std::string, std::vector<std::string>, std::less<>> questions_, fields_;
  std::map<std::string, Choices, std::less<>> choices_;  ///< by list
};

}  // namespace formletter::mailmerge
