#include "mailmerge/column_labels.hpp"

#include "diag/ascii.hpp"
#include "diag/overloaded.hpp"
#include "form/choice_label.hpp"
#include "mailmerge/folded.hpp"

namespace formletter::mailmerge {

namespace {

/// A label with a place for another answer is nobody's heading.
bool is_heading(std::string_view text) {
  return !text.empty() && text.find("${") == std::string_view::npos;
}

bool is_of_word(char c) {
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether the text stands in the label as one of its words, or several.
bool has_words(std::string_view label, std::string_view text) {
  if (text.empty()) return false;
  for (auto at = label.find(text); at != std::string_view::npos; at = label.find(text, at + 1)) {
    const auto end = at + text.size();
    if ((at == 0 || !is_of_word(label[at - 1])) && (end == label.size() || !is_of_word(label[end])))
      return true;
  }
  return false;
}

const std::vector<std::string> *found_in(
    const std::map<std::string, std::vector<std::string>, std::less<>> &names, std::string_view key) {
  const auto found = names.find(key);
  return found == names.end() ? nullptr : &found->second;
}

}  // namespace

std::string name_key(std::string_view text) {
  std::string key;
  for (const char c : folded(text)) key += c == ' ' || c == '-' ? '_' : c;
  // Invisible characters come along from web pages.
  for (const std::string_view hidden : {"\xE2\x80\x8B", "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xC2\xAD"}) {
    for (auto at = key.find(hidden); at != std::string::npos; at = key.find(hidden))
      key.erase(at, hidden.size());
  }
  return key;
}

ColumnLabels::ColumnLabels(const form::Form &form, const i18n::Catalogs &catalogs)
    : catalogs_(catalogs), languages_(catalogs.languages()) {
  languages_.insert(languages_.begin(), LanguageTag());
  add(form.items());
  for (const auto &name : form.names()) fields_[name_key(name)].push_back(name);
  for (const auto &[name, list] : form.choice_lists()) add(list);
}

void ColumnLabels::add(const std::vector<form::Item> &items) {
  for (const auto &item : items) {
    std::visit(Overloaded{[&](const form::Question &question) { add(question); },
                          [&](const auto &holder) { add(holder->items); }},
               item);
  }
}

void ColumnLabels::add(const form::Question &question) {
  if (question.kind == form::QuestionKind::note || !is_heading(question.label.msgid)) return;
  std::set<std::string> labels;
  for (const auto &language : languages_)
    labels.insert(folded(catalogs_.translate(language, question.label.msgid)));
  for (const auto &label : labels) questions_[label].push_back(question.name);
}

void ColumnLabels::add(const form::ChoiceList &list) {
  auto &[by_label, own] = choices_[list.name];
  for (const auto &choice : list.choices) {
    const auto name = folded(choice.name);
    by_label[name].insert(choice.name);
    own.emplace_back(name, choice.name);
    own.emplace_back(folded(form::label_of(list, choice, LanguageTag())), choice.name);
    for (const auto &language : languages_)
      by_label[folded(catalogs_.translate(language, form::label_of(list, choice, language)))].insert(
          choice.name);
  }
}

const std::vector<std::string> *ColumnLabels::questions(std::string_view label) const {
  return found_in(questions_, folded(label));
}

const std::vector<std::string> *ColumnLabels::fields(std::string_view spelling) const {
  return found_in(fields_, name_key(spelling));
}

std::set<std::string> ColumnLabels::choices(const std::string &list, std::string_view text) const {
  const auto known = choices_.find(list);
  if (known == choices_.end()) return {};
  const auto &[by_label, own] = known->second;
  constexpr std::size_t most_meant = 4;  // a word of more, "islands", names none
  const auto key = folded(text);
  const auto found = by_label.find(key);
  std::set<std::string> with_label, with_words;
  if (found != by_label.end()) with_label = found->second;
  for (const auto &[label, name] : own) {
    if (label == key) return with_label;
    if (has_words(label, key)) with_words.insert(name);
  }
  // U.S. is the code US, too, and not the islands alone that have it in their names.
  if (key.find('.') != std::string::npos && !with_words.empty()) {
    auto code = key;
    std::erase(code, '.');
    if (const auto named = by_label.find(code); named != by_label.end())
      with_words.insert(named->second.begin(), named->second.end());
  }
  if (with_label.empty())
    return with_words.size() > most_meant || with_words.size() < 2 ? with_label : with_words;
  with_label.merge(with_words);
  return with_label;
}

}  // namespace formletter::mailmerge
