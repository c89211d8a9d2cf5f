#include "mailmerge/columns.hpp"

#include "diag/nearest_name.hpp"
#include "diag/overloaded.hpp"
#include "diag/shortened.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/heading_row.hpp"

#include <algorithm>
#include <set>

namespace formletter::mailmerge {

namespace {

Problem column_problem(const std::string &file, std::string code, const std::string &header,
                       std::string message) {
  return {.code = std::move(code),
          .place = {.file = file, .line = 1},
          .subject = diag::shortened(header),
          .message = std::move(message),
          .hint = {}};
}

bool is_always_true(const std::optional<form::Expression> &expression) {
  return expression && expression->text() == "true()";
}

bool is_needed_of_everyone(const form::Question &question) {
  return is_always_true(question.required) && !question.relevant && !question.default_value &&
         !question.calculation;
}

/// Questions that every row must answer, whatever its other answers are. A repeat may
/// have no instance, and so asks nothing of everyone.
void collect_required(const std::vector<form::Item> &items, std::vector<std::string> &names) {
  for (const auto &item : items) {
    std::visit(Overloaded{[&](const form::Question &question) {
                            if (is_needed_of_everyone(question)) names.push_back(question.name);
                          },
                          [&](const std::shared_ptr<const form::Group> &group) {
                            if (!group->relevant) collect_required(group->items, names);
                          },
                          [](const std::shared_ptr<const form::Repeat> &) {}},
               item);
  }
}

/// Fields that the mapping names and the form does not have.
Problems unknown_fields(const ColumnMap &map, const ColumnNames &names) {
  Problems problems;
  for (const auto &[heading, mapped] : map) {
    if (mapped.field == "-") continue;
    const auto target = names.find(mapped.field);
    if (target) continue;
    problems.push_back(target.problems().front());
    problems.back().place = mapped.place;
  }
  return problems;
}

}  // namespace

Result<std::optional<Target>> meaning_of(std::string_view heading, const ColumnNames &names,
                                         const ColumnMap &map) {
  const auto mapped = map.find(heading);
  if (mapped != map.end() && mapped->second.field == "-") return std::optional<Target>();
  if (heading.empty() || (heading == problems_column && mapped == map.end())) return std::optional<Target>();
  const auto found = names.find(mapped == map.end() ? heading : mapped->second.field);
  if (!found) return found.problems();
  return std::optional<Target>(*found);
}

Result<Columns> Columns::settle(const Roster &roster, const ColumnNames &names, const ColumnMap &map,
                                Problems &warnings) {
  Columns columns;
  columns.file_ = roster.facts().path.string();
  columns.header_ = roster.header();
  columns.map_ = map;
  if (auto problems = unknown_fields(map, names); !problems.empty()) return problems;
  if (roster.is_json()) return columns;
  const auto count = count_headings(roster, names, map);
  if (auto problem = no_headings(roster, names, count)) return std::move(*problem);
  columns.hides_headings_ = count.is_doubtful();
  Problems problems, told;
  const auto given = columns.find_targets(names, problems, told);
  columns.tell_unused(told);
  const auto missing = columns.missing(names.form(), given);
  if (count.is_doubtful() && count.known < count.unknown && has_errors(missing))
    return hardly_any_heading(roster);
  for (const auto &problem : missing)
    (problem.severity == Severity::error ? problems : told).push_back(problem);
  warnings.insert(warnings.end(), told.begin(), told.end());
  if (!problems.empty()) return problems;
  return columns;
}

void Columns::tell_unused(Problems &warnings) const {
  for (const auto &[heading, field] : map_) {
    if (std::ranges::find(header_, heading) != header_.end()) continue;
    warnings.push_back({.code = "unknown-column",
                        .severity = Severity::warning,
                        .place = {.file = file_, .line = 1},
                        .subject = diag::shortened(heading),
                        .message = "The mapping names a heading that the roster does not have.",
                        .hint = diag::did_you_mean(heading, header_)});
  }
}

/// Fields that no column gives: errors for those that every record needs, a warning for its id.
Problems Columns::missing(const form::Form &form, const std::set<std::string> &given) const {
  Problems problems;
  std::vector<std::string> required;
  collect_required(form.items(), required);
  for (const auto &name : required) {
    if (given.contains(name)) continue;
    problems.push_back(column_problem(file_, "missing-column", name,
                                      "No column gives this field, and every record needs it."));
  }
  const auto &id = form.record_id();
  if (id.empty() || given.contains(id)) return problems;
  problems.push_back(column_problem(file_, "missing-column", id,
                                    "No column gives this field; files are called by the row's number."));
  problems.back().severity = Severity::warning;
  return problems;
}

std::set<std::string> Columns::find_targets(const ColumnNames &names, Problems &problems,
                                            Problems &warnings) {
  std::set<std::string> headers, given;
  std::map<std::string, std::string> taken;  // by place in the answers
  for (const auto &header : header_) {
    auto meaning = meaning_of(header, names, map_);
    targets_.push_back(meaning ? *meaning : std::nullopt);
    const bool is_shown = meaning ? !looks_like_an_answer(header) : may_be_shown(header, names);
    const std::string told = is_shown ? diag::shortened(header) : shape_of(header);
    if (!headers.insert(header).second && !header.empty()) {
      problems.push_back(column_problem(file_, "duplicate-column", told, "Two columns have this heading."));
      continue;
    }
    if (!meaning) {
      Problem problem = meaning.problems().front();
      problem.place = {.file = file_, .line = 1, .column = is_shown ? 0 : static_cast<int>(targets_.size())};
      problem.subject = told;
      const bool left_out = problem.code == "unknown-column";
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
    const auto &choice = (*meaning)->choice;
    const auto [first, fresh] = taken.emplace(place + name + (choice.empty() ? "" : "/" + choice), header);
    if (fresh) continue;
    problems.push_back(
        column_problem(file_, "duplicate-column", header,
                       "The column `" + diag::shortened(first->second) + "` gives `" + name + "` already."));
  }
  leave_out_ticks();
  order_by_name();
  tell_spellings(warnings);
  return given;
}

/// A heading that is none may be a person's name or number: then its shape is told.
bool Columns::may_be_shown(const std::string &header, const ColumnNames &names) const {
  if (names.knows(header) || names.names_fields(header)) return true;
  return !hides_headings_ && !looks_like_an_answer(header);
}

void Columns::tell_spellings(Problems &warnings) const {
  std::string read;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (!targets_[i] || !targets_[i]->is_spelt_otherwise) continue;
    read += (read.empty() ? "`" : ", `") + diag::shortened(header_[i]) + "` as `" + targets_[i]->path() + "`";
  }
  if (read.empty()) return;
  warnings.push_back({.code = "column-spelling",
                      .severity = Severity::warning,
                      .place = {.file = file_, .line = 1},
                      .subject = {},
                      .message = "Headings that are spelt otherwise are read as fields: " + read + ".",
                      .hint = "--map with `heading = -` leaves a column out"});
}

void Columns::order_by_name() {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i]) in_name_order_.push_back(i);
  }
  std::ranges::stable_sort(in_name_order_, {}, [&](std::size_t column) -> std::string_view {
    return targets_[column]->question->name;
  });
}

/// Programs that part the choices of a question into columns write the whole beside them, too.
void Columns::leave_out_ticks() {
  for (auto &target : targets_) {
    if (!target || target->choice.empty()) continue;
    const bool has_whole = std::ranges::any_of(targets_, [&](const auto &other) {
      return other && other->choice.empty() && other->question == target->question &&
             other->repeats == target->repeats;
    });
    if (has_whole) target.reset();
  }
}

std::optional<std::size_t> Columns::column_of(std::string_view question) const {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const auto &target = targets_[i];
    if (target && target->repeats.empty() && target->choice.empty() && target->question->name == question)
      return i;
  }
  return std::nullopt;
}

}  // namespace formletter::mailmerge
