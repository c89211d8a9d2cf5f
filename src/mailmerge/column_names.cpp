#include "mailmerge/column_names.hpp"

#include "diag/nearest_name.hpp"
#include "form/choice_label.hpp"
#include "mailmerge/folded.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace formletter::mailmerge {

namespace {

Problem column_problem(std::string code, const std::string &header, std::string message,
                       std::string hint = {}) {
  return {.code = std::move(code),
          .place = {},
          .subject = header,
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// One part of a path: `reasons[2]`, `reasons[]` or `statement`.
struct PathPart {
  std::string name;
  std::optional<std::size_t> index;
};

std::optional<PathPart> read_part(std::string_view text) {
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

/// A label with a place for another answer is nobody's heading.
bool is_heading(std::string_view text) {
  return !text.empty() && text.find("${") == std::string_view::npos;
}

}  // namespace

ColumnNames::ColumnNames(const form::Form &form, const i18n::Catalogs &catalogs)
    : form_(form), catalogs_(catalogs) {
  auto languages = catalogs.languages();
  languages.insert(languages.begin(), LanguageTag());
  add_labels(form.items(), languages);
  for (const auto &[name, list] : form.choice_lists()) add_choices(list, languages);
}

void ColumnNames::add_labels(const std::vector<form::Item> &items,
                             const std::vector<LanguageTag> &languages) {
  for (const auto &item : items) {
    if (const auto *group = std::get_if<std::shared_ptr<const form::Group>>(&item)) {
      add_labels((*group)->items, languages);
    } else if (const auto *repeat = std::get_if<std::shared_ptr<const form::Repeat>>(&item)) {
      add_labels((*repeat)->items, languages);
    } else if (const auto *question = std::get_if<form::Question>(&item)) {
      if (question->kind == form::QuestionKind::note || !is_heading(question->label.msgid)) continue;
      std::set<std::string> labels;
      for (const auto &language : languages)
        labels.insert(folded(catalogs_.translate(language, question->label.msgid)));
      for (const auto &label : labels) by_label_[label].push_back(question->name);
    }
  }
}

void ColumnNames::add_choices(const form::ChoiceList &list, const std::vector<LanguageTag> &languages) {
  auto &by_label = choices_[list.name];
  for (const auto &choice : list.choices) {
    std::set<std::string> labels{folded(choice.name)};
    for (const auto &language : languages)
      labels.insert(folded(catalogs_.translate(language, form::label_of(list, choice, language))));
    for (const auto &label : labels) {
      const auto [kept, fresh] = by_label.emplace(label, choice.name);
      if (!fresh && kept->second != choice.name) kept->second.clear();
    }
  }
}

std::string ColumnNames::choice_named(const std::string &list, std::string_view text) const {
  const auto known = form_.choice_lists().find(list);
  if (known == form_.choice_lists().end() || known->second.find(text) != nullptr) return std::string(text);
  const auto &labels = choices_.find(list)->second;
  const auto found = labels.find(folded(text));
  return found == labels.end() || found->second.empty() ? std::string(text) : found->second;
}

Problem ColumnNames::unknown(const std::string &header) const {
  auto names = form_.names();
  auto hint = diag::did_you_mean(header, names);
  if (hint.empty()) {
    std::vector<std::string> labels;
    for (const auto &[label, questions] : by_label_) labels.push_back(label);
    if (const auto near = diag::nearest_name(folded(header), labels)) {
      hint = "did you mean `" + by_label_.find(*near)->second.front() + "` (" + *near + ")?";
    }
  }
  return column_problem("unknown-column", header, "The form has no field of this name or label.",
                        std::move(hint));
}

bool ColumnNames::knows(std::string_view header) const {
  if (by_label_.contains(folded(header))) return true;
  const auto path = read_path(header);
  return path && form_.find(path->back().name) != nullptr;
}

Result<Target> ColumnNames::find_path(const std::string &header) const {
  const auto path = read_path(header);
  if (!path) return unknown(header);
  const auto *item = form_.find(path->back().name);
  const auto *question = item == nullptr ? nullptr : std::get_if<form::Question>(item);
  if (question == nullptr || question->kind == form::QuestionKind::note) return unknown(header);
  Target target{question, {}};
  const auto full = form_.path_of(question->name);
  for (const auto &part : *path) {
    if (std::find(full.begin(), full.end(), part.name) == full.end()) return unknown(header);
    if (part.index) target.repeats.push_back({part.name, *part.index});
  }
  const auto around = repeats_around(form_, question->name);
  std::vector<std::string> named;
  for (const auto &step : target.repeats) named.push_back(step.repeat);
  if (named == around) return target;
  std::string example;
  for (const auto &repeat : around) example += repeat + "[1].";
  return column_problem("column-without-place", header,
                        around.empty() ? "`" + question->name + "` is asked once; it takes no [n]."
                                       : "`" + question->name + "` is asked in a repeat.",
                        "call it `" + example + question->name + "`");
}

Result<Target> ColumnNames::find(std::string_view header) const {
  const std::string text(header);
  auto by_name = find_path(text);
  if (by_name || by_name.problems().front().code != "unknown-column") return by_name;
  const auto labelled = by_label_.find(folded(header));
  if (labelled == by_label_.end()) return by_name;
  if (labelled->second.size() == 1) return find_path(labelled->second.front());
  std::string names;
  for (const auto &name : labelled->second) names += (names.empty() ? "`" : ", `") + name + "`";
  return column_problem("ambiguous-column", text, "Several fields have this label: " + names + ".",
                        "use the field's name as the heading");
}

}  // namespace formletter::mailmerge
