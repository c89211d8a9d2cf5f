#include "mailmerge/survey.hpp"

#include "answers/json_tree.hpp"
#include "diag/ascii.hpp"
#include "i18n/locale_format.hpp"
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

/// Whether the roster has a place for the row's id, but no id: columns that are missing are told
/// elsewhere, and an id of JSON that is no text is the row's own fault.
bool may_have_id(const Row &row, bool has_column, const form::Form &form) {
  if (row.json.empty()) return has_column;
  return !form.record_id().empty() && row.json.find('"' + form.record_id() + '"') == std::string::npos;
}

Problem roster_warning(const Roster &roster, int line, std::string code, std::string message) {
  return {.code = std::move(code),
          .severity = Severity::warning,
          .place = {.file = roster.facts().path.string(), .line = line},
          .subject = {},
          .message = std::move(message),
          .hint = {}};
}

/// Counts what is read as nothing: cells that a row does not have, those without a heading, and ids.
class Losses {
 public:
  void look_at(const Row &row, const std::vector<std::string> &header) {
    if (row.is_short && !row.is_torn && !row.is_cut_off && short_rows_++ == 0) first_short_ = row.line;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (header[i].empty() && !row.cells[i].empty()) ++without_heading_[i + 1];
    }
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
    for (const auto &[column, cells] : without_heading_) {
      warnings.push_back(roster_warning(roster, 1, "roster-no-heading",
                                        "Column " + std::to_string(column) + " has no heading and " +
                                            std::to_string(cells) +
                                            " cell(s) that are not empty. The column is left out."));
    }
  }

 private:
  std::size_t short_rows_ = 0;
  int first_short_ = 0;
  std::size_t without_id_ = 0;
  int first_without_id_ = 0;
  std::map<std::size_t, std::size_t> without_heading_;  ///< filled cells by column, from 1
};

}  // namespace

Result<Survey> survey(const Roster &roster, const Columns &columns, const form::Form &form,
                      ExhibitFolder *exhibits) {
  Survey seen;
  FontRows font_rows;
  Losses losses;
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
    if (ascii::is_blank(id) && may_have_id(**row, column.has_value(), form)) losses.note_no_id(**row);
    // Whether an accent is a letter's own or behind it, the record is one.
    const auto stem = record_stem(i18n::nfc(id), seen.rows);
    const auto [first, fresh] =
        first_by_stem.emplace(std::hash<std::string>()(collision_key(stem)), seen.rows);
    if (!fresh) seen.repeated_ids.emplace(seen.rows, first->second);
    losses.look_at(**row, columns.header());
    seen.kept_rows.add(**row);
    if (font_rows.wants(**row)) seen.font_rows.push_back(std::move(**row));
  }
  for (const int line : reading.repeated_headers())
    seen.warnings.push_back(roster_warning(roster, line, "roster-repeated-header",
                                           "The headings stand here again; the line is left out."));
  losses.tell(roster, seen.warnings);
  if (seen.rows > 0) return seen;
  return Problem{.code = "roster-empty",
                 .place = {.file = roster.facts().path.string()},
                 .subject = {},
                 .message = "The roster has no row but its header.",
                 .hint = {}};
}

}  // namespace formletter::mailmerge
