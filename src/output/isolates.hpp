#pragma once

#include <cstddef>
#include <string_view>

namespace formletter::output {

// The characters with a meaning in document::InlineText, in UTF-8.
inline constexpr std::string_view line_separator = "\u2028";
inline constexpr std::string_view object_replacement = "\uFFFC";
inline constexpr std::string_view left_to_right_isolate = "\u2066";  // NOLINT(misc-misleading-bidirectional)
inline constexpr std::string_view first_strong_isolate = "\u2068";   // NOLINT(misc-misleading-bidirectional)
inline constexpr std::string_view pop_isolate = "\u2069";

enum class IsolateControl { none, left_to_right, right_to_left, first_strong, pop };

/// The isolate control (U+2066 to U+2069, three bytes) at an offset, if one is there.
IsolateControl isolate_at(std::string_view text, std::size_t offset);
/// Every isolate that opens is closed, and none closes that did not open.
bool isolates_balance(std::string_view text);
/// <bdi>, <bdi dir="ltr">, <bdi dir="rtl"> or </bdi>.
std::string_view isolate_tag(IsolateControl control);

}  // namespace formletter::output
