#include "mailmerge/spoiled_cell.hpp"

#include "diag/ascii.hpp"
#include "mailmerge/cell_days.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/signs_for_nothing.hpp"
#include "workbook/sheet.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

using Kind = form::QuestionKind;

bool may_be_of_letter(char c) {
  return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// #REF!, #NAME?, and the same in other languages (#BEZUG!, #¡REF!); ##### for a
/// column that was too narrow; Err:502 of LibreOffice.
bool is_error_value(std::string_view cell) {
  if (cell.size() < 2) return false;
  if (cell.starts_with("Err:"))
    return cell.size() == 7 && std::all_of(cell.begin() + 4, cell.end(), ascii::is_digit);
  if (cell.front() != '#') return false;
  constexpr std::size_t longest = 24;
  if (is_one_of(cell, {"#N/A", "#NV", "#N/D", "#NA", "#GETTING_DATA"})) return true;
  if (cell.find_first_not_of('#') == std::string_view::npos) return true;
  const auto name = cell.substr(1, cell.size() - 2);
  return cell.size() <= longest && (cell.back() == '!' || cell.back() == '?') && !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return ascii::is_upper(c) || ascii::is_digit(c) || c == '/' || c == '_' ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

/// A number written with a power of ten.
enum class Exponent {
  none,
  rounded,  ///< 1.23457E+08: how spreadsheets show a number of many digits, most of them lost
  whole,    ///< 2.01411707E8: how programs write it, with as many digits as they have
};

Exponent exponent_of(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  if (ascii::take_digits(cell) != 1) return Exponent::none;
  std::size_t decimals = 0;
  if (cell.starts_with('.') || cell.starts_with(',')) {
    cell.remove_prefix(1);
    decimals = ascii::take_digits(cell);
    if (decimals == 0) return Exponent::none;
  }
  if (!cell.starts_with('E') && !cell.starts_with('e')) return Exponent::none;
  cell.remove_prefix(1);
  const bool has_sign = cell.starts_with('+') || cell.starts_with('-');
  if (has_sign) cell.remove_prefix(1);
  const auto digits = ascii::take_digits(cell);
  if (!cell.empty() || digits > 3) return Exponent::none;
  if (has_sign && digits >= 2) return Exponent::rounded;
  // Without a sign, 4E2 is a flat's number.
  constexpr std::size_t least_decimals = 2;
  return digits > 0 && decimals >= least_decimals ? Exponent::whole : Exponent::none;
}

/// 12345678.0: a text of digits that went through a column of decimal numbers. A
/// type that leaves points out would read one digit more.
bool is_decimal_of_digits(std::string_view cell) {
  constexpr std::size_t least = 3;
  if (ascii::take_digits(cell) < least || (!cell.starts_with('.') && !cell.starts_with(','))) return false;
  cell.remove_prefix(1);
  return cell.find_first_not_of('0') == std::string_view::npos;
}

bool has_time_of_day(std::string_view cell) {
  const auto colon = cell.find(':');
  return colon != std::string_view::npos && colon > 0 && ascii::is_digit(cell[colon - 1]) &&
         colon + 1 < cell.size() && ascii::is_digit(cell[colon + 1]);
}

/// UTF-8 that was read as Windows-1252 and saved: "MarÃ­a".
bool is_decoded_twice(std::string_view cell) {
  if (cell.find('\xC3') == std::string_view::npos) return false;
  for (auto at = cell.find('\xC3'); at != std::string_view::npos; at = cell.find('\xC3', at + 1)) {
    // U+00C2 to U+00C5 as the lead bytes of Latin letters, and then a character of Windows-1252's upper half.
    if (at + 2 >= cell.size() || cell[at + 1] < '\x82' || cell[at + 1] > '\x85') continue;
    if (cell[at + 2] == '\xC2' || cell.substr(at + 2).starts_with("\xE2\x80") ||
        cell.substr(at + 2).starts_with("\xC5\xA1"))
      return true;
  }
  return cell.find("\xC3\xA2\xE2\x82\xAC") != std::string_view::npos;  // "â€": a quotation mark or dash
}

/// "Nguy?n": what is left of a letter that the encoding of a file does not have.
bool has_mark_in_word(std::string_view cell) {
  if (cell.find('?') == std::string_view::npos) return false;
  if (cell.find("://") != std::string_view::npos || cell.find("www.") != std::string_view::npos) return false;
  for (auto at = cell.find('?'); at != std::string_view::npos; at = cell.find('?', at + 1)) {
    if (at > 0 && at + 1 < cell.size() && may_be_of_letter(cell[at - 1]) && may_be_of_letter(cell[at + 1]) &&
        !ascii::is_upper(cell[at + 1]))
      return true;
  }
  return false;
}

std::optional<Problem> spoiled_value(std::string_view cell) {
  if (cell == workbook::merged_cell) {
    return row_problem("merged-cell",
                       "The cell is merged with the one above it; that may be another person's.",
                       "part the cells, and write into each row what is meant for it");
  }
  if (cell == workbook::formula_without_result) {
    return row_problem("spreadsheet-formula",
                       "The cell holds a formula that nobody has worked out; it would be read as empty.",
                       "open the workbook in a spreadsheet and save it again");
  }
  if (is_error_value(cell)) {
    return row_problem("spreadsheet-error",
                       "The spreadsheet could not show this cell; it holds `" + std::string(cell) + "`.",
                       "mend the formula or the column's width in the spreadsheet and save it again");
  }
  if (cell.front() == '=' && cell.size() > 1) {
    return row_problem("spreadsheet-formula", "The cell holds a formula and not what it gives.",
                       "save the spreadsheet with values, not formulas");
  }
  constexpr auto type_anew = "type it anew from the paper, into a column that is formatted as text";
  switch (exponent_of(cell)) {
    case Exponent::rounded:
      return row_problem("spreadsheet-exponent",
                         "The spreadsheet has rounded this number; its digits are lost.", type_anew);
    case Exponent::whole:
      return row_problem("spreadsheet-exponent",
                         "The spreadsheet, or a program after it, has made a number of this text and writes "
                         "it with a power of ten (E8); digits may be lost.",
                         type_anew);
    case Exponent::none:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Problem> spoiled_date(std::string_view cell) {
  if (is_day_count(cell)) {
    return row_problem(
        "spreadsheet-day-count",
        "This date is a spreadsheet's count of days, and it can be counted from 1900 or from 1904.",
        "format the column as YYYY-MM-DD and save it again");
  }
  if (is_empty_date(cell)) {
    return row_problem("spreadsheet-empty-date",
                       "Spreadsheets and databases show this date for an empty cell.",
                       "leave the cell empty, or write the date");
  }
  if (has_time_of_day(cell)) {
    return row_problem("date-with-time",
                       "A time of day stands behind this date; in another time zone it is another day.",
                       "write the date alone, as YYYY-MM-DD");
  }
  return std::nullopt;
}

std::optional<Problem> spoiled_text(std::string_view cell) {
  if (is_sign_for_nothing(cell)) {
    const bool is_also_name = cell == "NA" || cell == "NIL";
    return row_problem("placeholder", "The cell holds a sign for \"nothing\", which would be printed.",
                       is_also_name ? "leave the cell empty, or write the answer; a name with small letters"
                                    : "leave the cell empty, or write the answer");
  }
  if (cell == "TRUE" || cell == "FALSE") {
    return row_problem("spreadsheet-boolean",
                       "The cell holds yes or no as spreadsheets keep it, and this question takes a text.",
                       "type the text, into a column that is formatted as text; a name as `True`");
  }
  if (is_decimal_of_digits(cell)) {
    return row_problem(
        "spreadsheet-decimal",
        "The spreadsheet has made a decimal number of this text of digits; zeros in front are lost.",
        "format the column as text and compare it with the paper");
  }
  if (is_date_of_cell(cell)) {
    return row_problem(
        "spreadsheet-day",
        "The cell holds a date and no text: a spreadsheet makes dates of 3-32, 3-4 and 3/4/32.",
        "type it again, into a column that is formatted as text");
  }
  if (is_day_without_year(cell)) {
    return row_problem("spreadsheet-day",
                       "The spreadsheet seems to have made a day of this text: 3-4 becomes 4-Mar.",
                       "type it again, into a column that is formatted as text");
  }
  if (cell.find("\xEF\xBF\xBD") != std::string_view::npos || has_mark_in_word(cell)) {
    return row_problem(
        "lost-letter", "A letter was lost when this was saved: a sign for it stands inside a word.",
        R"(save the spreadsheet as "CSV UTF-8"; write "? " with a space if a question is meant)");
  }
  if (is_decoded_twice(cell)) {
    return row_problem("decoded-twice",
                       "Letters with accents were spoiled: UTF-8 was opened as Windows-1252 and saved so.",
                       "go back to the file before that, and open it as UTF-8");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> spoiled(const form::Question &question, std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  if (auto found = spoiled_value(cell)) return found;
  switch (question.kind) {
    case Kind::date:
      return spoiled_date(cell);
    case Kind::text:
    case Kind::hidden:
      return spoiled_text(cell);
    case Kind::integer:
    case Kind::decimal:
    case Kind::select_one:
    case Kind::select_multiple:
    case Kind::acknowledge:
    case Kind::note:
    case Kind::calculate:
      return std::nullopt;
  }
  return std::nullopt;
}

namespace {

void look_through(const form::Form &form, answers::RawAnswers &answers, const std::string &position,
                  Problems &problems) {
  for (auto &[name, leaf] : answers.values) {
    const auto *item = form.find(name);
    const auto *question = item == nullptr ? nullptr : std::get_if<form::Question>(item);
    if (question == nullptr) continue;
    leaf.text.resize(without_midnight(*question, leaf.text).size());  // it takes off an end only
    auto found = spoiled(*question, leaf.text);
    if (!found) continue;
    found->subject = name + position;
    found->place = leaf.place;
    problems.push_back(std::move(*found));
  }
  for (auto &[repeat, instances] : answers.repeats) {
    for (std::size_t i = 0; i < instances.size(); ++i)
      look_through(form, instances[i], position + "[" + std::to_string(i + 1) + "]", problems);
  }
}

}  // namespace

Result<answers::RawAnswers> unspoiled(const form::Form &form, answers::RawAnswers answers) {
  Problems problems;
  look_through(form, answers, "", problems);
  if (!problems.empty()) return problems;
  return answers;
}

}  // namespace formletter::mailmerge
