#include "mailmerge/column_names.hpp"

#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/overloaded.hpp"
#include "form/choice_label.hpp"
#include "mailmerge/folded.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <set>

namespace formletter::mailmerge {

namespace {

Problem name_problem(std::string code, const std::string &header, std::string message,
                     std::string hint = {}) {
  return {.code = std::move(code),
          .place = {},
          .subject = header,
          .message = std::move(message),
          .hint = std::move(hint)};
}

Problem not_a_field(const std::string &header, std::string hint = {}) {
  return name_problem("unknown-column", header, "The form has no field of this name or label.",
                      std::move(hint));
}

/// One part of a path: `reasons[2]`, `reasons[]` or `statement`.
struct PathPart {
  std::string name;
  std::optional<std::size_t> index;
};

std::optional<PathPart> read_part(std::string_view text) {
  text = ascii::trimmed(text);
  const auto open = text.find('[');
  if (open == std::string_view::npos) return PathPart{std::string(text), std::nullopt};
  if (!text.ends_with(']')) return std::nullopt;
  const auto digits = text.substr(open + 1, text.size() - open - 2);
  PathPart part{std::string(text.substr(0, open)), 0};
  if (digits.empty()) return part;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), *part.index);
  constexpr std::size_t most_instances = 999;
  const bool good = error == std::errc() && end == digits.data() + digits.size();
  if (!good || *part.index == 0 || *part.index > most_instances) return std::nullopt;
  return part;
}

