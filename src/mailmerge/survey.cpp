#include "mailmerge/survey.hpp"

#include "answers/json_tree.hpp"
#include "mailmerge/font_rows.hpp"
#include "mailmerge/record_name.hpp"

#include <unordered_map>
#include <utility>

namespace formletter::mailmerge {

namespace {

std::string record_id(const Row &row, bool is_json, std::optional<std::size_t> column,
                      const form::Form &form) {
  if (!is_json) return column ? row.cells[*column] : std::string();
  // The rest of the row is parsed where it is printed.
  return form.record_id().empty() ? std::string() : answers::first_text(row.json, form.record_id());
}

}  // namespace

Result<Survey> survey(const Roster &roster, const Columns &columns, const form::Form &form,
                      ExhibitFolder *exhibits) {
  Survey seen;
  FontRows font_rows;
  const auto column = columns.column_of(form.record_id());
  std::unordered_map<std::size_t, std::size_t> first_by_stem;  // by the stem's hash: eight bytes a name
  auto reading = roster.read();
  while (true) {
    auto row = reading.next();
    if (!row) return row.problems();
    if (!*row) break;
    seen.rows = (*row)->number;
    const auto id = record_id(**row, roster.is_json(), column, form);
    if (exhibits) exhibits->claim(id);
    const auto stem = record_stem(id, seen.rows);
    const auto [first, fresh] =
        first_by_stem.emplace(std::hash<std::string>()(collision_key(stem)), seen.rows);
    if (!fresh) seen.repeated_ids.emplace(seen.rows, first->second);
    if (font_rows.wants(**row)) seen.font_rows.push_back(std::move(**row));
  }
  for (const int line : reading.repeated_headers()) {
    seen.warnings.push_back({.code = "roster-repeated-header",
                             .severity = Severity::warning,
                             .place = {.file = roster.facts().path.string(), .line = line},
                             .subject = {},
                             .message = "The headings stand here again; the line is left out.",
                             .hint = {}});
  }
  if (seen.rows > 0) return seen;
  return Problem{.code = "roster-empty",
                 .place = {.file = roster.facts().path.string()},
                 .subject = {},
                 .message = "The roster has no row but its header.",
                 .hint = {}};
}

}  // namespace formletter::mailmerge
