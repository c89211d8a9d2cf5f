#pragma once

#include "text/font_catalog.hpp"
#include "text/loaded_face.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

namespace formletter::text {

/// The ordered faces for one request, language and script.
using FaceChain = std::vector<FaceId>;

struct Fonts::State {
  State() : loaded_(catalog.size()) {}

  const LoadedFace &face(FaceId id);
  /// The same chain each time, never moved: keep the address.
  const FaceChain &chain(const FontRequest &request, const LanguageTag &language, const std::string &script);
  /// Whether a document may carry the face and it maps the character itself.
  bool shows(FaceId id, char32_t character);
  /// Any face of the machine: plain ones first, by family and path.
  std::optional<FaceId> last_resort(char32_t character);

  FontCatalog catalog;

 private:
  struct Slot {
    std::atomic<const LoadedFace *> face{nullptr};
    ~Slot() { delete face.load(); }
  };
  using ChainKey = std::tuple<FontRequest, std::string, std::string>;

  std::vector<Slot> loaded_;  ///< by FaceId; filled when first asked for
  std::mutex mutex_;          ///< for what follows and for filling a slot
  std::map<ChainKey, FaceChain> chains_;
  std::map<char32_t, std::optional<FaceId>> last_resorts_;
};

}  // namespace formletter::text
