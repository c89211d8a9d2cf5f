#include "mailmerge/columns.hpp"

#include "diag/nearest_name.hpp"
#include "diag/overloaded.hpp"
#include "mailmerge/folded.hpp"

#include <algorithm>
#include <set>

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
    const std::string told = looks_like_an_answer(header) ? shape_of(header) : header;
    if (!headers.insert(header).second && !header.empty()) {
      problems.push_back(column_problem(file_, "duplicate-column", told, "Two columns have this heading."));
      continue;
    }
    if (!meaning) {
      Problem problem = meaning.problems().front();
      problem.place = {.file = file_, .line = 1};
      problem.subject = told;
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
    const auto &choice = (*meaning)->choice;
    const auto [first, fresh] = taken.emplace(place + name + (choice.empty() ? "" : "/" + choice), header);
    if (fresh) continue;
    problems.push_back(column_problem(file_, "duplicate-column", header,
                                      "The column `" + first->second + "` gives `" + name + "` already."));
  }
  leave_out_ticks();
  order_by_name();
  tell_spellings(warnings);
  return given;
}

void Columns::tell_spellings(Problems &warnings) const {
  std::string read;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (!targets_[i] || !targets_[i]->is_spelt_otherwise) continue;
    read += (read.empty() ? "`" : ", `") + header_[i] + "` as `" + targets_[i]->path() + "`";
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
