#include "mailmerge/columns.hpp"

#include "diag/nearest_name.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/spoiled_cell.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace formletter::mailmerge {

namespace {

Problem column_problem(const std::string &file, std::string code, const std::string &header,
                       std::string message) {
  return {.code = std::move(code),
          .place = {.file = file, .line = 1},
          .subject = header,
          .message = std::move(message),
          .hint = {}};
}

bool is_always_true(const std::optional<form::Expression> &expression) {
  return expression && expression->text() == "true()";
}

/// Questions that every row must answer, whatever its other answers are.
void collect_required(const std::vector<form::Item> &items, std::vector<std::string> &names) {
  for (const auto &item : items) {
    if (const auto *question = std::get_if<form::Question>(&item)) {
      if (is_always_true(question->required) && !question->relevant && !question->default_value &&
          !question->calculation) {
        names.push_back(question->name);
      }
    } else if (const auto *group = std::get_if<std::shared_ptr<const form::Group>>(&item)) {
      if (!(*group)->relevant) collect_required((*group)->items, names);
    }
  }
}

/// What a heading means: by the mapping, else by itself; nothing to leave it out.
Result<std::optional<Target>> meaning_of(const std::string &header, const ColumnNames &names,
                                         const ColumnMap &map) {
  const auto mapped = map.find(header);
  if (mapped != map.end() && mapped->second == "-") return std::optional<Target>();
  if (header.empty() || (header == problems_column && mapped == map.end())) return std::optional<Target>();
  const auto found = names.find(mapped == map.end() ? header : mapped->second);
  if (!found) return found.problems();
  return std::optional<Target>(*found);
}

/// A number, a day, an address: no field is called so.
bool looks_like_an_answer(std::string_view heading) {
  constexpr std::ptrdiff_t least_digits = 4;
  return heading.find('@') != std::string_view::npos ||
         std::ranges::count_if(heading, [](char c) { return c >= '0' && c <= '9'; }) >= least_digits;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const auto end = std::min(cell.find_first_of(";\n"), cell.size());
    if (const auto part = trimmed(cell.substr(0, end)); !part.empty()) parts.emplace_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

std::string canonical_cell(const form::Question &question, const std::string &cell,
                           const ColumnNames &names) {
  switch (question.kind) {
    case form::QuestionKind::select_one:
      return names.choice_named(question.choices, cell);
    case form::QuestionKind::select_multiple: {
      if (cell.find_first_of(";\n") == std::string::npos) return names.choice_named(question.choices, cell);
      std::string chosen;
      for (const auto &part : parts_of(cell)) {
        if (!chosen.empty()) chosen += ' ';
        chosen += names.choice_named(question.choices, part);
      }
      return chosen;
    }
    case form::QuestionKind::date:
      return without_midnight(cell);
    case form::QuestionKind::text:
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
    case form::QuestionKind::acknowledge:
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return cell;
  }
  return cell;
}

answers::RawAnswers &instance_at(answers::RawAnswers &answers, const std::string &repeat, std::size_t index) {
  auto &instances = answers.repeats[repeat];
  if (instances.size() < index) instances.resize(index);
  return instances[index - 1];
}

/// Puts a cell where it belongs, into an instance for each of its parts if so said.
void put(answers::RawAnswers &answers, std::span<const Target::Step> steps, const Target &target,
         const answers::RawAnswers::Leaf &leaf, const ColumnNames &names) {
  if (steps.empty()) {
    answers.values.insert_or_assign(
        target.question->name,
        answers::RawAnswers::Leaf{canonical_cell(*target.question, leaf.text, names), leaf.place});
    return;
  }
  const auto &[repeat, index] = steps.front();
  const auto inner = steps.subspan(1);
  if (index > 0) return put(instance_at(answers, repeat, index), inner, target, leaf, names);
  std::size_t number = 0;
  for (const auto &part : parts_of(leaf.text)) {
    put(instance_at(answers, repeat, ++number), inner, target, {part, leaf.place}, names);
  }
}

bool is_empty(const answers::RawAnswers &answers) {
  return answers.values.empty() && answers.repeats.empty();
}

/// reasons[1] left empty beside a filled reasons[2] is no reason.
void drop_empty_instances(answers::RawAnswers &answers) {
  for (auto &[name, instances] : answers.repeats) {
    for (auto &instance : instances) drop_empty_instances(instance);
    std::erase_if(instances, is_empty);
  }
  std::erase_if(answers.repeats, [](const auto &repeat) { return repeat.second.empty(); });
}

}  // namespace

Result<Columns> Columns::settle(const Roster &roster, const ColumnNames &names, const ColumnMap &map,
                                Problems &warnings) {
  Columns columns;
  columns.file_ = roster.facts().path.string();
  columns.header_ = roster.header();
  if (roster.is_json()) return columns;
  if (auto problem = columns.no_header(names, map)) return std::move(*problem);
  Problems problems;
  const auto given = columns.find_targets(names, map, problems, warnings);
  for (const auto &[heading, field] : map) {
    if (std::ranges::find(columns.header_, heading) != columns.header_.end()) continue;
    warnings.push_back({.code = "unknown-column",
                        .severity = Severity::warning,
                        .place = {.file = columns.file_, .line = 1},
                        .subject = heading,
                        .message = "The mapping names a heading that the roster does not have.",
                        .hint = diag::did_you_mean(heading, columns.header_)});
  }
  std::vector<std::string> required;
  collect_required(names.form().items(), required);
  for (const auto &name : required) {
    if (given.contains(name)) continue;
    problems.push_back(column_problem(columns.file_, "missing-column", name,
                                      "No column gives this field, and every record needs it."));
  }
  const auto &id = names.form().record_id();
  if (!id.empty() && !given.contains(id)) {
    auto problem = column_problem(columns.file_, "missing-column", id,
                                  "No column gives this field; files are called by the row's number.");
    problem.severity = Severity::warning;
    warnings.push_back(std::move(problem));
  }
  if (!problems.empty()) return problems;
  return columns;
}

/// Where the first row is a person's already, each of its cells would be told as a
/// heading that is unknown: a name, a number, a day of birth.
std::optional<Problem> Columns::no_header(const ColumnNames &names, const ColumnMap &map) const {
  std::size_t headings = 0, answers = 0;
  for (const auto &header : header_) {
    if (map.contains(header) || header == problems_column || names.knows(header))
      ++headings;
    else if (looks_like_an_answer(header))
      ++answers;
  }
  if (headings > 0 && headings >= answers) return std::nullopt;
  return Problem{.code = "roster-no-header",
                 .place = {.file = file_, .line = 1},
                 .subject = {},
                 .message = headings == 0 ? "No heading of the roster's first row is a field of the form."
                                          : "The roster's first row looks like a person's answers.",
                 .hint = "the first row names the fields; `formletter roster` writes one that does"};
}

std::set<std::string> Columns::find_targets(const ColumnNames &names, const ColumnMap &map,
                                            Problems &problems, Problems &warnings) {
  std::set<std::string> headers, given;
  std::map<std::string, std::string> taken;  // by place in the answers
  for (const auto &header : header_) {
    auto meaning = meaning_of(header, names, map);
    targets_.push_back(meaning ? *meaning : std::nullopt);
    if (!headers.insert(header).second && !header.empty()) {
      problems.push_back(column_problem(file_, "duplicate-column", header, "Two columns have this heading."));
      continue;
    }
    if (!meaning) {
      Problem problem = meaning.problems().front();
      problem.place = {.file = file_, .line = 1};
      problem.subject = looks_like_an_answer(header) ? shape_of(header) : header;
      const bool left_out = problem.code == "unknown-column" && map.find(header) == map.end();
      if (left_out) {
        problem.severity = Severity::warning;
        problem.message += " The column is left out.";
      }
      (left_out ? warnings : problems).push_back(std::move(problem));
      continue;
    }
    if (!*meaning) continue;
    std::string place;
    for (const auto &step : (*meaning)->repeats) place += step.repeat + std::to_string(step.index) + ".";
    const auto &name = (*meaning)->question->name;
    if (place.empty()) given.insert(name);
    const auto [first, fresh] = taken.emplace(place + name, header);
    if (fresh) continue;
    problems.push_back(column_problem(file_, "duplicate-column", header,
                                      "The column `" + first->second + "` gives `" + name + "` already."));
  }
  return given;
}

std::optional<std::size_t> Columns::column_of(std::string_view question) const {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i] && targets_[i]->repeats.empty() && targets_[i]->question->name == question) return i;
  }
  return std::nullopt;
}

