#pragma once

#include "fill/tag_scan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

struct TextBlock;

/// What English says of one thing, and what of none or several.
struct CountedText {
  std::string counted;  ///< the name of what is counted: "exhibits"
  std::string one, many;
};

/// A block's inner source with its sections `NAME.count.one` and `NAME.count.many` decided each
/// way; nothing for a text that has none. Its tags are sound.
std::optional<CountedText> counted_text(std::string_view inner);

/// What keeps translators from giving the forms of their language: two things counted in one
/// text, a text that counts within the form of another thing's, whole texts within a form.
std::vector<TagProblem> check_counts(const std::vector<Tag> &tags, const std::vector<TextBlock> &blocks);

}  // namespace formletter::fill
