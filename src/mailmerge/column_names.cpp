#include "mailmerge/column_names.hpp"

#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/overloaded.hpp"
#include "diag/shortened.hpp"
#include "form/choice_label.hpp"
#include "mailmerge/column_labels.hpp"
#include "mailmerge/folded.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>

namespace formletter::mailmerge {

namespace {

Problem name_problem(std::string code, const std::string &header, std::string message,
                     std::string hint = {}) {
  return {.code = std::move(code),
          .place = {},
          .subject = diag::shortened(header),
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

/// The path without its numbers, in which a repeat may stand for its questions.
std::string without_indexes(std::string_view path) {
  std::string names;
  bool is_index = false;
  for (const char c : path) {
    is_index = c == '[' || (is_index && c != ']');
    if (!is_index && c != ']') names += c;
  }
  return names;
}

/// The first question in a group or repeat; null for none.
const form::Question *first_question(const std::vector<form::Item> &items) {
  for (const auto &item : items) {
    const auto *found =
        std::visit(Overloaded{[](const form::Question &question) {
                                return question.kind == form::QuestionKind::note ? nullptr : &question;
                              },
                              [](const auto &holder) { return first_question(holder->items); }},
                   item);
    if (found != nullptr) return found;
  }
  return nullptr;
}

}  // namespace

std::string Target::path() const {
  std::string path;
  for (const auto &step : repeats)
    path += step.repeat + "[" + (step.index > 0 ? std::to_string(step.index) : "") + "].";
  return path + question->name;
}

struct ColumnNames::Labels {
  std::once_flag gathered;
  std::optional<ColumnLabels> of_form;
};

ColumnNames::ColumnNames(const form::Form &form, const i18n::Catalogs &catalogs)
    : form_(form), catalogs_(catalogs), labels_(std::make_unique<Labels>()) {}
ColumnNames::~ColumnNames() = default;
ColumnNames::ColumnNames(ColumnNames &&) noexcept = default;

const ColumnLabels &ColumnNames::labels() const {
  std::call_once(labels_->gathered, [&] { labels_->of_form.emplace(form_, catalogs_); });
  return *labels_->of_form;
}

std::string ColumnNames::choice_named(const std::string &list, std::string_view text) const {
  const auto known = form_.choice_lists().find(list);
  if (known == form_.choice_lists().end() || known->second.find(text) != nullptr) return std::string(text);
  const auto meant = labels().choices(list, text);
  if (!meant.empty()) return meant.size() > 1 ? std::string(text) : *meant.begin();
  if (known->second.find("yes") == nullptr || known->second.find("no") == nullptr) return std::string(text);
  const auto key = folded(text);
  return key == "true" ? "yes" : key == "false" ? "no" : std::string(text);
}

bool ColumnNames::calls_choice(const std::string &list, std::string_view word) const {
  const auto known = form_.choice_lists().find(list);
  if (known == form_.choice_lists().end()) return false;
  const auto *choice = known->second.find(choice_named(list, word));
  if (choice == nullptr) return false;
  return known->second.source == form::ChoiceSource::listed ||
         folded(form::label_of(known->second, *choice, LanguageTag())) == folded(word);
}

std::vector<std::string> ColumnNames::choices_meant(const std::string &list, std::string_view text) const {
  const auto known = form_.choice_lists().find(list);
  if (known == form_.choice_lists().end() || known->second.find(text) != nullptr) return {};
  std::vector<std::string> told;
  for (const auto &name : labels().choices(list, text))
    told.push_back(form::label_of(known->second, *known->second.find(name), LanguageTag()) + " (" + name +
                   ")");
  return told;
}

/// With the nearest name, for which all names and labels are gone through.
Problem ColumnNames::unknown(const std::string &header) const {
  const auto *item = form_.find(header);
  if (question_called(form_, header) != nullptr)
    return name_problem("unknown-column", header, "This is a note of the form and takes no answer.");
  if (item != nullptr) {
    const bool is_repeat = std::holds_alternative<std::shared_ptr<const form::Repeat>>(*item);
    return name_problem("unknown-column", header,
                        is_repeat ? "This is a repeat of the form; its questions are columns of their own."
                                  : "This is a group of the form; its questions are columns of their own.",
                        example_in(header));
  }
  if (const auto near = diag::nearest_name(header, form_.names())) {
    const auto example = example_in(*near);
    return not_a_field(header, example.empty() ? "did you mean `" + *near + "`?" : example);
  }
  std::vector<std::string> known;
  for (const auto &[label, questions] : labels().by_label()) known.push_back(label);
  const auto near = diag::nearest_name(folded(header), known);
  if (!near) return not_a_field(header);
  return not_a_field(header, "did you mean `" + labels().questions(*near)->front() + "` (" + *near + ")?");
}

/// A column that works, of a group or a repeat; "" for a question.
std::string ColumnNames::example_in(const std::string &name) const {
  const auto *item = form_.find(name);
  const auto *question =
      std::visit(Overloaded{[](const form::Question &) -> const form::Question * { return nullptr; },
                            [](const auto &holder) { return first_question(holder->items); }},
                 *item);
  return question == nullptr ? "" : "call it `" + column_of(*question) + "`";
}

/// As a heading has it, of the first instances.
std::string ColumnNames::column_of(const form::Question &question) const {
  std::string column;
  for (const auto &repeat : repeats_around(form_, question.name)) column += repeat + "[1].";
  return column + question.name;
}

bool ColumnNames::names_fields(std::string_view header) const {
  const auto path = read_path(without_indexes(header));
  return path &&
         std::ranges::all_of(*path, [&](const PathPart &part) { return form_.find(part.name) != nullptr; });
}

bool ColumnNames::knows(std::string_view header) const {
  const auto path = read_path(header);
  if (path && form_.find(path->back().name) != nullptr) return true;
  return labels().questions(header) != nullptr || find_spelt_otherwise(std::string(header)).has_value();
}

/// A name or a path of names. What two names of the form are near to is neither.
std::optional<std::string> ColumnNames::as_the_form_spells(std::string_view heading) const {
  const auto path = read_path(heading);
  if (!path) return std::nullopt;
  std::string spelt;
  for (const auto &[name, index] : *path) {
    const auto *names = labels().fields(name);
    if (names == nullptr || names->size() > 1) return std::nullopt;
    spelt += (spelt.empty() ? "" : ".") + names->front();
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
  return name_problem("column-without-place", header,
                      around.empty() ? "`" + question->name + "` is asked once; it takes no [n]."
                                     : "`" + question->name + "` is asked in a repeat.",
                      "call it `" + column_of(*question) + "`");
}

Result<Target> ColumnNames::find(std::string_view header) const {
  const std::string text(header);
  auto by_name = find_path(text);
  if (by_name || by_name.problems().front().code != "unknown-column") return by_name;
  if (header.find('[') != std::string_view::npos && names_fields(header) && !read_path(header)) {
    return name_problem("column-without-place", text, "The number in the brackets is none from 1 to 999.",
                        "number the columns of a repeat from 1 on");
  }
  const auto *labelled = labels().questions(header);
  if (labelled == nullptr) {
    if (auto spelt = find_spelt_otherwise(text)) return std::move(*spelt);
    return unknown(text);
  }
  if (labelled->size() == 1) return find_path(labelled->front());
  std::string names;
  for (const auto &name : *labelled) names += (names.empty() ? "`" : ", `") + name + "`";
  return name_problem("ambiguous-column", text, "Several fields have this label: " + names + ".",
                      "use the field's name as the heading");
}

}  // namespace formletter::mailmerge
