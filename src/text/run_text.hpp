#pragma once

#include "text/paragraph.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace formletter::text {

/// Says what the glyphs of a run show: the paragraph's text without what only acts on
/// its setting.
class RunText {
 public:
  /// Gives `run` the bytes [begin, end) of the paragraph's text. The clusters of its
  /// glyphs, offsets from `begin`, become offsets in the run's own.
  void say(ShownRun &run, std::string_view paragraph, std::uint32_t begin, std::uint32_t end);

 private:
  /// Bytes of `part` that the run does not say, or, a forced break shown as one, as a space.
  struct Silent {
    std::uint32_t at = 0, size = 0;
    bool is_space = false;
  };
  void find_silent(const ShownRun &run, std::string_view part);
  std::uint32_t said_before(std::uint32_t offset) const;

  std::vector<Silent> silent_;
};

}  // namespace formletter::text
