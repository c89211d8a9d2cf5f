#pragma once

#include "mailmerge/csv_rows.hpp"
#include "mailmerge/roster_file.hpp"
#include "mailmerge/row_shape.hpp"
#include "mailmerge/torn_rows.hpp"
#include "workbook/sheet.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formletter::mailmerge {

/// The rows of a workbook's sheet, which is in memory.
class SheetRows {
 public:
  explicit SheetRows(std::shared_ptr<const workbook::Sheet> sheet) : sheet_(std::move(sheet)) {}
  Result<std::optional<CsvRow>> next();

 private:
  std::shared_ptr<const workbook::Sheet> sheet_;
  std::size_t at_ = 0;
};

/// A list of people: CSV as spreadsheets write it, JSON Lines, or a sheet of a
/// workbook. Opening reads the file once (encoding, digest); rows are then read in
/// bounded memory, but for those of a workbook, which are kept.
class Roster {
 public:
  /// `knows`: is this a column of the form? It settles which separator is meant.
  /// `sheet`: of a workbook; "" for the first.
  static Result<Roster> open(const std::filesystem::path &path,
                             const std::function<bool(std::string_view header)> &knows,
                             std::string_view sheet = {});

  /// Empty for JSON Lines.
  const std::vector<std::string> &header() const { return header_; }
  bool is_json() const { return json_; }
  const RosterFacts &facts() const { return facts_; }
  /// What the operator should know: a Windows-1252 file, hidden rows of a workbook.
  const Problems &warnings() const { return warnings_; }

  /// A reading of the rows from the first on. Rows of empty cells are left out.
  class Reading {
   public:
    Result<std::optional<Row>> next();
    /// Lines, of those read so far, that repeated the headings; they are left out.
    const std::vector<int> &repeated_headers() const { return repeated_headers_; }
    /// Whether a record of JSON Lines, of those read so far, says what is wrong with it, as failed rows do.
    bool tells_problems() const { return tells_problems_; }
    /// Cells that are not empty in a column without a heading.
    struct Unheaded {
      std::size_t cells = 0;
      int first_line = 0;
    };
    /// Of the rows read so far, by column from 1. A row that has no others is left out.
    const std::map<std::size_t, Unheaded> &unheaded() const { return unheaded_; }

   private:
    friend class Roster;
    using Source = std::variant<LineReader, TornRows, SheetRows>;
    Reading(const Roster &roster, Source source);
    template <typename Rows>
    Result<std::optional<Row>> next_of_table(Rows &rows);
    std::optional<Row> next_json(LineReader &lines);
    bool repeats_header(const std::vector<std::string> &cells) const;
    Problem second_header(int line) const;
    void note_unheaded(Row &row);
    bool is_empty_under_headings(const Row &row) const;
    std::string file_;
    std::vector<std::string> header_;
    TableShape shape_;
    std::vector<std::size_t> without_heading_;  ///< columns between others, from 0
    std::vector<int> repeated_headers_;
    std::map<std::size_t, Unheaded> unheaded_;
    Source source_;
    bool tells_problems_ = false;
    std::size_t number_ = 0;
    int line_ = 0;
  };
  Reading read() const;

 private:
  explicit Roster(RosterFacts facts) : facts_(std::move(facts)) {}
  Result<Roster> open_sheet(const std::function<bool(std::string_view)> &knows, std::string_view name) &&;
  template <typename Rows>
  std::optional<Problem> read_header(Rows &rows, const std::function<bool(std::string_view)> &knows);
  void tell_of_bytes();
  bool has_padded_rows() const;
  void find_separator(const std::function<bool(std::string_view)> &knows);

  RosterFacts facts_;
  bool json_ = false;
  char separator_ = ',';
  int lines_to_skip_ = 0;                         ///< before the header: Excel's "sep=;"
  std::shared_ptr<const workbook::Sheet> sheet_;  ///< of a workbook
  std::vector<std::string> header_;
  std::size_t header_cells_ = 0;  ///< as written, empty ones at the end and all
  bool is_padded_ = false;        ///< rows have empty cells at their end, too
  Problems warnings_;
};

}  // namespace formletter::mailmerge
