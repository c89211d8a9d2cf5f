#pragma once

#include <string_view>

/// A value that brings its own full stop ("Jr.", "8 a.m.") takes the one of the text it stands before.
namespace formletter::diag {

/// "N.Y." does; an ellipsis is no full stop.
constexpr bool ends_in_full_stop(std::string_view text) {
  return text.ends_with('.') && !text.ends_with("..");
}

/// A full stop, not an ellipsis or the point of "{{name}}.pdf".
constexpr bool begins_with_full_stop(std::string_view text) {
  constexpr std::string_view goes_on = ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return text.starts_with('.') && (text.size() == 1 || goes_on.find(text[1]) == std::string_view::npos);
}

}  // namespace formletter::diag
