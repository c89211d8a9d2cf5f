#pragma once

#include "diag/english_text.hpp"

#include <array>

/// What the interview says besides the form's own words: English msgids, in one
/// place so that a pack's catalogs can carry them. {…} stands for a value.
namespace formletter::interview::message {

inline constexpr diag::EnglishText commands{
    "Commands: :back (the question before), :skip (leave this empty), :why (why we ask), :left (what is "
    "left), "
    ":quit (stop and keep a draft).",
    "the words behind the colons are typed as they are: do not translate them"};
inline constexpr diag::EnglishText example = "Example: {example}";
inline constexpr diag::EnglishText current = "Your answer now: {value}. Press Enter to keep it.";
inline constexpr diag::EnglishText optional = "You may leave this empty: press Enter.";
inline constexpr diag::EnglishText choose_one = "Type a number or a name.";
inline constexpr diag::EnglishText choose_several = "Type numbers or names with commas between them.";
inline constexpr diag::EnglishText find_choice =
    "There are {n} answers to choose from. Type part of the name.";
inline constexpr diag::EnglishText no_such_choice = "None of the answers has this number or name. Try again.";
inline constexpr diag::EnglishText several_fit{"More than one answer fits: {list}. Type more of the name.",
                                               "{list} are names of answers"};
inline constexpr diag::EnglishText yes_or_no = "Type yes or no.";
inline constexpr diag::EnglishText add_first = "Do you want to add one?";
inline constexpr diag::EnglishText add_another = "Do you want to add another?";
inline constexpr diag::EnglishText confirm{"Is this so?",
                                           "behind a statement that one agrees to by typing yes"};
inline constexpr diag::EnglishText go_on = "Press Enter to go on.";
inline constexpr diag::EnglishText questions_left = "Questions left: {n}";
inline constexpr diag::EnglishText must_answer = "(needs an answer)";
inline constexpr diag::EnglishText why = "Why we ask: {text}";
inline constexpr diag::EnglishText no_why = "There is no further explanation for this question.";
inline constexpr diag::EnglishText first_question = "This is the first question.";
inline constexpr diag::EnglishText not_accepted = "Not accepted: {message}";
inline constexpr diag::EnglishText please_check = "Please check: {message}";
inline constexpr diag::EnglishText your_answers = "Your answers";
inline constexpr diag::EnglishText not_answered = "(no answer)";
inline constexpr diag::EnglishText edit_or_finish =
    "Type a number to change an answer, or press Enter to finish.";
inline constexpr diag::EnglishText no_such_line = "There is no line of this number.";
inline constexpr diag::EnglishText answers_kept = "Your answers are in {file}.";
inline constexpr diag::EnglishText draft_kept = "Your draft is in {file}. To go on later: {command}";
inline constexpr diag::EnglishText several_lines = "Type one or more lines. An empty line ends the answer.";
inline constexpr diag::EnglishText typed_before =
    "What was typed before this question was shown is not its answer. Type the answer now.";
inline constexpr diag::EnglishText line_cut =
    "Lines as long as this one are cut short. Nothing of the answer was kept. Type shorter lines.";
inline constexpr diag::EnglishText how_to_remove{
    "To remove an item of a list, type :remove and the number of one of its lines.",
    "the word behind the colon is typed as it is: do not translate it"};
inline constexpr diag::EnglishText remove_entry{"Remove {entry} with all its answers?",
                                                "{entry} is an item of a list: “Children 2”"};

inline constexpr std::array all = {
    commands,       example,        current,        optional,      choose_one,   choose_several,
    find_choice,    no_such_choice, several_fit,    yes_or_no,     add_first,    add_another,
    confirm,        go_on,          questions_left, must_answer,   why,          no_why,
    first_question, not_accepted,   please_check,   your_answers,  not_answered, edit_or_finish,
    no_such_line,   answers_kept,   draft_kept,     several_lines, typed_before, line_cut,
    how_to_remove,  remove_entry};

}  // namespace formletter::interview::message
