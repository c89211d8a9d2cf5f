#pragma once

#include <formletter/language_tag.hpp>
#include <formletter/length.hpp>
#include <formletter/result.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

enum class Family { serif, sans, mono };

/// What a span asks of a font; which face answers depends on language and text.
struct FontRequest {
  Family family = Family::serif;
  bool bold = false;
  bool italic = false;
  friend auto operator<=>(const FontRequest &, const FontRequest &) = default;
};

using FaceId = std::uint16_t;

enum class Outlines { truetype, cff };

/// One face of a font file, as the PDF writer needs it. All measures in font
/// units unless said otherwise.
struct FaceDescription {
  std::string path;
  unsigned index = 0;  ///< in a collection
  std::string postscript_name;
  Outlines outlines = Outlines::truetype;
  int units_per_em = 1000;
  int ascent = 0, descent = 0, line_gap = 0;  ///< descent negative
  int cap_height = 0, x_height = 0;
  std::array<int, 4> box{};  ///< x min, y min, x max, y max
  double italic_angle = 0;   ///< degrees
  int weight = 400;
  bool serif = false, fixed_pitch = false, italic = false;
  std::uint32_t glyph_count = 0;
};

/// A font file of the machine that no paper is set in, and why.
struct UnusedFont {
  std::string path, reason;
};

/// The fonts of the machine, by language. One a process; safe to share among
/// threads. Fontconfig is asked once for each list; the same set of fonts gives
/// the same faces.
class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(Fonts &&) noexcept;
  Fonts &operator=(Fonts &&) noexcept;

  /// The face that shows `character` for this request and language: the first of
  /// the language's ordered list that has it, then any font of the machine.
  /// Nothing when no font has it: that is an error, never a box.
  std::optional<FaceId> face_for(const FontRequest &request, const LanguageTag &language, char32_t character);
  /// The language's first face for this request, whatever the text.
  FaceId primary_face(const FontRequest &request, const LanguageTag &language);

  const FaceDescription &describe(FaceId face) const;
  /// The bytes of the whole font file (mapped, not copied).
  std::span<const std::byte> file_bytes(FaceId face) const;

  /// Characters of `text` that no font has, or none together with the base they are a mark of,
  /// each once, in order: what a paragraph of the text would lack.
  std::vector<char32_t> missing_characters(std::string_view text, const LanguageTag &language);

  /// Each file once, by path: variable, coloured and bitmap fonts.
  std::vector<UnusedFont> unused() const;

  struct State;
  State &state() const { return *state_; }  ///< for text/ alone

 private:
  std::unique_ptr<State> state_;
};

}  // namespace formletter::text
