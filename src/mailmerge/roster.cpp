#include "mailmerge/roster.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

/// Bytes of the space or the invisible character that `text` begins or, from the
/// other end, ends with; 0 for none. No-break spaces, zero-width spaces, direction
/// marks and byte order marks come along from web pages, contacts and other files.
struct Edge {
  std::size_t at_begin = 0, at_end = 0;
};
Edge edge_of(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  constexpr std::array<std::string_view, 18> invisible{
      "\xC2\xA0",     "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB",
      "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x80\xAF", "\xE2\x81\xA0", "\xE2\x81\xA6",
      "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xE2\x80\x89", "\xE3\x80\x80", byte_order_mark};
  Edge edge;
  if (spaces.find(text.front()) != std::string_view::npos) edge.at_begin = 1;
  if (spaces.find(text.back()) != std::string_view::npos) edge.at_end = 1;
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (is_plain(text.front()) && is_plain(text.back())) return edge;
  for (const auto character : invisible) {
    if (text.starts_with(character)) edge.at_begin = character.size();
    if (text.ends_with(character)) edge.at_end = character.size();
  }
  return edge;
}

std::string trimmed(std::string_view text) {
  while (!text.empty()) {
    const auto [at_begin, at_end] = edge_of(text);
    if (at_begin + at_end == 0) break;
    text.remove_prefix(at_begin);
    text.remove_suffix(std::min(at_end, text.size()));
  }
  return std::string(text);
}

/// Neither trimmed nor unguarded: nothing at its ends but letters and digits.
bool is_plain_already(std::string_view cell) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  return cell.empty() || (is_plain(cell.front()) && (is_plain(cell.back()) || cell.back() == '.'));
}

/// A spreadsheet writes ="00123" to keep its zeros; csv_line guards what looks like a formula.
std::string plain_cell(std::string_view cell) {
  std::string text = trimmed(cell);
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"'))
    text = text.substr(2, text.size() - 3);
  // An apostrophe keeps the zeros of a number that is a text.
  const bool is_number =
      text.size() > 1 && text.front() == '\'' && text.find_first_not_of("0123456789", 1) == std::string::npos;
  return is_number ? text.substr(1) : unguarded(std::move(text));
}

/// Does a line inside the cell look like a row? Then a quotation mark was never
/// closed, and the next one that opened closed it.
bool holds_rows(std::string_view cell, char separator, std::size_t width) {
  constexpr std::size_t least = 4;
  if (width < least) return false;
  // Nearly no cell has a line end, and one character is looked for quicker than one of two.
  if (cell.find('\n') == std::string_view::npos && cell.find('\r') == std::string_view::npos) return false;
  auto at = cell.find_first_of("\r\n");
  while (at != std::string_view::npos) {
    const auto end = cell.find_first_of("\r\n", at + 1);
    const auto line = cell.substr(at, end == std::string_view::npos ? end : end - at);
    const auto parts = std::count(line.begin(), line.end(), separator);
    // The last line ends where the quotation mark of another cell begins.
    if (static_cast<std::size_t>(parts) >= (width - 1) / 2) return true;
    at = end;
  }
  return false;
}

bool is_whole_header(std::vector<std::string> cells, const std::vector<std::string> &header) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells == header;
}

bool is_totals(const std::vector<std::string> &cells) {
  constexpr std::array<std::string_view, 8> words{"total", "totals",  "grand total", "subtotal",
                                                  "sum",   "average", "count",       "records"};
  const auto filled = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const auto &cell) { return !cell.empty(); }));
  const auto first = std::find_if(cells.begin(), cells.end(), [](const auto &cell) { return !cell.empty(); });
  if (first == cells.end() || filled > cells.size() / 2) return false;
  std::string word = *first;
  while (word.ends_with(':')) word.pop_back();
  for (char &c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The line of a row that has headings, among the next few; 0 for none.
template <typename Rows>
int line_of_headings(Rows &rows, const std::function<bool(std::string_view)> &knows) {
  constexpr int rows_to_try = 10;
  for (int i = 0; i < rows_to_try; ++i) {
    const auto row = rows.next();
    if (!row || !*row) return 0;
    const auto &cells = (*row)->cells;
    if (std::count_if(cells.begin(), cells.end(), [&](const auto &cell) { return knows(trimmed(cell)); }) > 1)
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
  return std::optional(CsvRow{row.number, row.cells});
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
  for (const auto &cell : (*header)->cells) header_.push_back(plain_cell(cell));
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  if (std::any_of(header_.begin(), header_.end(), knows)) return std::nullopt;
  if (const auto line = line_of_headings(rows, knows); line > 0) return title_above(facts_.path, line);
  return std::nullopt;
}

void Roster::find_separator(const std::function<bool(std::string_view)> &knows) {
  LineReader lines(facts_);
  std::string line;
  while (lines.next(line) && trimmed(line).empty()) ++lines_to_skip_;
  const std::string first = trimmed(line);
  if (first.size() == 5 && first.starts_with("sep=")) {
    separator_ = first.back();
    ++lines_to_skip_;
    return;
  }
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const char separator : std::array{',', ';', '\t'}) {
    const auto cells = csv_cells(line, separator);
    const auto known = static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [&](const auto &cell) { return knows(trimmed(cell)); }));
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
  return {*this, std::move(rows)};
}

