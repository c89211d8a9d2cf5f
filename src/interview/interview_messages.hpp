#pragma once

#include <array>
#include <string_view>

/// What the interview says besides the form's own words: English msgids, in one
/// place so that a pack's catalogs can carry them. {…} stands for a value.
namespace formletter::interview::message {

inline constexpr std::string_view commands =
    "Commands: :back (the question before), :skip (leave this empty), :why (why we ask), :left (what is "
    "left), "
    ":quit (stop and keep a draft).";
inline constexpr std::string_view example = "Example: {example}";
inline constexpr std::string_view current = "Your answer now: {value}. Press Enter to keep it.";
inline constexpr std::string_view optional = "You may leave this empty: press Enter.";
inline constexpr std::string_view choose_one = "Type a number or a name.";
inline constexpr std::string_view choose_several = "Type numbers or names with commas between them.";
inline constexpr std::string_view find_choice =
    "There are {n} answers to choose from. Type part of the name.";
inline constexpr std::string_view no_such_choice = "None of the answers has this number or name. Try again.";
inline constexpr std::string_view several_fit = "More than one answer fits: {list}. Type more of the name.";
inline constexpr std::string_view yes_or_no = "Type yes or no.";
inline constexpr std::string_view add_first = "Do you want to add one?";
inline constexpr std::string_view add_another = "Do you want to add another?";
inline constexpr std::string_view confirm = "Is this so?";
inline constexpr std::string_view go_on = "Press Enter to go on.";
inline constexpr std::string_view questions_left = "Questions left: {n}";
inline constexpr std::string_view must_answer = "(needs an answer)";
inline constexpr std::string_view why = "Why we ask: {text}";
inline constexpr std::string_view no_why = "There is no further explanation for this question.";
inline constexpr std::string_view first_question = "This is the first question.";
inline constexpr std::string_view not_accepted = "Not accepted: {message}";
inline constexpr std::string_view please_check = "Please check: {message}";
inline constexpr std::string_view your_answers = "Your answers";
inline constexpr std::string_view not_answered = "(no answer)";
inline constexpr std::string_view edit_or_finish =
    "Type a number to change an answer, or press Enter to finish.";
inline constexpr std::string_view no_such_line = "There is no line of this number.";
inline constexpr std::string_view answers_kept = "Your answers are in {file}.";
inline constexpr std::string_view draft_kept = "Your draft is in {file}. To go on later: {command}";

inline constexpr std::array all = {
    commands,       example,        current,        optional,     choose_one,   choose_several,
    find_choice,    no_such_choice, several_fit,    yes_or_no,    add_first,    add_another,
    confirm,        go_on,          questions_left, must_answer,  why,          no_why,
    first_question, not_accepted,   please_check,   your_answers, not_answered, edit_or_finish,
    no_such_line,   answers_kept,   draft_kept};

}  // namespace formletter::interview::message
