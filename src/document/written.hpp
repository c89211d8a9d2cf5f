#pragma once

#include "document/style.hpp"

#include <optional>
#include <string>

namespace formletter::document {

/// Points, with no more decimals than needed ("11pt", "14.85pt"); the same on
/// every machine.
std::string written(Length length);
/// At most four decimals ("1.35").
std::string written(double number);
/// "#1a3d6e".
std::string written(const Color &color);

/// " name=value" for each value that differs, in the order of the struct; against
/// nothing, all of them.
std::string written_differences(const TextStyle &style, const std::optional<TextStyle> &from);
std::string written_differences(const BlockStyle &style, const BlockStyle &from);

}  // namespace formletter::document
