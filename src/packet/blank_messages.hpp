#pragma once

#include "diag/english_text.hpp"

#include <array>

/// What a blank intake sheet says besides the form's own words: English msgids, in
/// one place so that a pack's catalogs can carry them. {…} stands for a value.
namespace formletter::packet::message {

inline constexpr diag::EnglishText sheet{
    "Question sheet", "the title of a paper with the form's questions, to be filled in by pen"};
inline constexpr diag::EnglishText how_to_fill =
    "Fill this in with a pen or on a screen. Mark a box with a cross. Leave a question empty if it does not "
    "apply or you do not know the answer.";
inline constexpr diag::EnglishText draft = "This is a draft translation. Nobody has checked it yet.";
inline constexpr diag::EnglishText page = "Page {page} of {pages}";
inline constexpr diag::EnglishText needs_answer{"(needs an answer)",
                                                "behind a question that must not be left empty"};
inline constexpr diag::EnglishText if_it_applies{"(if it applies)",
                                                 "behind a question that not everybody has to answer"};
inline constexpr diag::EnglishText example{"Example: {example}", "{example} is not translated"};
inline constexpr diag::EnglishText mark_one = "Mark one.";
inline constexpr diag::EnglishText mark_all = "Mark all that apply.";
inline constexpr diag::EnglishText write_one = "Write one.";
inline constexpr diag::EnglishText write_several = "Write one or more.";
inline constexpr diag::EnglishText write_date = "Write the day, the month as a word, and the year.";
inline constexpr diag::EnglishText entry{
    "{label}: {n} of {count}",
    "the heading of one entry of a list: its name, its number, how many there is room for"};
inline constexpr diag::EnglishText more_room =
    "If you need more room, use another sheet and write the number of the question.";

inline constexpr std::array all = {sheet,     how_to_fill, draft,         page,       needs_answer,
                                   mark_one,  mark_all,    write_one,     write_date, write_several,
                                   more_room, example,     if_it_applies, entry};

}  // namespace formletter::packet::message
