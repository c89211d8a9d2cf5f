#pragma once

#include "interview/interview.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::interview {

/// What typed words may mean among the answers offered: one name, or why not.
struct ChoiceMatch {
  std::vector<std::string> names;  ///< exactly one where it is clear
  std::string fitting;             ///< labels parted by "; ", where more than one fits
};

/// A number of up to four digits of any script, the place in a list; nothing for other words.
std::optional<std::size_t> typed_number(std::string_view typed);

/// The answers of a list, parted by commas or semicolons of any keyboard; blank ones are left out.
std::vector<std::string> split_list(std::string_view typed);

/// By number (from 1), name, label, or a part of the label; letter case, accents
/// and surrounding space do not matter.
ChoiceMatch match_choice(const std::vector<OfferedAnswer> &offered, std::string_view typed,
                         const LanguageTag &language);

/// "yes" and "no" in English and in the reader's language, with or without accents, or
/// their first letters (where those differ), 1 and 2; nothing else.
std::optional<bool> match_yes_no(std::string_view typed, const std::string &yes, const std::string &no);

}  // namespace formletter::interview
