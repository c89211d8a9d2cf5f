#include "catalogs/matrix.hpp"
#include "catalogs/padded.hpp"
#include "diag/report.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

std::string range(std::size_t least, std::size_t most) {
  if (most == 0) return "-";
  return least == most ? std::to_string(most) : std::to_string(least) + "-" + std::to_string(most);
}

/// Pages; "!" over the budget, "*" with texts in English, "." where no sample prints it, "-"
/// where the samples print it in large print alone.
std::string cell_text(const MatrixRow &row, const std::string &language) {
  const auto cell = row.cells.find(language);
  if (cell == row.cells.end()) return ".";
  return range(cell->second.fewest_pages, cell->second.most_pages) +
         (cell->second.over_budget > 0 ? "!" : "") + (cell->second.untranslated > 0 ? "*" : "");
}

std::string joined(const std::set<std::string> &words) {
  std::string made;
  for (const auto &word : words) made += (made.empty() ? "" : ", ") + word;
  return made;
}

std::string cell_json(const std::string &language, const MatrixCell &cell) {
  return "{\"language\": " + diag::json_string(language) + ", \"papers\": " + std::to_string(cell.papers) +
         ", \"large_print\": " + std::to_string(cell.large_papers) +
         ", \"fewest_pages\": " + std::to_string(cell.fewest_pages) +
         ", \"most_pages\": " + std::to_string(cell.most_pages) +
         ", \"texts\": " + std::to_string(cell.texts) +
         ", \"untranslated\": " + std::to_string(cell.untranslated) +
         ", \"over_budget\": " + std::to_string(cell.over_budget) + "}";
}

std::string row_json(const MatrixRow &row) {
  std::string groups, cells;
  for (const auto &group : row.groups) groups += (groups.empty() ? "" : ", ") + diag::json_string(group);
  for (const auto &[language, cell] : row.cells)
    cells += (cells.empty() ? "" : ",\n      ") + cell_json(language, cell);
  const auto budget = row.rule->page_budget ? std::to_string(*row.rule->page_budget) : "null";
  return "{\"document\": " + diag::json_string(row.rule->name) + ", \"pages_allowed\": " + budget +
         ", \"groups\": [" + groups + "],\n     \"cells\": [" + cells + "]}";
}

}  // namespace

std::string matrix_text(const Matrix &matrix) {
  std::size_t width = 0;
  for (const auto &row : matrix.rows) width = std::max(width, row.rule->name.size());
  constexpr std::size_t column = 8;
  std::string text = padded("pages", width + 2);
  for (const auto &language : matrix.languages) text += padded(language, column);
  text += "\n";
  for (const auto &row : matrix.rows) {
    text += padded(row.rule->name, width + 2);
    for (const auto &language : matrix.languages) text += padded(cell_text(row, language), column);
    text += joined(row.groups) + "\n";
  }
  text +=
      "! more pages than the form allows   * some texts in English   . no sample prints it   "
      "- in large print alone\n";
  if (!matrix.unreached.empty()) text += "\nNo sample prints:\n";
  for (const auto &unreached : matrix.unreached)
    text += unreached.place.file + ":" + std::to_string(unreached.place.line) + ": " + unreached.msgid + "\n";
  return text;
}

std::string matrix_json(const Matrix &matrix) {
  std::string languages, rows, unreached;
  for (const auto &language : matrix.languages)
    languages += (languages.empty() ? "" : ", ") + diag::json_string(language);
  for (const auto &row : matrix.rows) rows += (rows.empty() ? "\n    " : ",\n    ") + row_json(row);
  for (const auto &text : matrix.unreached) {
    unreached += (unreached.empty() ? "\n    " : ",\n    ") +
                 ("{\"file\": " + diag::json_string(text.place.file)) +
                 ", \"line\": " + std::to_string(text.place.line) +
                 ", \"msgid\": " + diag::json_string(text.msgid) + "}";
  }
  return "{\"languages\": [" + languages + "],\n  \"documents\": [" + rows + "],\n  \"unreached\": [" +
         unreached + "]}\n";
}

std::string matrix_markdown(const Matrix &matrix) {
  std::string text =
      "| document | for | pages in English | at most in translation | languages |\n|---|---|---|---|---|\n";
  for (const auto &row : matrix.rows) {
    std::size_t fewest = 0, most = 0;
    if (const auto english = row.cells.find("en"); english != row.cells.end()) {
      fewest = english->second.fewest_pages;
      most = english->second.most_pages;
    }
    const bool is_translated = row.cells.size() > row.cells.count("en");
    const auto allowed = is_translated && row.rule->page_budget ? std::to_string(*row.rule->page_budget + 1)
                                                                : std::string("-");
    text += "| " + row.rule->name + " | " + joined(row.groups) + " | " + range(fewest, most) + " | " +
            allowed + " | " + std::to_string(row.cells.size()) + " |\n";
  }
  return text;
}

}  // namespace formletter::catalogs