Roster::Reading::Reading(const Roster &roster, Source source)
    : file_(roster.facts_.path.string()),
      header_(roster.header_),
      separator_(roster.separator_),
      source_(std::move(source)) {}

Result<std::optional<Row>> Roster::Reading::next() {
  return std::visit(
      Overloaded{[&](LineReader &lines) -> Result<std::optional<Row>> { return next_json(lines); },
                 [&](CsvRows &rows) { return next_of_table(rows); },
                 [&](SheetRows &rows) { return next_of_table(rows); }},
      source_);
}

std::optional<Row> Roster::Reading::next_json(LineReader &lines) {
  std::string text;
  while (lines.next(text)) {
    ++line_;
    auto json = trimmed(text);
    if (json.empty()) continue;
    return Row{.number = ++number_, .line = line_, .cells = {}, .json = std::move(json)};
  }
  return std::nullopt;
}

template <typename Rows>
Result<std::optional<Row>> Roster::Reading::next_of_table(Rows &rows) {
  while (true) {
    auto read = rows.next();
    if (!read) return at_line(read.problems().front(), file_);
    if (!*read) return std::optional<Row>();
    Row row{.number = 0, .line = (*read)->line, .cells = std::move((*read)->cells), .json = {}};
    for (auto &cell : row.cells) {
      if (!is_plain_already(cell)) cell = plain_cell(cell);
    }
    const auto filled = [](const std::string &cell) { return !cell.empty(); };
    if (std::none_of(row.cells.begin(), row.cells.end(), filled)) continue;
    if (repeats_header(row)) {
      if (!is_whole_header(row.cells, header_)) return second_header(row);
      repeated_headers_.push_back(row.line);
      continue;
    }
    row.number = ++number_;
    look_at(row);
    return std::optional<Row>(std::move(row));
  }
}

bool Roster::Reading::repeats_header(const Row &row) const {
  std::size_t known = 0, filled = 0;
  for (const auto &cell : row.cells) {
    if (cell.empty()) continue;
    ++filled;
    // Most rows are told apart by their first cell.
    if (std::find(header_.begin(), header_.end(), cell) == header_.end()) return false;
    ++known;
  }
  return known == filled && known * 2 > header_.size();
}

Problem Roster::Reading::second_header(const Row &row) const {
  return {.code = "roster-second-header",
          .place = {.file = file_, .line = row.line},
          .subject = {},
          .message =
              "Headings stand here again, and not the same in the same order: two rosters were put "
              "together, and cells would get into the wrong columns.",
          .hint = "merge the two rosters one after the other"};
}

void Roster::Reading::look_at(Row &row) const {
  const auto width = header_.size();
  if (row.cells.size() > width) {
    row.extra_cells = static_cast<std::size_t>(
        std::count_if(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                      [](const auto &cell) { return !cell.empty(); }));
  }
  row.cells.resize(width);
  const auto swallower = std::find_if(row.cells.begin(), row.cells.end(),
                                      [&](const auto &cell) { return holds_rows(cell, separator_, width); });
  if (swallower != row.cells.end())
    row.swallowed_column = static_cast<std::size_t>(swallower - row.cells.begin()) + 1;
  row.is_totals = is_totals(row.cells);
}

}  // namespace formletter::mailmerge
