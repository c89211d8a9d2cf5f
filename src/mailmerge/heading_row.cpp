#include "mailmerge/heading_row.hpp"

#include "mailmerge/folded.hpp"
#include "mailmerge/folder_problem.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace formletter::mailmerge {

namespace {

Problem no_header(const Roster &roster, std::string code, std::string message, std::string hint) {
  auto problem = path_problem(std::move(code), roster.facts().path, std::move(message), std::move(hint));
  problem.place.line = 1;
  return problem;
}

Problem no_header(const Roster &roster, std::string message) {
  return no_header(roster, "roster-no-header", std::move(message),
                   "the first row names the fields; `formletter roster` writes one that does");
}

/// Of the first few columns the one, from 1, in which fields stand below each other; 0 for none.
std::size_t column_of_fields(const Roster &roster, const ColumnNames &names) {
  constexpr std::size_t columns_to_try = 3, rows_to_try = 60, least = 2;
  struct Seen {
    std::set<std::string> fields;
    std::size_t filled = 0;
  };
  std::array<Seen, columns_to_try> seen;
  auto reading = roster.read();
  for (std::size_t i = 0; i < rows_to_try; ++i) {
    const auto row = reading.next();
    if (!row || !*row) break;
    const auto &cells = (*row)->cells;
    for (std::size_t column = 0; column < std::min(columns_to_try, cells.size()); ++column) {
      if (cells[column].empty()) continue;
      ++seen[column].filled;
      if (names.knows(cells[column])) seen[column].fields.insert(folded(cells[column]));
    }
  }
  for (std::size_t column = 0; column < columns_to_try; ++column) {
    const auto &[fields, filled] = seen[column];
    if (fields.size() >= least && fields.size() * 2 >= filled) return column + 1;
  }
  return 0;
}

}  // namespace

bool looks_like_an_answer(std::string_view heading) {
  constexpr std::ptrdiff_t least_digits = 4;
  return heading.find('@') != std::string_view::npos ||
         std::ranges::count_if(heading, [](char c) { return c >= '0' && c <= '9'; }) >= least_digits;
}

HeadingCount count_headings(const Roster &roster, const ColumnNames &names, const ColumnMap &map) {
  HeadingCount count;
  for (const auto &header : roster.header()) {
    if (map.contains(header) || header == problems_column || names.knows(header)) {
      ++count.known;
    } else if (!header.empty()) {
      ++count.unknown;
      if (looks_like_an_answer(header)) ++count.answers;
    }
  }
  return count;
}

std::optional<Problem> no_headings(const Roster &roster, const ColumnNames &names,
                                   const HeadingCount &count) {
  if (count.is_doubtful()) {
    if (const auto column = column_of_fields(roster, names); column > 0) {
      return no_header(roster, "roster-turned",
                       "Fields stand in " +
                           (column == 1 ? "the first column" : "column " + std::to_string(column)) +
                           ", one below the other; they were expected in the first row.",
                       "turn the table, so that each row is one person (a spreadsheet does it with Paste "
                       "Special, Transpose)");
    }
  }
  if (count.known == 0)
    return no_header(roster, "No heading of the roster's first row is a field of the form.");
  if (count.known < count.answers)
    return no_header(roster, "The roster's first row looks like a person's answers.");
  return std::nullopt;
}

Problem hardly_any_heading(const Roster &roster) {
  return no_header(
      roster, "roster-no-header", "Hardly any heading of the roster's first row is a field of the form.",
      "the first row names the fields; `formletter roster` writes one that does, and --map takes "
      "other headings");
}

}  // namespace formletter::mailmerge
