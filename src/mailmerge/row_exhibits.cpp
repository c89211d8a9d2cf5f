#include "mailmerge/row_stages.hpp"

#include "mailmerge/row_problem.hpp"

#include <algorithm>

namespace formletter::mailmerge {

/// The record's own files.
void RowStages::find_exhibits(RowInWork &row) const {
  if (!job_.exhibits) return;
  Problems &problems = row.outcome.problems;
  auto found = job_.exhibits->of(row.outcome.record);
  append(problems, found.problems);
  row.record->exhibits = std::move(found.files);
  if (row.record->exhibits.empty())
    problems.push_back({.code = "no-exhibits",
                        .severity = Severity::warning,
                        .place = {},
                        .subject = "--exhibits",
                        .message = "The folder has no file of this record.",
                        .hint = {}});
}

/// A file that nothing printed shows must not be taken for sent.
void RowStages::note_use_of_exhibits(RowInWork &row) const {
  const auto &exhibits = row.record->exhibits;
  if (exhibits.empty()) return;
  const bool used =
      job_.packet || std::ranges::any_of(row.planned, [&](const Press::Works::Planned &document) {
        return packet::takes_exhibits(*document.rule, job_.options);
      });
  if (used) {
    for (const auto &file : exhibits) row.outcome.exhibits.push_back(job_.exhibits->name_of(file.path));
    return;
  }
  row.outcome.problems.push_back(
      {.code = "unused-exhibits",
       .severity = Severity::warning,
       .place = {},
       .subject = "--exhibits",
       .message = "The answers call for no e-mail that would carry this record's exhibits.",
       .hint = "--packet binds them behind the papers"});
}

}  // namespace formletter::mailmerge
