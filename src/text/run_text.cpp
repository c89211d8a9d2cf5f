#include "text/run_text.hpp"

#include <algorithm>

namespace formletter::text {
namespace {

/// Bytes of an isolate, line separator or soft hyphen at `at`, or 0.
std::uint32_t control_length(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\xC2\xAD") return 2;
  if (text[at] != '\xE2' || at + 2 >= text.size()) return 0;
  const bool separator = text[at + 1] == '\x80' && text[at + 2] == '\xA8';
  const bool isolate = text[at + 1] == '\x81' && text[at + 2] >= '\xA6' && text[at + 2] <= '\xA9';
  return separator || isolate ? 3 : 0;
}

}  // namespace

void RunText::say(ShownRun &run, std::string_view paragraph, std::uint32_t begin, std::uint32_t end) {
  const std::string_view part = paragraph.substr(begin, end - begin);
  find_silent(run, part);
  if (silent_.empty()) {
    run.text = part;
    return;
  }
  run.text.reserve(part.size());
  std::uint32_t done = 0;
  for (const Silent &each : silent_) {
    run.text += part.substr(done, each.at - done);
    if (each.is_space) run.text += ' ';
    done = each.at + each.size;
  }
  run.text += part.substr(done);
  for (Glyph &glyph : run.glyphs) glyph.cluster = said_before(glyph.cluster);
}

void RunText::find_silent(const ShownRun &run, std::string_view part) {
  silent_.clear();
  const auto first = std::min(part.find('\xE2'), part.find('\xC2'));  // most runs have neither
  if (first == std::string_view::npos) return;
  for (auto i = static_cast<std::uint32_t>(first); i < part.size(); ++i) {
    if (part[i] != '\xE2' && part[i] != '\xC2') continue;
    const std::uint32_t size = control_length(part, i);
    if (size == 0) continue;
    const bool is_drawn = std::ranges::find(run.glyphs, i, &Glyph::cluster) != run.glyphs.end();
    // A soft hyphen that is drawn, where the line ends, is what the reader sees.
    if (part[i] == '\xC2' && is_drawn) continue;
    silent_.push_back({i, size, is_drawn});
    i += size - 1;
  }
}

/// How many of the first `offset` bytes are said.
std::uint32_t RunText::said_before(std::uint32_t offset) const {
  std::uint32_t left_out = 0;
  for (const Silent &each : silent_) {
    if (each.at >= offset) break;
    left_out += std::min(each.size, offset - each.at);
  }
  return offset - left_out;
}

}  // namespace formletter::text
