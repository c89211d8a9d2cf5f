#pragma once

#include "form/date_spelling.hpp"
#include "form/number_spelling.hpp"

#include <array>
#include <string_view>

/// What the engine itself says to the people who answer: English msgids, in one
/// place so that a pack's catalogs can carry them all. {…} stands for a value.
namespace formletter::answers::engine_message {

inline constexpr std::string_view required = "This question needs an answer.";
inline constexpr std::string_view constraint = "This answer is not possible here. Check it.";
inline constexpr std::string_view choice = "Choose one of the answers offered.";
inline constexpr std::string_view choice_not_offered =
    "This answer does not go with your other answers. Choose one of the answers offered.";
inline constexpr std::string_view too_long = "Make this shorter. Characters over the limit: {n}.";
inline constexpr std::string_view hidden_character =
    "Hidden characters were found in this field. Type it again; do not paste.";
inline constexpr std::string_view damaged_text = "This text is damaged and cannot be read. Type it again.";
inline constexpr std::string_view missing_glyph = "We cannot print {characters}. Type it another way.";
inline constexpr std::string_view zawgyi =
    "This looks like Burmese typed in the old Zawgyi encoding. Please type it again with a Unicode (Myanmar) "
    "keyboard.";
inline constexpr std::string_view acknowledge = "Answer \"true\", or leave this empty.";
inline constexpr std::string_view too_many = "This number of entries is too large. The most is {n}.";

inline constexpr std::string_view date_format = form::date_format_message;
inline constexpr std::string_view date_two_digit_year = form::date_two_digit_year_message;
inline constexpr std::string_view date_not_real = form::date_not_real_message;
inline constexpr std::string_view date_ambiguous = form::date_ambiguous_message;
/// For a sensitive question, where the readings must not be named.
inline constexpr std::string_view date_ambiguous_unnamed =
    "This date can be read in two ways. Write it as YYYY-MM-DD.";
inline constexpr std::string_view date_calendar = form::date_calendar_message;
inline constexpr std::string_view integer_format = form::integer_format_message;
inline constexpr std::string_view decimal_format = form::decimal_format_message;

inline constexpr std::string_view yes = "Yes";
inline constexpr std::string_view no = "No";
inline constexpr std::string_view about = "about {date}";

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
                                   date_format,
                                   date_two_digit_year,
                                   date_not_real,
                                   date_ambiguous,
                                   date_ambiguous_unnamed,
                                   date_calendar,
                                   integer_format,
                                   decimal_format,
                                   yes,
                                   no,
                                   about};

}  // namespace formletter::answers::engine_message
