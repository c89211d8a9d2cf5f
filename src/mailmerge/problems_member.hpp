#pragma once

#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// A record of JSON Lines with what is wrong with it as its first member, `problems`. What
/// is no object stays as it is.
std::string with_problems(std::string_view json, std::string_view problems);

/// The record without that member, which a mended copy still has: spaces stand for it, so
/// that all else keeps its column.
std::string without_problems(std::string json);

}  // namespace formletter::mailmerge
