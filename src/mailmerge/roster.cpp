#include "mailmerge/roster.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

/// Without white space at either end, no-break spaces too: web pages leave them.
std::string trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  while (!text.empty()) {
    if (spaces.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (spaces.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.starts_with(no_break_space)) {
      text.remove_prefix(no_break_space.size());
    } else if (text.ends_with(no_break_space)) {
      text.remove_suffix(no_break_space.size());
    } else {
      break;
    }
  }
  return std::string(text);
}

/// A spreadsheet writes ="00123" to keep its zeros.
std::string plain_cell(std::string_view cell) {
  std::string text = trimmed(cell);
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"'))
    text = text.substr(2, text.size() - 3);
  return text;
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

}  // namespace

Result<Roster> Roster::open(const std::filesystem::path &path,
                            const std::function<bool(std::string_view header)> &knows) {
  auto facts = look_at_roster(path);
  if (!facts) return facts.problems();
  Roster roster(std::move(*facts));
  if (roster.facts_.encoding == Encoding::windows_1252) {
    roster.warnings_.push_back(
        {.code = "roster-encoding",
         .severity = Severity::warning,
         .place = {.file = path.string()},
         .subject = {},
         .message = "The roster is not UTF-8; it is read as Windows-1252. Check a name with accents.",
         .hint = "save it as \"CSV UTF-8\""});
  }
  roster.json_ = looks_like_json(roster.facts_);
  if (roster.json_) return roster;
  roster.find_separator(knows);
  CsvRows rows(LineReader(roster.facts_), roster.separator_, roster.lines_to_skip_);
  auto header = rows.next();
  if (!header) return at_line(header.problems().front(), path.string());
  if (!*header) {
    return Problem{.code = "roster-empty",
                   .place = {.file = path.string()},
                   .subject = {},
                   .message = "The roster has no header row; the columns' names were expected.",
                   .hint = "`formletter roster FORM --out FILE.csv` makes an empty roster"};
  }
  for (const auto &cell : (*header)->cells) roster.header_.push_back(trimmed(cell));
  while (!roster.header_.empty() && roster.header_.back().empty()) roster.header_.pop_back();
  return roster;
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
  }
}

Roster::Reading Roster::read() const {
  if (json_) return {*this, LineReader(facts_)};
  Reading reading(*this, CsvRows(LineReader(facts_), separator_, lines_to_skip_));
  static_cast<void>(std::get<CsvRows>(reading.source_).next());  // the header; read well before
  return reading;
}

Roster::Reading::Reading(const Roster &roster, LineReader lines)
    : file_(roster.facts_.path.string()), width_(0), source_(std::move(lines)) {}
Roster::Reading::Reading(const Roster &roster, CsvRows rows)
    : file_(roster.facts_.path.string()), width_(roster.header_.size()), source_(std::move(rows)) {}

Result<std::optional<Row>> Roster::Reading::next() {
  if (auto *lines = std::get_if<LineReader>(&source_)) return next_json(*lines);
  return next_csv(std::get<CsvRows>(source_));
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

Result<std::optional<Row>> Roster::Reading::next_csv(CsvRows &rows) {
  while (true) {
    auto read = rows.next();
    if (!read) return at_line(read.problems().front(), file_);
    if (!*read) return std::optional<Row>();
    Row row{.number = 0, .line = (*read)->line, .cells = std::move((*read)->cells), .json = {}};
    for (auto &cell : row.cells) cell = plain_cell(cell);
    const auto filled = [](const std::string &cell) { return !cell.empty(); };
    if (std::none_of(row.cells.begin(), row.cells.end(), filled)) continue;
    row.number = ++number_;
    if (row.cells.size() > width_) {
      row.extra_cells = static_cast<std::size_t>(
          std::count_if(row.cells.begin() + static_cast<std::ptrdiff_t>(width_), row.cells.end(), filled));
    }
    row.cells.resize(width_);
    return std::optional<Row>(std::move(row));
  }
}

}  // namespace formletter::mailmerge
