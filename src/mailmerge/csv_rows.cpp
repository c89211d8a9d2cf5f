#include "mailmerge/csv_rows.hpp"

#include "diag/ascii.hpp"

#include <csv.h>

#include <deque>
#include <new>
#include <utility>

namespace formletter::mailmerge {

namespace {

/// A cell that grows past this has lost its closing quotation mark.
constexpr std::size_t longest_cell = 1024UL * 1024;

/// libcsv's parser, and the rows that it has finished.
class Parser {
 public:
  explicit Parser(char separator) {
    if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  Parser(const Parser &) = delete;
  Parser &operator=(const Parser &) = delete;
  ~Parser() { csv_free(&parser_); }

  void parse(std::string_view text) {
    const auto open_cell = is_quoted() ? cells_.size() : no_cell;
    if (csv_parse(&parser_, text.data(), text.size(), on_cell, on_row, this) != text.size())
      throw std::bad_alloc();
    if (is_quoted() && (cells_.size() != open_cell || quote_line == 0)) quote_line = line;
  }
  /// False when the text ended inside quotation marks: a line end is no end there.
  bool finish() {
    if (begun_line > 0) parse("\n");
    const bool closed = begun_line == 0;
    csv_fini(&parser_, on_cell, on_row, this);
    return closed;
  }
  bool has_runaway_cell() const { return parser_.entry_pos > longest_cell; }

  int line = 0;        ///< being parsed
  int begun_line = 0;  ///< of the row that is not finished, or 0
  int quote_line = 0;  ///< on which the quotation mark opened that is open
  std::deque<CsvRow> rows;

 private:
  static constexpr std::size_t no_cell = static_cast<std::size_t>(-1);
  bool is_quoted() const { return begun_line > 0 && parser_.quoted != 0; }

  static void on_cell(void *text, std::size_t size, void *self) {
    static_cast<Parser *>(self)->cells_.emplace_back(static_cast<const char *>(text), size);
  }
  static void on_row(int /*end*/, void *self) {
    auto &parser = *static_cast<Parser *>(self);
    const std::size_t width = parser.cells_.size();
    parser.rows.push_back(
        {.line = parser.begun_line, .cells = std::exchange(parser.cells_, {}), .last_line = parser.line});
    // The next row is as wide, in a roster.
    parser.cells_.reserve(width);
    parser.begun_line = parser.quote_line = 0;
  }

  csv_parser parser_{};
  std::vector<std::string> cells_;
};

/// What spreadsheets run as a formula, and also what is guarded already: so that
/// taking one apostrophe off gives back what was written.
bool looks_like_formula(std::string_view cell) {
  const auto first = cell.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

}  // namespace

struct CsvRows::State {
  LineReader lines;
  Parser parser;
  std::string line;
  bool ended = false;
  State(LineReader reader, char separator) : lines(std::move(reader)), parser(separator) {}
};

CsvRows::CsvRows(LineReader lines, char separator, int lines_to_skip)
    : state_(std::make_unique<State>(std::move(lines), separator)) {
  for (int i = 0; i < lines_to_skip; ++i) {
    if (state_->lines.next(state_->line)) ++state_->parser.line;
  }
}
CsvRows::~CsvRows() = default;
CsvRows::CsvRows(CsvRows &&) noexcept = default;
CsvRows &CsvRows::operator=(CsvRows &&) noexcept = default;

Result<std::optional<CsvRow>> CsvRows::next() {
  auto &[lines, parser, line, ended] = *state_;
  const auto unclosed = [](int quote_line) {
    return Problem{.code = "roster-quote",
                   .place = {.file = {}, .line = quote_line},
                   .subject = {},
                   .message = "A quotation mark opens on this line and is never closed.",
                   .hint = "close it, or double it if it belongs to the text"};
  };
  while (parser.rows.empty() && !ended) {
    if (!lines.next(line)) {
      ended = true;
      const int quote_line = parser.quote_line;
      if (!parser.finish()) return unclosed(quote_line);
      if (!parser.rows.empty()) parser.rows.back().has_line_end = false;
      break;
    }
    ++parser.line;
    // Files put one behind the other have their marks inside.
    if (parser.begun_line == 0 && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
    if (parser.begun_line == 0 && ascii::is_blank(line)) continue;
    if (parser.begun_line == 0) parser.begun_line = parser.line;
    parser.parse(line);
    if (parser.has_runaway_cell()) return unclosed(parser.quote_line);
  }
  if (parser.rows.empty()) return std::optional<CsvRow>();
  CsvRow row = std::move(parser.rows.front());
  parser.rows.pop_front();
  return std::optional<CsvRow>(std::move(row));
}

std::vector<std::string> csv_cells(std::string_view text, char separator) {
  Parser parser(separator);
  parser.begun_line = 1;
  parser.parse(text);
  parser.finish();
  return parser.rows.empty() ? std::vector<std::string>() : std::move(parser.rows.front().cells);
}

std::string csv_line(const std::vector<std::string> &cells) {
  std::string line;
  for (const auto &cell : cells) {
    if (&cell != &cells.front()) line += ',';
    const bool guarded = looks_like_formula(cell);
    const bool quoted = cell.find_first_of(",;\t\"\r\n") != std::string::npos || cell.starts_with(' ') ||
                        cell.ends_with(' ') || (cells.size() == 1 && cell.empty());
    if (quoted) line += '"';
    if (guarded) line += '\'';
    for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
    if (quoted) line += '"';
  }
  return line += "\r\n";
}

std::string unguarded(std::string cell) {
  if (cell.starts_with('\'') && looks_like_formula(cell)) cell.erase(0, 1);
  return cell;
}

}  // namespace formletter::mailmerge
