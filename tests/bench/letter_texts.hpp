#pragma once

#include <filesystem>
#include <string>

namespace formletter::bench {

/// Prints what every letter of the roster says for another typesetter to set: a
/// paragraph a line, `b` or `r` for bold or regular, its size in points, its text,
/// with tabs between; a form feed ends a letter. JSON Lines only.
void write_letter_texts(const std::filesystem::path &roster, const std::string &document,
                        const std::filesystem::path &out);

}  // namespace formletter::bench
