#include "mailmerge/record_name.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/row_stages.hpp"

namespace formletter::mailmerge {

void RowStages::take_in(RowInWork &row) {
  RowOutcome &outcome = row.outcome;
  const auto given = answers_of(row);
  if (!given) {
    row.over = true;
    return append(outcome.problems, given.problems());
  }
  const answers::RawAnswers &answers = **given;
  const auto id = answers.values.find(form_->record_id());
  outcome.record = id == answers.values.end() ? std::string() : record_id_of(*form_, id->second.text);
  if (const auto first = job_.repeated_ids.find(outcome.row); first != job_.repeated_ids.end()) {
    outcome.problems.push_back({.code = "duplicate-record",
                                .place = {},
                                .subject = form_->record_id(),
                                .message = "Row " + std::to_string(first->second) +
                                           " has the same record id, and its files the same names.",
                                .hint = "give each record an id of its own"});
  }
  row.checking.emplace(checker_->take_in(answers, check_options_));
}

void RowStages::settle(RowInWork &row) {
  checker_->settle(*row.checking);
}

void RowStages::judge(RowInWork &row) {
  RowOutcome &outcome = row.outcome;
  row.record.emplace(Press::Works::Record{form_, checker_->judge(std::move(*row.checking))});
  row.checking.reset();
  const form::Instance &instance = row.record->checked.instance;
  append(outcome.problems, row.record->checked.problems);
  // Those of many rows have been read since; few have to tell where they stand.
  const auto typed = [&]() -> const answers::RawAnswers & { return **answers_of(row); };
  append(outcome.problems, works().unprintable(*form_, typed, instance, language_));
  outcome.key_mark = mark_of_key(instance);
  find_exhibits(row);
  row.over = has_errors(outcome.problems);
}

Result<const answers::RawAnswers *> RowStages::answers_of(const RowInWork &row) {
  return table_ ? table_->read(*row.row) : records_->read(*row.row);
}

std::string_view RowStages::key_in(const form::Instance &instance) const {
  if (form_->record_key().empty()) return {};
  if (const auto node = instance.numbered(key_)) return instance.at(*node).text;
  std::string path;
  for (const auto &name : form_->path_of(form_->record_key())) path += "/" + name;
  const auto node = instance.find("/" + form_->id() + path);
  return node ? std::string_view(instance.at(*node).text) : std::string_view();
}

/// Equal for equal keys of one roster. The answer cannot be found from it without the roster.
std::string RowStages::mark_of_key(const form::Instance &instance) {
  constexpr std::size_t digits = 16;
  const auto key = key_in(instance);
  if (key.empty()) return {};
  key_sum_.go_on_from(salt_sum_);
  key_sum_.add(key);
  return key_sum_.hex().substr(0, digits);
}

}  // namespace formletter::mailmerge
