#pragma once

#include "fill/tag_values.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::fill {

/// What a stretch of a template came out as, and all that it asked for: where it would be told the
/// same, it comes out the same. Only of the last record for which it was noted, and the more
/// seldom noted the more often that was in vain.
class KeptStretch {
 public:
  /// What a tag was told.
  struct Told {
    std::size_t slot = 0;
    bool is_section = false, shown = false;
    TextOrigin origin;      ///< of a text, without its text
    std::string text = {};  ///< that of the origin
  };

  bool is_kept() const { return kept_; }
  const std::vector<Told> &told() const { return told_; }
  const std::string &text() const { return text_; }
  void came_again() { patience_ = 1; }

  /// Nothing is kept any more; whether the next filling is to be noted.
  bool begin_noting() {
    if (kept_) {
      wait_ = patience_;
      patience_ = std::min(2 * patience_, most_patience);
    }
    kept_ = false;
    told_.clear();
    return wait_ == 0 || --wait_ == 0;
  }
  void note(Told told) { told_.push_back(std::move(told)); }
  void end_noting(std::string_view text) {
    text_ = text;
    kept_ = true;
  }
  void forget() { kept_ = false; }

 private:
  static constexpr unsigned most_patience = 64;
  std::vector<Told> told_;
  std::string text_;
  bool kept_ = false;
  unsigned wait_ = 0, patience_ = 1;  ///< in fillings
};

}  // namespace formletter::fill
