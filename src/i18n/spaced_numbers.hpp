#pragma once

#include <cstddef>
#include <string_view>

namespace formletter::i18n {

/// Where a telephone number or A-number that is written with spaces, hyphens or dashes and
/// begins here (or behind a bracket here) ends; `begin` when there is none. Isolates do not count.
std::size_t end_of_spaced_number(std::u32string_view text, std::size_t begin);
std::size_t end_of_spaced_number(std::string_view text, std::size_t begin);

/// Whether such a number may begin in a word (what stands between two spaces, isolates left out), at
/// its beginning or behind what is not visible ASCII. The words that follow are not looked at.
bool may_begin_spaced_number(std::string_view word);

}  // namespace formletter::i18n
