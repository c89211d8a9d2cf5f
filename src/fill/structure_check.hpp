#pragma once

#include "fill/tag_scan.hpp"
#include "xml/tree.hpp"

#include <string_view>
#include <vector>

namespace formletter::fill {

/// Where tags may stand: in text or attribute values, never in the markup itself,
/// and a section's two ends in the same element or the same attribute value. For
/// this the tree may be missing; then only the first half is checked.
std::vector<TagProblem> check_tag_settings(std::string_view text, const std::vector<Tag> &tags,
                                           const xml::Tree *tree);

/// `${name}`, which forms' texts hold, would be printed as it stands. "${{rent}}" is a sum.
std::vector<TagProblem> check_form_placeholders(std::string_view text);

/// Elements and attributes the dialect does not have, and text that stands
/// outside any block.
std::vector<TagProblem> check_dialect(const xml::Tree &tree);

}  // namespace formletter::fill
