#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace formletter::text {

/// Parts a word of ASCII at the characters that no rule of a face takes: A204-555-019 is an A and
/// eleven parts more. Telephone numbers and addresses are new in every letter of a merge, their
/// parts are not, and have the same glyphs in each. That the face's rules say so is not enough:
/// a seam is trusted when HarfBuzz has been seen to make of a whole word what its parts are.
class WordParts {
 public:
  explicit WordParts(const std::bitset<0x80> &inert) : inert_(inert) {}

  /// False when the word is one part, or not of ASCII alone.
  bool part(std::string_view word);
  /// Of the word parted last.
  std::span<const std::string_view> parts() const { return parts_; }
  /// Whether its parts' glyphs are those of the word.
  bool are_proven() const;
  /// Whether to compare them with the word's: all its seams have been met before, for a
  /// single document is done before that pays, and none has been found to change glyphs.
  bool meet();
  /// What the comparison said.
  void settle(bool same);

 private:
  enum class Seam : std::uint8_t { unmet, met, proven, refuted };
  template <typename Visit>
  void each_seam(const Visit &visit) {
    for (std::size_t i = 1; i < parts_.size(); ++i) visit(seams_[seam_before(parts_[i])]);
  }
  /// By the characters on both sides.
  static std::size_t seam_before(std::string_view part) {
    return static_cast<std::size_t>(*(part.data() - 1)) * 0x80 + static_cast<std::size_t>(part.front());
  }

  std::bitset<0x80> inert_;
  std::vector<std::string_view> parts_;
  std::vector<Seam> seams_;  ///< of all pairs of characters; none before a word has parts
};

}  // namespace formletter::text