std::optional<std::vector<PathPart>> read_path(std::string_view text) {
  std::vector<PathPart> parts;
  while (true) {
    const auto end = std::min(text.find_first_of("./"), text.size());
    auto part = read_part(text.substr(0, end));
    if (!part || part->name.empty()) return std::nullopt;
    parts.push_back(std::move(*part));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// The repeats that hold a question, from the outermost in.
std::vector<std::string> repeats_around(const form::Form &form, const std::string &question) {
  std::vector<std::string> repeats;
  for (auto name = form.enclosing_repeat(question); !name.empty(); name = form.enclosing_repeat(name)) {
    repeats.insert(repeats.begin(), name);
  }
  return repeats;
}

const form::Question *question_called(const form::Form &form, const std::string &name) {
  const auto *item = form.find(name);
  return item == nullptr ? nullptr : std::get_if<form::Question>(item);
}

/// `asks/close`: the columns into which KoboToolbox and ODK Central part a select_multiple.
bool is_choice_of_several(const form::Form &form, const std::vector<PathPart> &path) {
  if (path.size() < 2 || path.back().index || form.find(path.back().name) != nullptr) return false;
  const auto *question = question_called(form, path[path.size() - 2].name);
  if (question == nullptr || question->kind != form::QuestionKind::select_multiple) return false;
  const auto list = form.choice_lists().find(question->choices);
  return list != form.choice_lists().end() && list->second.find(path.back().name) != nullptr;
}

/// A name as people spell it in a heading: "Full Name", "A-NUMBER:".
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

/// A label with a place for another answer is nobody's heading.
bool is_heading(std::string_view text) {
  return !text.empty() && text.find("${") == std::string_view::npos;
}

}  // namespace

std::string Target::path() const {
  std::string path;
  for (const auto &step : repeats)
    path += step.repeat + "[" + (step.index > 0 ? std::to_string(step.index) : "") + "].";
  return path + question->name;
}

/// Of questions and choices, in every language.
struct ColumnNames::Labels {
  std::once_flag gathered;
  std::vector<LanguageTag> languages;
  std::map<std::string, std::vector<std::string>, std::less<>> questions;  ///< to their names
  std::map<std::string, std::vector<std::string>, std::less<>> names;      ///< of fields, by their key
  /// By list, then folded label; "" for a label that two choices have.
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> choices;

  void gather(const form::Form &form, const i18n::Catalogs &catalogs);
  void add(const form::Question &question, const i18n::Catalogs &catalogs);
  void add(const std::vector<form::Item> &items, const i18n::Catalogs &catalogs);
  void add(const form::ChoiceList &list, const i18n::Catalogs &catalogs);
};

ColumnNames::ColumnNames(const form::Form &form, const i18n::Catalogs &catalogs)
    : form_(form), catalogs_(catalogs), labels_(std::make_unique<Labels>()) {}
ColumnNames::~ColumnNames() = default;
ColumnNames::ColumnNames(ColumnNames &&) noexcept = default;

auto ColumnNames::labels() const -> const Labels & {
  std::call_once(labels_->gathered, [&] { labels_->gather(form_, catalogs_); });
  return *labels_;
}

void ColumnNames::Labels::gather(const form::Form &form, const i18n::Catalogs &catalogs) {
  languages = catalogs.languages();
  languages.insert(languages.begin(), LanguageTag());
  add(form.items(), catalogs);
  for (const auto &name : form.names()) names[name_key(name)].push_back(name);
  for (const auto &[name, list] : form.choice_lists()) add(list, catalogs);
}

void ColumnNames::Labels::add(const std::vector<form::Item> &items, const i18n::Catalogs &catalogs) {
  for (const auto &item : items) {
    std::visit(Overloaded{[&](const form::Question &question) { add(question, catalogs); },
                          [&](const auto &holder) { add(holder->items, catalogs); }},
               item);
  }
}

void ColumnNames::Labels::add(const form::Question &question, const i18n::Catalogs &catalogs) {
  if (question.kind == form::QuestionKind::note || !is_heading(question.label.msgid)) return;
  std::set<std::string> labels;
  for (const auto &language : languages)
    labels.insert(folded(catalogs.translate(language, question.label.msgid)));
  for (const auto &label : labels) questions[label].push_back(question.name);
}

void ColumnNames::Labels::add(const form::ChoiceList &list, const i18n::Catalogs &catalogs) {
  auto &by_label = choices[list.name];
  for (const auto &choice : list.choices) {
    std::set<std::string> labels{folded(choice.name)};
    for (const auto &language : languages)
      labels.insert(folded(catalogs.translate(language, form::label_of(list, choice, language))));
    for (const auto &label : labels) {
      const auto [kept, fresh] = by_label.emplace(label, choice.name);
      if (!fresh && kept->second != choice.name) kept->second.clear();
    }
  }
}

std::string ColumnNames::choice_named(const std::string &list, std::string_view text) const {
  const auto known = form_.choice_lists().find(list);
  if (known == form_.choice_lists().end() || known->second.find(text) != nullptr) return std::string(text);
  const auto &labels = this->labels().choices.find(list)->second;
  const auto found = labels.find(folded(text));
  if (found != labels.end()) return found->second.empty() ? std::string(text) : found->second;
  if (known->second.find("yes") == nullptr || known->second.find("no") == nullptr) return std::string(text);
  const auto key = folded(text);
  return key == "true" ? "yes" : key == "false" ? "no" : std::string(text);
}

/// With the nearest name, for which all names and labels are gone through.
Problem ColumnNames::unknown(const std::string &header) const {
  auto hint = diag::did_you_mean(header, form_.names());
  if (hint.empty()) {
    std::vector<std::string> known;
    for (const auto &[label, questions] : labels().questions) known.push_back(label);
    if (const auto near = diag::nearest_name(folded(header), known)) {
      hint = "did you mean `" + labels().questions.find(*near)->second.front() + "` (" + *near + ")?";
    }
  }
  return not_a_field(header, std::move(hint));
}

bool ColumnNames::knows(std::string_view header) const {
  const auto path = read_path(header);
  if (path && form_.find(path->back().name) != nullptr) return true;
  return labels().questions.contains(folded(header)) || find_spelt_otherwise(std::string(header)).has_value();
}

/// A name or a path of names. What two names of the form are near to is neither.
std::optional<std::string> ColumnNames::as_the_form_spells(std::string_view heading) const {
  const auto path = read_path(heading);
  if (!path) return std::nullopt;
  std::string spelt;
  for (const auto &[name, index] : *path) {
    const auto names = labels().names.find(name_key(name));
    if (names == labels().names.end() || names->second.size() > 1) return std::nullopt;
    spelt += (spelt.empty() ? "" : ".") + names->second.front();
    if (index) spelt += "[" + (*index > 0 ? std::to_string(*index) : "") + "]";
  }
  return spelt;
}

std::optional<Target> ColumnNames::find_spelt_otherwise(const std::string &header) const {
  if (const auto spelt = as_the_form_spells(folded(header))) {
    if (auto found = find_path(*spelt)) {
      found->is_spelt_otherwise = true;
      return std::move(*found);
    }
  }
  auto odk_path = header;
  std::replace(odk_path.begin(), odk_path.end(), '-', '/');
  if (auto found = find_path(odk_path)) return std::move(*found);
  return std::nullopt;
}

Result<Target> ColumnNames::find_path(const std::string &header) const {
  auto path = read_path(header);
  if (!path) return not_a_field(header);
  Target target;
  if (is_choice_of_several(form_, *path)) {
    target.choice = path->back().name;
    path->pop_back();
  }
  const auto *question = question_called(form_, path->back().name);
  if (question == nullptr || question->kind == form::QuestionKind::note) return not_a_field(header);
  target.question = question;
  const auto full = form_.path_of(question->name);
  for (const auto &part : *path) {
    if (std::find(full.begin(), full.end(), part.name) == full.end()) return not_a_field(header);
    if (part.index) target.repeats.push_back({part.name, *part.index});
  }
  const auto around = repeats_around(form_, question->name);
  std::vector<std::string> named;
  for (const auto &step : target.repeats) named.push_back(step.repeat);
  if (named == around) return target;
  std::string example;
  for (const auto &repeat : around) example += repeat + "[1].";
  return name_problem("column-without-place", header,
                      around.empty() ? "`" + question->name + "` is asked once; it takes no [n]."
                                     : "`" + question->name + "` is asked in a repeat.",
                      "call it `" + example + question->name + "`");
}

Result<Target> ColumnNames::find(std::string_view header) const {
  const std::string text(header);
  auto by_name = find_path(text);
  if (by_name || by_name.problems().front().code != "unknown-column") return by_name;
  const auto labelled = labels().questions.find(folded(header));
  if (labelled == labels().questions.end()) {
    if (auto spelt = find_spelt_otherwise(text)) return std::move(*spelt);
    return unknown(text);
  }
  if (labelled->second.size() == 1) return find_path(labelled->second.front());
  std::string names;
  for (const auto &name : labelled->second) names += (names.empty() ? "`" : ", `") + name + "`";
  return name_problem("ambiguous-column", text, "Several fields have this label: " + names + ".",
                      "use the field's name as the heading");
}

}  // namespace formletter::mailmerge
