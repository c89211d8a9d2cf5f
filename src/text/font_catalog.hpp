#pragma once

#include "text/fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::text {

/// What fontconfig's cache knows of a face; no font file is opened for it.
struct CatalogFace {
  std::string_view family;  ///< the first of its names
  std::string_view style;
  std::string_view path;
  unsigned index = 0;
  bool regular_weight = false, bold_weight = false, slanted = false, normal_width = false;
  const FcCharSet *characters = nullptr;

  bool has(char32_t character) const { return FcCharSetHasChar(characters, character) != FcFalse; }
  /// Neither light nor heavy, narrow nor slanted: fit for running text.
  bool plain() const { return regular_weight && normal_width && !slanted; }
};

/// What is asked of a family.
struct FaceStyle {
  bool bold = false, italic = false;
};

/// All outline fonts of the machine that are neither variable nor coloured, sorted
/// by family, path and index: a FaceId is the place in this list, and so is the
/// same wherever the same fonts are installed, whatever was set before.
class FontCatalog {
 public:
  /// Throws std::runtime_error when the machine has no fonts.
  FontCatalog();

  std::size_t size() const { return faces_.size(); }
  const CatalogFace &operator[](FaceId face) const { return faces_[face]; }

  /// Files that are left out and why, by path, each once.
  const std::map<std::string_view, std::string_view> &unused() const { return unused_; }

  /// The family's face of that style, or its nearest real one: without
  /// italics upright, without bold regular. The name must match exactly.
  std::optional<FaceId> find(std::string_view family, FaceStyle style) const;

 private:
  struct Finish {
    void operator()(FcConfig *config) const { FcConfigDestroy(config); }
  };
  void read(FcPattern *font);
  void sort();

  std::unique_ptr<FcConfig, Finish> config_;  ///< owns every text and set in faces_
  std::vector<CatalogFace> faces_;
  std::map<std::string_view, std::string_view> unused_;
  std::vector<std::pair<std::string_view, FaceId>> names_;  ///< every name of every face, sorted
  std::vector<std::pair<std::string_view, std::size_t>> read_names_;
};

}  // namespace formletter::text