const form::Question *Columns::question_of(std::size_t column) const {
  const auto &target = targets_[column];
  return target && target->repeats.empty() ? target->question : nullptr;
}

std::string Columns::text_in(const Row &row, std::size_t column, const ColumnNames &names) const {
  const auto *question = question_of(column);
  const auto &cell = row.cells[column];
  return question == nullptr || cell.empty() ? cell : canonical_cell(*question, cell, names);
}

Result<answers::RawAnswers> Columns::answers_of(const Row &row, const ColumnNames &names) const {
  answers::RawAnswers answers;
  Problems problems;
  const auto report = [&](Problem problem, std::size_t column) {
    problem.place = {.file = file_, .line = row.line, .column = static_cast<int>(column)};
    problems.push_back(std::move(problem));
  };
  bool in_repeats = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto &cell = row.cells[i];
    const auto &target = targets_[i];
    if (cell.empty() || !target) continue;
    // With its midnight a date is whole.
    const bool is_date = target->question->kind == form::QuestionKind::date;
    if (auto spoiling =
            is_date ? spoiled(*target->question, without_midnight(cell)) : spoiled(*target->question, cell)) {
      spoiling->subject = target->question->name;
      report(std::move(*spoiling), i + 1);
      continue;
    }
    in_repeats = in_repeats || !target->repeats.empty();
    const Place place{.file = file_, .line = row.line, .column = static_cast<int>(i) + 1};
    put(answers, target->repeats, *target, {cell, place}, names);
  }
  if (in_repeats) drop_empty_instances(answers);
  if (row.extra_cells > 0) {
    report({.code = "extra-cells",
            .place = {},
            .subject = {},
            .message = std::to_string(row.extra_cells) + " cell(s) stand beyond the last column.",
            .hint = "put quotation marks around a text that has the separator in it"},
           0);
  }
  if (row.swallowed_column > 0) {
    report({.code = "swallowed-rows",
            .place = {},
            .subject = header_[row.swallowed_column - 1],
            .message = "Whole rows seem to stand inside this cell.",
            .hint = "look for a quotation mark that was not closed"},
           row.swallowed_column);
  }
  if (row.is_totals) {
    report({.code = "totals-row",
            .place = {},
            .subject = {},
            .message = "This row seems to hold totals and no person.",
            .hint = "delete the row"},
           0);
  }
  if (!problems.empty()) return problems;
  return answers;
}

}  // namespace formletter::mailmerge
