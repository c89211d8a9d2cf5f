#include "mailmerge/roster.hpp"

#include "diag/overloaded.hpp"
#include "diag/utf8.hpp"
#include "mailmerge/plain_cell.hpp"
#include "mailmerge/problems_member.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

bool is_whole_header(std::vector<std::string> cells, const std::vector<std::string> &header) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells == header;
}

/// The line of a row that has headings, among the next few; 0 for none.
template <typename Rows>
int line_of_headings(Rows &rows, const std::function<bool(std::string_view)> &knows) {
  constexpr int rows_to_try = 10;
  for (int i = 0; i < rows_to_try; ++i) {
    const auto row = rows.next();
    if (!row || !*row) return 0;
    const auto &cells = (*row)->cells;
    if (std::count_if(cells.begin(), cells.end(),
                      [&](const auto &cell) { return knows(trimmed_cell(cell)); }) > 1)
      return (*row)->line;
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

Problem at_line(Problem problem, const std::string &file) {
  problem.place.file = file;
  return problem;
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

Result<std::optional<CsvRow>> SheetRows::next() {
  if (at_ == sheet_->rows.size()) return std::optional<CsvRow>();
  const auto &row = sheet_->rows[at_++];
  return std::optional(CsvRow{.line = row.number, .cells = row.cells});
}

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
  if (roster.facts_.encoding == Encoding::windows_1252) {
    roster.warnings_.push_back(
        {.code = "roster-encoding",
         .severity = Severity::warning,
         .place = {.file = path.string()},
         .subject = {},
         .message = "The roster is not UTF-8; it is read as Windows-1252. Check a name with accents.",
         .hint = "save it as \"CSV UTF-8\""});
  }
  if (auto problem = other_json(roster.facts_)) return std::move(*problem);
  roster.json_ = looks_like_json(roster.facts_);
  if (roster.json_) return roster;
  roster.find_separator(knows);
  CsvRows rows(LineReader(roster.facts_), roster.separator_, roster.lines_to_skip_);
  if (auto problem = roster.read_header(rows, knows)) return std::move(*problem);
  return roster;
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
  if (!header) return at_line(header.problems().front(), file);
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
  if (std::any_of(header_.begin(), header_.end(), knows)) return std::nullopt;
  if (const auto line = line_of_headings(rows, knows); line > 0) return title_above(facts_.path, line);
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

Roster::Reading::Reading(const Roster &roster, Source source)
    : file_(roster.facts_.path.string()),
      header_(roster.header_),
      shape_{.headings = roster.header_.size(),
             .written_cells = roster.sheet_ ? 0 : roster.header_cells_,
             .separator = roster.separator_},
      source_(std::move(source)) {}

Result<std::optional<Row>> Roster::Reading::next() {
  return std::visit(
      Overloaded{[&](LineReader &lines) -> Result<std::optional<Row>> { return next_json(lines); },
                 [&](TornRows &rows) { return next_of_table(rows); },
                 [&](SheetRows &rows) { return next_of_table(rows); }},
      source_);
}

std::optional<Row> Roster::Reading::next_json(LineReader &lines) {
  std::string text;
  while (lines.next(text)) {
    ++line_;
    auto json = trimmed_cell(text);
    if (json.empty()) continue;
    // Blanks for what stands before it, so that columns of problems are those of the line.
    const auto before = std::string_view(text).substr(0, text.find(json));
    json.insert(0, diag::character_count(before), ' ');
    return Row{.number = ++number_, .line = line_, .cells = {}, .json = without_problems(std::move(json))};
  }
  return std::nullopt;
}

template <typename Rows>
Result<std::optional<Row>> Roster::Reading::next_of_table(Rows &rows) {
  while (true) {
    auto read = rows.next();
    if (!read) return at_line(read.problems().front(), file_);
    if (!*read) return std::optional<Row>();
    auto &cells = (*read)->cells;
    for (auto &cell : cells) {
      if (!is_plain_already(cell)) cell = plain_cell(cell);
    }
    const auto filled = [](const std::string &cell) { return !cell.empty(); };
    if (std::none_of(cells.begin(), cells.end(), filled)) continue;
    if (repeats_header(cells)) {
      if (!is_whole_header(cells, header_)) return second_header((*read)->line);
      repeated_headers_.push_back((*read)->line);
      continue;
    }
    Row row = shaped_row(std::move(**read), shape_);
    row.number = ++number_;
    return std::optional<Row>(std::move(row));
  }
}

bool Roster::Reading::repeats_header(const std::vector<std::string> &cells) const {
  std::size_t known = 0, filled = 0;
  for (const auto &cell : cells) {
    if (cell.empty()) continue;
    ++filled;
    // Most rows are told apart by their first cell.
    if (std::find(header_.begin(), header_.end(), cell) == header_.end()) return false;
    ++known;
  }
  return known == filled && known * 2 > header_.size();
}

Problem Roster::Reading::second_header(int line) const {
  return {.code = "roster-second-header",
          .place = {.file = file_, .line = line},
          .subject = {},
          .message =
              "Headings stand here again, and not the same in the same order: two rosters were put "
              "together, and cells would get into the wrong columns.",
          .hint = "merge the two rosters one after the other"};
}

}  // namespace formletter::mailmerge
