#include "mailmerge/survey.hpp"

#include "diag/ascii.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/font_rows.hpp"
#include "mailmerge/json_keys.hpp"
#include "mailmerge/record_name.hpp"
#include "workbook/sheet.hpp"

#include <unordered_map>
#include <utility>

namespace formletter::mailmerge {

namespace {

Problem roster_warning(const Roster &roster, int line, std::string code, std::string message) {
  auto problem = path_problem(std::move(code), roster.facts().path, std::move(message));
  problem.severity = Severity::warning;
  problem.place.line = line;
  return problem;
}

/// Counts the rows of which something is read as nothing: cells that they do not have, and ids.
class Losses {
 public:
  void look_at(const Row &row) {
    if (row.is_short && !row.is_torn && !row.is_cut_off && short_rows_++ == 0) first_short_ = row.line;
  }
  void note_no_id(const Row &row) {
    if (without_id_++ == 0) first_without_id_ = row.line;
  }
  void tell(const Roster &roster, Problems &warnings) const {
    if (without_id_ > 0) {
      warnings.push_back(roster_warning(
          roster, first_without_id_, "roster-blank-ids",
          std::to_string(without_id_) +
              " row(s) have no record id; this is the first. Their papers are named by their place "
              "(row-000001), as those of others are in another roster: never put the papers of both "
              "together."));
    }
    if (short_rows_ > 0) {
      warnings.push_back(
          roster_warning(roster, first_short_, "roster-short-rows",
                         std::to_string(short_rows_) +
                             " row(s) have fewer cells than there are headings, and the others are read as "
                             "empty; this is the first."));
    }
  }

 private:
  std::size_t short_rows_ = 0;
  int first_short_ = 0;
  std::size_t without_id_ = 0;
  int first_without_id_ = 0;
};

/// Columns that are read as nothing, in a workbook by the letters that its spreadsheet shows.
void tell_unheaded(const Roster &roster, const Roster::Reading &reading, Problems &warnings) {
  const bool is_sheet = roster.facts().is_workbook;
  for (const auto &[column, seen] : reading.unheaded()) {
    const auto name = is_sheet ? workbook::column_name(column) : std::to_string(column);
    const auto first = is_sheet ? "is " + name + std::to_string(seen.first_line)
                                : "stands on line " + std::to_string(seen.first_line);
    warnings.push_back(roster_warning(roster, 1, "roster-no-heading",
                                      "Column " + name + " has no heading and " + std::to_string(seen.cells) +
                                          " cell(s) that are not empty; the first " + first +
                                          ". The column is left out."));
  }
}

}  // namespace

Result<Survey> survey(const Roster &roster, const Columns &columns, const ColumnNames &names,
                      ExhibitFolder *exhibits) {
  Survey seen;
  FontRows font_rows;
  Losses losses;
  KeyWatch keys(columns, names);
  const auto column = columns.column_of(names.form().record_id());
  const auto typed_id = [&](const Row &row) {
    if (roster.is_json()) return keys.look_at(row.json, row.line);
    return column ? row.cells[*column] : std::string();
  };
  std::unordered_map<std::size_t, std::size_t> first_by_stem;  // by the stem's hash: the names are not kept
  auto reading = roster.read();
  while (true) {
    auto row = reading.next();
    if (!row) return row.problems();
    if (!*row) break;
    seen.rows = (*row)->number;
    const auto id = record_id_of(names.form(), typed_id(**row));
    if (exhibits) exhibits->claim(id);
    // Columns that are missing are told elsewhere, and an id of JSON that is no text is the row's own fault.
    const auto may_have_id = [&] {
      return roster.is_json() ? keys.lacks_id((*row)->json) : column.has_value();
    };
    if (ascii::is_blank(id) && may_have_id()) losses.note_no_id(**row);
    const auto stem = record_stem(id, seen.rows);
    const auto [first, fresh] =
        first_by_stem.emplace(std::hash<std::string>()(collision_key(stem)), seen.rows);
    if (!fresh) seen.repeated_ids.emplace(seen.rows, first->second);
    losses.look_at(**row);
    seen.kept_rows.add(**row);
    if (font_rows.wants(**row)) seen.font_rows.push_back(std::move(**row));
  }
  for (const int line : reading.repeated_headers())
    seen.warnings.push_back(roster_warning(roster, line, "roster-repeated-header",
                                           "The headings stand here again; the line is left out."));
  seen.tells_problems = reading.tells_problems();
  losses.tell(roster, seen.warnings);
  tell_unheaded(roster, reading, seen.warnings);
  if (roster.is_json()) {
    const auto told = keys.problems();
    if (has_errors(told)) return told;
    seen.warnings.insert(seen.warnings.end(), told.begin(), told.end());
  }
  if (seen.rows > 0) return seen;
  return path_problem("roster-empty", roster.facts().path, "The roster has no row but its header.");
}

}  // namespace formletter::mailmerge
