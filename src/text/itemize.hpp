#pragma once

#include "text/character.hpp"
#include "text/fonts_state.hpp"
#include "text/paragraph.hpp"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace formletter::text {

/// A stretch of text that is shaped as one: one span, level, script and face.
struct Item {
  enum class Kind : std::uint8_t { text, box, undrawn };
  Kind kind = Kind::text;
  std::uint8_t level = 0;
  Script script = 0;
  FaceId face = 0;
  std::uint32_t span = 0;
  std::uint32_t begin = 0, end = 0;  ///< bytes
  std::uint32_t box = 0;             ///< of kind box

  bool right_to_left() const { return (level & 1) != 0; }
  friend bool operator==(const Item &, const Item &) = default;
};

/// A paragraph taken apart into characters.
struct Characters {
  std::u32string text;
  std::vector<std::uint32_t> offsets;  ///< bytes; one more than characters
  std::vector<std::uint32_t> spans;    ///< index of the span of each

  void decode(const ParagraphText &paragraph);
};

/// What faces are chosen by: of each character its level and its script, of each span its fonts.
struct AnalyzedText {
  const Characters &characters;
  std::span<const std::uint8_t> levels;
  std::span<const Script> scripts;
  std::span<const TextSpan> spans;
};

/// Chooses faces and makes items. A cluster (a base with its marks, joiners and
/// variation selectors) never changes face inside; spaces stay in the face before.
class Itemizer {
 public:
  explicit Itemizer(Fonts::State &fonts) : fonts_(&fonts) {}

  void itemize(const AnalyzedText &analyzed);

  /// The face that is tried first for the span's text in this script.
  std::optional<FaceId> first_face(const TextSpan &span, Script script);
  bool covers(FaceId face, std::u32string_view cluster);

  const std::vector<Item> &items() const { return items_; }
  const std::vector<MissingGlyph> &missing() const { return missing_; }

 private:
  struct Chain {
    FontRequest request;
    std::string language;
    Script script;
    const FaceChain *faces;
  };
  const FaceChain &chain(const TextSpan &span, Script script);
  std::optional<FaceId> face_for(const TextSpan &span, Script script, std::u32string_view cluster,
                                 const Item *before);
  /// Settles the face of the cluster that begins at `begin`, and finds where it ends.
  std::uint32_t itemize_cluster(const AnalyzedText &analyzed, std::uint32_t begin, Item &item);
  void find_shared(const AnalyzedText &analyzed, std::uint32_t begin);
  void add(const Item &item);
  bool shows(FaceId face, char32_t character);

  /// What the shared fonts said of a face, by character, in pages of 256.
  struct Known {
    enum class Shows : std::uint8_t { unasked, no, yes };
    using Page = std::array<Shows, 256>;
    std::array<std::unique_ptr<Page>, 0x200> pages;  ///< to the end of the second plane
  };

  Fonts::State *fonts_;
  std::vector<std::unique_ptr<Known>> known_;  ///< by face
  std::vector<Chain> chains_;                  ///< asked of the shared fonts once each
  std::vector<Item> items_;
  std::vector<MissingGlyph> missing_;
  std::uint32_t shared_end_ = 0;       ///< of the number being itemized
  std::optional<FaceId> shared_face_;  ///< for all of it
};

}  // namespace formletter::text
