#pragma once

#include <array>
#include <string_view>

/// What a blank intake sheet says besides the form's own words: English msgids, in
/// one place so that a pack's catalogs can carry them. {…} stands for a value.
namespace formletter::packet::message {

inline constexpr std::string_view sheet = "Question sheet";
inline constexpr std::string_view how_to_fill =
    "Fill this in with a pen or on a screen. Mark a box with a cross. Leave a question empty if it does not "
    "apply or you do not know the answer.";
inline constexpr std::string_view draft = "This is a draft translation. Nobody has checked it yet.";
inline constexpr std::string_view page = "Page {page} of {pages}";
inline constexpr std::string_view needs_answer = "(needs an answer)";
inline constexpr std::string_view if_it_applies = "(if it applies)";
inline constexpr std::string_view example = "Example: {example}";
inline constexpr std::string_view mark_one = "Mark one.";
inline constexpr std::string_view mark_all = "Mark all that apply.";
inline constexpr std::string_view write_one = "Write one.";
inline constexpr std::string_view write_several = "Write one or more.";
inline constexpr std::string_view write_date = "Write the day, the month as a word, and the year.";
inline constexpr std::string_view entry = "{label}: {n} of {count}";
inline constexpr std::string_view more_room =
    "If you need more room, use another sheet and write the number of the question.";

inline constexpr std::array all = {sheet,     how_to_fill, draft,         page,       needs_answer,
                                   mark_one,  mark_all,    write_one,     write_date, write_several,
                                   more_room, example,     if_it_applies, entry};

}  // namespace formletter::packet::message
