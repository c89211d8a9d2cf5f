#include "mailmerge/json_rows.hpp"

#include "diag/shortened.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/plain_cell.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/spoiled_cell.hpp"

#include <utility>

namespace formletter::mailmerge {

namespace {

using Kind = answers::JsonValue::Kind;

Problem at_member(Problem problem, const std::string &key, const Place &place) {
  problem.subject = diag::shortened(key);
  problem.place = place;
  return problem;
}

Problem given_twice(const std::string &key, const std::string &question, const Place &place) {
  return at_member(
      row_problem("duplicate-answer",
                  "This key gives `" + question + "`, which another key of the record gives, too.",
                  "leave one of the two out"),
      key, place);
}

/// A key within a record may be a person's name.
Problems without_unknown_names(Problems problems) {
  for (auto &problem : problems) {
    if (problem.code != "unknown-name") continue;
    problem.subject = shape_of(problem.subject);
    problem.message = "The form has no question of this name.";
  }
  return problems;
}

const form::Question *question_named(const form::Form &form, const std::string &name) {
  const auto *item = form.find(name);
  return item == nullptr ? nullptr : std::get_if<form::Question>(item);
}

}  // namespace

Result<const answers::RawAnswers *> JsonRows::read(const Row &row) {
  constexpr std::size_t most_meanings = 1000;
  if (meanings_.size() > most_meanings) meanings_.clear();
  auto tree = answers::read_json_tree({columns_.file(), row.json});
  if (!tree) return tree.problems();
  Problems problems;
  const auto placed = settle_keys(*tree, problems);
  auto read = answers::read_json(names_.form(), *tree);
  if (!read) append(problems, without_unknown_names(read.problems()));
  if (!problems.empty()) return problems;
  answers_ = std::move(*read);
  // Papers are called by it before it is taken in.
  if (const auto id = answers_.values.find(names_.form().record_id()); id != answers_.values.end())
    id->second.text = trimmed_cell(id->second.text);
  place(placed, problems);
  if (!problems.empty()) return problems;
  auto whole = unspoiled(names_.form(), std::move(answers_));
  if (!whole) return whole.problems();
  answers_ = std::move(*whole);
  return &answers_;
}

/// Null for a key that nobody can tell; a survey of the roster has said so.
const KeyMeaning *JsonRows::meaning_of(const std::string &key) {
  const auto known = meanings_.find(key);
  const auto &meaning = known != meanings_.end()
                            ? known->second
                            : meanings_
                                  .emplace(key,
                                           [&] {
                                             auto found = meaning_of_key(key, columns_, names_);
                                             return found ? std::optional(std::move(*found)) : std::nullopt;
                                           }())
                                  .first->second;
  return meaning ? &*meaning : nullptr;
}

/// Each key becomes the name of its question, or is left out; returns those that go elsewhere.
auto JsonRows::settle_keys(answers::JsonValue &record, Problems &problems) -> std::vector<Placed> {
  std::vector<Placed> placed;
  if (record.kind != Kind::object) return placed;
  std::vector<Member> kept;
  std::map<std::string, bool> is_own;  // by the question's name
  for (auto &member : record.members) {
    const auto *meaning = meaning_of(member.name);
    if (meaning == nullptr || (!meaning->is_own && !meaning->target)) continue;
    if (meaning->target && (!meaning->target->repeats.empty() || !meaning->target->choice.empty())) {
      placed.push_back({std::move(member), &*meaning->target});
      continue;
    }
    const auto key = member.name;
    if (meaning->target) member.name = meaning->target->question->name;
    const auto [first, fresh] = is_own.emplace(member.name, meaning->is_own);
    // The name itself twice is told by who reads it.
    if (!fresh && !(first->second && meaning->is_own)) {
      problems.push_back(given_twice(key, member.name, member.place));
      continue;
    }
    if (const auto *question = question_named(names_.form(), member.name))
      name_choices(*question, member.value, problems);
    kept.push_back(std::move(member));
  }
  record.members = std::move(kept);
  return placed;
}

void JsonRows::name_choices(const form::Question &question, answers::JsonValue &value, Problems &problems) {
  if (question.choices.empty()) return;
  for (auto &element : value.elements) name_choices(question, element, problems);
  if (value.kind == Kind::text) {
    std::string name;
    if (const auto *doubt = cells_.put(question, value.text, name))
      problems.push_back(at_member(*doubt, question.name, value.place));
    value.text = std::move(name);
  } else if (value.kind == Kind::boolean) {
    auto name = names_.choice_named(question.choices, value.text);
    if (name == value.text) return;
    value.text = std::move(name);
    value.kind = Kind::text;
  }
}

void JsonRows::place(const std::vector<Placed> &placed, Problems &problems) {
  if (placed.empty()) return;
  answers::RawAnswers into;
  for (const auto &each : placed) {
    if (auto problem = place(each, into))
      problems.push_back(at_member(std::move(*problem), each.member.name, each.member.value.place));
  }
  drop_empty_instances(into);
  answers_.values.merge(into.values);
  answers_.repeats.merge(into.repeats);
}

std::optional<Problem> JsonRows::place(const Placed &placed, answers::RawAnswers &into) {
  const auto &[member, target] = placed;
  const auto &value = member.value;
  const auto &question = *target->question;
  if (value.kind == Kind::array || value.kind == Kind::object)
    return row_problem("wrong-type", "This key takes one value, not " + answers::described(value.kind) + ".",
                       {});
  if (value.kind == Kind::null || value.text.empty()) return std::nullopt;
  if (!target->choice.empty()) {
    // The whole beside its parts, as in a table.
    if (target->repeats.empty() && answers_.values.contains(question.name)) return std::nullopt;
    const auto tick = ticked(value.text);
    if (!tick) return bad_tick();
    if (!*tick) return std::nullopt;
  }
  if (!target->repeats.empty() && answers_.repeats.contains(target->repeats.front().repeat))
    return given_twice(member.name, target->repeats.front().repeat, value.place);
  return put_in_repeats(into, *target, {value.text, value.place}, cells_);
}

}  // namespace formletter::mailmerge
