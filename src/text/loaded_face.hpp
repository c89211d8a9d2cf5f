#pragma once

#include "text/fonts.hpp"
#include "text/kept_glyphs.hpp"

#include <hb.h>

#include <bitset>
#include <memory>
#include <mutex>
#include <span>

namespace formletter::text {

/// A font file mapped into memory, and HarfBuzz's view of one face of it. Font
/// scale is units per em, so that every measure is in font units. Safe to share among
/// threads.
class LoadedFace {
 public:
  /// Throws std::runtime_error when the file cannot be read as a font.
  LoadedFace(std::string path, unsigned index);

  const FaceDescription &description() const { return description_; }
  /// For shaping.
  hb_font_t *font() const { return shaping_font_.get(); }
  std::span<const std::byte> file_bytes() const;
  bool has(char32_t character) const;
  /// Whether the OS/2 table lets a document carry a subset of the font.
  bool embeddable() const { return embeddable_; }
  /// No substitution or positioning rule that is on by default takes a space for
  /// input or context: words may be shaped one at a time. The first to ask waits up to a
  /// millisecond for the answer.
  bool space_is_inert() const { return inert()[' ']; }
  /// The characters of ASCII that no such rule takes: glyphs that stand beside them are what they
  /// would be elsewhere.
  const std::bitset<0x80> &inert() const;

 private:
  template <auto destroy>
  struct Finish {
    template <typename T>
    void operator()(T *object) const {
      destroy(object);
    }
  };
  void find_inert() const;
  void read_header();
  void read_os2();
  void read_post();

  std::unique_ptr<hb_blob_t, Finish<hb_blob_destroy>> blob_;
  std::unique_ptr<hb_face_t, Finish<hb_face_destroy>> face_;
  std::unique_ptr<hb_font_t, Finish<hb_font_destroy>> font_;
  std::unique_ptr<const KeptGlyphs> kept_;
  std::unique_ptr<hb_font_t, Finish<hb_font_destroy>> shaping_font_;
  FaceDescription description_;
  bool embeddable_ = true;
  mutable std::once_flag inert_asked_;
  mutable std::bitset<0x80> inert_;
};

}  // namespace formletter::text
