#pragma once

#include "mailmerge/csv_rows.hpp"
#include "mailmerge/roster_file.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formletter::mailmerge {

/// One person's row. `number` counts rows from 1, the header not counted.
struct Row {
  std::size_t number = 0;
  int line = 0;
  std::vector<std::string> cells;    ///< of a CSV roster, as many as its header has
  std::string json;                  ///< of JSON Lines
  std::size_t extra_cells = 0;       ///< cells beyond the header that are not empty
  std::size_t swallowed_column = 0;  ///< from 1: its cell holds lines that look like rows; 0 for none
  bool is_totals = false;            ///< "Total" and some numbers
};

/// A list of people: CSV as spreadsheets write it, or JSON Lines. Opening reads
/// the file once (encoding, digest); rows are then read in bounded memory.
class Roster {
 public:
  /// `knows`: is this a column of the form? It settles which separator is meant.
  static Result<Roster> open(const std::filesystem::path &path,
                             const std::function<bool(std::string_view header)> &knows);

  /// Empty for JSON Lines.
  const std::vector<std::string> &header() const { return header_; }
  bool is_json() const { return json_; }
  const RosterFacts &facts() const { return facts_; }
  /// What the operator should know: a Windows-1252 file.
  const Problems &warnings() const { return warnings_; }

  /// A reading of the rows from the first on. Rows of empty cells are left out.
  class Reading {
   public:
    Result<std::optional<Row>> next();
    /// Lines, of those read so far, that repeated the headings; they are left out.
    const std::vector<int> &repeated_headers() const { return repeated_headers_; }

   private:
    friend class Roster;
    Reading(const Roster &roster, LineReader lines);
    Reading(const Roster &roster, CsvRows rows);
    Result<std::optional<Row>> next_csv(CsvRows &rows);
    std::optional<Row> next_json(LineReader &lines);
    bool repeats_header(const Row &row) const;
    Problem second_header(const Row &row) const;
    void look_at(Row &row) const;
    std::string file_;
    std::vector<std::string> header_;
    char separator_;
    std::vector<int> repeated_headers_;
    std::variant<LineReader, CsvRows> source_;
    std::size_t number_ = 0;
    int line_ = 0;
  };
  Reading read() const;

 private:
  explicit Roster(RosterFacts facts) : facts_(std::move(facts)) {}
  void find_separator(const std::function<bool(std::string_view)> &knows);

  RosterFacts facts_;
  bool json_ = false;
  char separator_ = ',';
  int lines_to_skip_ = 0;  ///< before the header: Excel's "sep=;"
  std::vector<std::string> header_;
  Problems warnings_;
};

}  // namespace formletter::mailmerge
