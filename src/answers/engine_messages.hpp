#pragma once

#include "diag/english_text.hpp"
#include "form/date_spelling.hpp"
#include "form/number_spelling.hpp"
#include "form/time_spelling.hpp"

#include <array>

/// What the engine itself says to the people who answer: English msgids, in one
/// place so that a pack's catalogs can carry them all. {…} stands for a value.
namespace formletter::answers::engine_message {

inline constexpr diag::EnglishText required = "This question needs an answer.";
inline constexpr diag::EnglishText constraint = "This answer is not possible here. Check it.";
inline constexpr diag::EnglishText choice = "Choose one of the answers offered.";
inline constexpr diag::EnglishText choice_not_offered =
    "This answer does not go with your other answers. Choose one of the answers offered.";
inline constexpr diag::EnglishText too_long = "Make this shorter. Characters over the limit: {n}.";
inline constexpr diag::EnglishText hidden_character =
    "Hidden characters were found in this field. Type it again; do not paste.";
inline constexpr diag::EnglishText damaged_text = "This text is damaged and cannot be read. Type it again.";
inline constexpr diag::EnglishText missing_glyph{"We cannot print {characters}. Type it another way.",
                                                 "{characters} are letters or signs that no font has"};
inline constexpr diag::EnglishText zawgyi =
    "This looks like Burmese typed in the old Zawgyi encoding. Please type it again with a Unicode (Myanmar) "
    "keyboard.";
inline constexpr diag::EnglishText acknowledge = "Answer \"true\", or leave this empty.";
inline constexpr diag::EnglishText too_many = "This number of entries is too large. The most is {n}.";

inline constexpr diag::EnglishText left_out{"There are more entries than the number given. Left out: {n}.",
                                            "{n} entries of a list, such as children"};

inline constexpr diag::EnglishText date_format = form::date_format_message;
inline constexpr diag::EnglishText date_two_digit_year = form::date_two_digit_year_message;
inline constexpr diag::EnglishText date_not_real = form::date_not_real_message;
inline constexpr diag::EnglishText date_ambiguous = form::date_ambiguous_message;
/// For a sensitive question, where the readings must not be named.
inline constexpr diag::EnglishText date_ambiguous_unnamed =
    "This date can be read in two ways. Write it as YYYY-MM-DD.";
inline constexpr diag::EnglishText date_calendar = form::date_calendar_message;
inline constexpr diag::EnglishText integer_format = form::integer_format_message;
inline constexpr diag::EnglishText decimal_format = form::decimal_format_message;
inline constexpr diag::EnglishText time_format = form::time_format_message;

inline constexpr diag::EnglishText yes = "Yes";
inline constexpr diag::EnglishText no = "No";
inline constexpr diag::EnglishText about{"about {date}",
                                         "a date that is known roughly; {date} is a year, a month or a day"};

inline constexpr std::array all = {required,
                                   constraint,
                                   choice,
                                   choice_not_offered,
                                   too_long,
                                   hidden_character,
                                   damaged_text,
                                   missing_glyph,
                                   zawgyi,
                                   acknowledge,
                                   too_many,
                                   left_out,
                                   date_format,
                                   date_two_digit_year,
                                   date_not_real,
                                   date_ambiguous,
                                   date_ambiguous_unnamed,
                                   date_calendar,
                                   integer_format,
                                   decimal_format,
                                   time_format,
                                   yes,
                                   no,
                                   about};

}  // namespace formletter::answers::engine_message
