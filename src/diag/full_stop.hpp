#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// A text that has ended its sentence ("Jr.", "8 a.m.", "Why?") needs no full stop of the text behind it.
namespace formletter::diag {

/// In bytes, of the full stop in any script that the text begins with; 0 if with none, as with an
/// ellipsis or the point of "{{name}}.pdf".
constexpr std::size_t full_stop_length(std::string_view text) {
  constexpr std::string_view goes_on = ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  if (text.starts_with('.')) {
    return text.size() == 1 || goes_on.find(text[1]) == std::string_view::npos ? 1 : 0;
  }
  for (const std::string_view stop : {"。", "।", "۔", "።", "။", "．", "｡"}) {
    if (text.starts_with(stop)) return stop.size();
  }
  return 0;
}

/// Whether the text ends as a sentence does, so that `stop` behind it would be one sign too many. The
/// point of "Jr." ends none in a script that has another stop: "Jr.。" has both.
constexpr bool ends_sentence(std::string_view text, std::string_view stop) {
  if (text.empty()) return false;
  if (text.back() == '.') return stop == "." || text.ends_with("..");
  if (text.back() == '?' || text.back() == '!') return true;
  if (static_cast<unsigned char>(text.back()) < 0x80) return false;
  constexpr std::array<std::string_view, 16> ends{"…", "。", "？", "！", "؟", "।", "॥", "۔",
                                                  "።", "፧",  "။",  "．", "｡", "‽", "⁇", "⁉"};
  for (const std::string_view end : ends) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

}  // namespace formletter::diag
