#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Full stops of a template that stand right behind a tag, where what is filled in may have ended the
/// sentence by itself. What that is shows only when all is filled: a section may be empty.
namespace formletter::fill {

/// Stands in front of such a stop until then; no XML may hold it, and so no answer.
inline constexpr char full_stop_mark = '\x01';

/// The text between two tags with such a stop of it marked, behind the ends of inline elements, too.
std::string with_full_stop_marked(std::string_view text);

/// Takes out the marks from `begin` on, and the stops behind them that the text in front needs no more.
void settle_full_stops(std::string &filled, std::size_t begin);

}  // namespace formletter::fill
