#pragma once

#include <formletter/language_tag.hpp>

#include <string>
#include <string_view>

namespace formletter::fill {

/// When a value in text is isolated from what stands around it; and whether by its first
/// letter's direction, or from right to left whatever it begins with.
enum class Isolation { always, when_right_to_left, from_right_to_left };

/// A value as XML content: escaped, its line ends as <br/>, each line in <bdi>
/// where asked for. A line is isolated by itself, since a direction found for the
/// first would turn the others round; a telephone number or date within right-to-left
/// text from left to right, as it was typed.
/// In place of what `content` held.
void put_as_content(std::string_view value, Isolation isolation, std::string &content);

/// Words of another language than those around them, as XML content that says so. Where that is
/// written the other way round, this isolates them.
void put_as_foreign(std::string_view words, const LanguageTag &language, std::string &content);

/// A value as the inside of an attribute or a title: escaped, on one line.
std::string value_as_plain_text(std::string_view value);

}  // namespace formletter::fill
