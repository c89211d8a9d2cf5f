#include "mailmerge/roster.hpp"

#include "mailmerge/plain_cell.hpp"
#include "mailmerge/row_problem.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

std::size_t filled_cells(const std::vector<std::string> &cells) {
  return static_cast<std::size_t>(
      std::ranges::count_if(cells, [](const auto &cell) { return !cell.empty(); }));
}

/// The line of a row that has more headings than the first, and hardly anything else, among the next
/// few; 0 for none.
template <typename Rows>
int line_of_headings(Rows &rows, const std::function<bool(std::string_view)> &knows,
                     std::size_t known_first) {
  constexpr int rows_to_try = 10;
  for (int i = 0; i < rows_to_try; ++i) {
    const auto row = rows.next();
    if (!row || !*row) return 0;
    const auto &cells = (*row)->cells;
    const auto known = static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [&](const auto &cell) { return knows(trimmed_cell(cell)); }));
    const bool are_most = known_first == 0 || known * 2 > filled_cells(cells);
    if (known > std::max<std::size_t>(known_first, 1) && are_most) return (*row)->line;
  }
  return 0;
}

Problem title_above(const std::filesystem::path &path, int line) {
  return {.code = "roster-title",
          .place = {.file = path.string(), .line = line},
          .subject = {},
          .message = "The headings stand on this line; they were expected on the first one.",
          .hint = "delete the lines above"};
}

bool looks_like_json(const RosterFacts &facts) {
  const auto extension = facts.path.extension();
  if (extension == ".jsonl" || extension == ".ndjson") return true;
  if (facts.encoding != Encoding::utf8) return false;
  std::string_view head = facts.first_bytes;
  head.remove_prefix(facts.mark_size);
  const auto first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{';
}

/// What a program that knows no JSON Lines writes: everybody in one array, or objects over several lines.
std::optional<Problem> other_json(const RosterFacts &facts) {
  std::string_view head = facts.first_bytes;
  head.remove_prefix(facts.mark_size);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (facts.encoding != Encoding::utf8 || first == std::string_view::npos) return std::nullopt;
  const auto second = head.find_first_not_of(" \t\r\n", first + 1);
  const auto line_end = head.find_first_of("\r\n", first);
  const bool is_array = head[first] == '[' && second != std::string_view::npos && head[second] == '{';
  const bool is_spread = head[first] == '{' && second != std::string_view::npos && line_end < second;
  if (!is_array && !is_spread) return std::nullopt;
  return Problem{
      .code = "roster-json",
      .place = {.file = facts.path.string(), .line = 1},
      .subject = {},
      .message = is_array ? "The roster is one JSON array; JSON Lines have an object a line."
                          : "The JSON object goes over several lines; JSON Lines have one a line.",
      .hint = std::string("run: jq -c ") + (is_array ? "'.[]' " : ". ") + facts.path.filename().string()};
}

}  // namespace

Result<Roster> Roster::open(const std::filesystem::path &path,
                            const std::function<bool(std::string_view header)> &knows,
                            std::string_view sheet) {
  auto facts = look_at_roster(path);
  if (!facts) return facts.problems();
  Roster roster(std::move(*facts));
  if (roster.facts_.is_workbook) return std::move(roster).open_sheet(knows, sheet);
  if (!sheet.empty()) {
    return Problem{.code = "roster-sheet",
                   .place = {.file = path.string()},
                   .subject = std::string(sheet),
                   .message = "A sheet is named, and the roster is no workbook.",
                   .hint = "leave --sheet out"};
  }
  roster.tell_of_bytes();
  if (auto problem = other_json(roster.facts_)) return std::move(*problem);
  roster.json_ = looks_like_json(roster.facts_);
  if (roster.json_) return roster;
  roster.find_separator(knows);
  CsvRows rows(LineReader(roster.facts_), roster.separator_, roster.lines_to_skip_);
  if (auto problem = roster.read_header(rows, knows)) return std::move(*problem);
  roster.is_padded_ = roster.header_cells_ > roster.header_.size() && roster.has_padded_rows();
  return roster;
}

/// Whether a row as wide as the header's line has an empty cell behind the last heading.
bool Roster::has_padded_rows() const {
  CsvRows rows(LineReader(facts_), separator_, lines_to_skip_);
  static_cast<void>(rows.next());
  while (true) {
    const auto row = rows.next();
    if (!row || !*row) return false;
    const auto &cells = (*row)->cells;
    if (cells.size() == header_cells_ && trimmed_cell(cells[header_.size()]).empty()) return true;
  }
}

