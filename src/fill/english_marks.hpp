#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

/// Marks around the texts that a template has in English for lack of a translation: what is found in
/// a filling was printed. For telling alone: what has them is no paper.
namespace formletter::fill {

std::string english_begin(std::size_t number);
std::string english_end();

/// The numbers of those texts of which a filling has any letter or sign.
std::set<std::size_t> printed_in_english(std::string_view filled);

}  // namespace formletter::fill
