#include "mailmerge/near_duplicates.hpp"

#include <functional>

namespace formletter::mailmerge {

std::optional<std::size_t> NearDuplicates::first_of(std::size_t row, const std::string &key_mark) {
  if (key_mark.empty()) return std::nullopt;
  const auto [first, fresh] = first_.emplace(std::hash<std::string>()(key_mark), row);
  return fresh ? std::nullopt : std::optional(first->second);
}

Problem NearDuplicates::warning(std::size_t row, int line, std::size_t first) const {
  return {.code = "near-duplicate",
          .severity = Severity::warning,
          .place = {.file = roster_, .line = line},
          .subject = question_,
          .message = "Row " + std::to_string(row) + ": the answer is that of row " + std::to_string(first) +
                     "; this may be one person twice.",
          .hint = {}};
}

std::optional<Problem> NearDuplicates::look_at(const RowOutcome &outcome) {
  const auto first = first_of(outcome.row, outcome.key_mark);
  return first ? std::optional(warning(outcome.row, outcome.line, *first)) : std::nullopt;
}

}  // namespace formletter::mailmerge