void Roster::tell_of_bytes() {
  const auto warn = [&](std::string code, std::string message, std::string hint) {
    warnings_.push_back({.code = std::move(code),
                         .severity = Severity::warning,
                         .place = {.file = facts_.path.string()},
                         .subject = {},
                         .message = std::move(message),
                         .hint = std::move(hint)});
  };
  if (facts_.encoding == Encoding::windows_1252) {
    warn("roster-encoding", "The roster is not UTF-8; it is read as Windows-1252. Check a name with accents.",
         "save it as \"CSV UTF-8\"");
  }
  if (facts_.zeros_at_end > 0) {
    warn("roster-zeros",
         "The roster ends in " + std::to_string(facts_.zeros_at_end) +
             " zero byte(s), as a copy leaves them that was broken off; they are left out.",
         "see that the last rows are all there, or copy the file anew");
    warnings_.back().place.line = facts_.text_end;
  }
  if (facts_.ends_in_half) {
    warn("roster-half-character", "The roster ends within a character, as a copy does that was broken off.",
         "see that the last row is all there, or copy the file anew");
  }
}

Result<Roster> Roster::open_sheet(const std::function<bool(std::string_view)> &knows,
                                  std::string_view name) && {
  auto sheet = workbook::read_sheet(facts_.path, name);
  if (!sheet) return sheet.problems();
  warnings_ = std::move(sheet->warnings);
  sheet_ = std::make_shared<const workbook::Sheet>(std::move(*sheet));
  separator_ = '\0';  // no cell of a sheet holds others
  SheetRows rows(sheet_);
  if (auto problem = read_header(rows, knows)) return std::move(*problem);
  return std::move(*this);
}

template <typename Rows>
std::optional<Problem> Roster::read_header(Rows &rows, const std::function<bool(std::string_view)> &knows) {
  const auto file = facts_.path.string();
  auto header = rows.next();
  if (!header) return in_file(header.problems().front(), file);
  if (!*header) {
    return Problem{.code = "roster-empty",
                   .place = {.file = file},
                   .subject = {},
                   .message = "The roster has no header row; the columns' names were expected.",
                   .hint = sheet_ ? "name another sheet with --sheet"
                                  : "`formletter roster FORM --out FILE.csv` makes an empty roster"};
  }
  header_cells_ = (*header)->cells.size();
  for (const auto &cell : (*header)->cells) header_.push_back(plain_cell(cell));
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  // A word of a title may be a heading by chance. Labels are gathered for what is none, so not for more.
  constexpr std::size_t by_chance = 2;
  std::size_t known = 0;
  for (const auto &cell : header_) {
    if (knows(cell) && ++known > by_chance) return std::nullopt;
  }
  if (known > 0 && known * 2 > filled_cells(header_)) return std::nullopt;
  if (const auto line = line_of_headings(rows, knows, known); line > 0) return title_above(facts_.path, line);
  return std::nullopt;
}

void Roster::find_separator(const std::function<bool(std::string_view)> &knows) {
  LineReader lines(facts_);
  std::string line;
  while (lines.next(line) && trimmed_cell(line).empty()) ++lines_to_skip_;
  const std::string first = trimmed_cell(line);
  if (first.size() == 5 && first.starts_with("sep=")) {
    separator_ = first.back();
    ++lines_to_skip_;
    return;
  }
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const char separator : std::array{',', ';', '\t', '|'}) {
    const auto cells = csv_cells(line, separator);
    const auto known = static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [&](const auto &cell) { return knows(trimmed_cell(cell)); }));
    const std::pair<std::size_t, std::size_t> score{known, cells.size()};
    if (score > best) {
      best = score;
      separator_ = separator;
    }
    // Asking for a name that is none of the form's has the labels of all languages gathered.
    if (known > 1 && known == cells.size()) return;
  }
}

Roster::Reading Roster::read() const {
  if (json_) return {*this, LineReader(facts_)};
  // The header was read well before.
  if (sheet_) {
    SheetRows rows(sheet_);
    static_cast<void>(rows.next());
    return {*this, std::move(rows)};
  }
  CsvRows rows(LineReader(facts_), separator_, lines_to_skip_);
  static_cast<void>(rows.next());
  return {*this, TornRows(std::move(rows), header_cells_)};
}

}  // namespace formletter::mailmerge
