#pragma once

#include "text/font_catalog.hpp"
#include "text/loaded_face.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace formletter::text {

/// The ordered faces for one request, language and script.
using FaceChain = std::vector<FaceId>;

/// Characters of the first plane that were found to be drawn where they stand alone, without marks:
/// one that any font has never lacks a face, whatever is beside it.
class DrawnCharacters {
 public:
  /// True when each character is known so. Precondition: well-formed UTF-8.
  bool hold(std::string_view text) const;
  /// Takes in those without marks, of a text of which none was missing.
  void add(std::u32string_view text);

 private:
  static constexpr std::size_t word = 64;
  std::array<std::atomic<std::uint64_t>, 0x10000 / word> bits_{};
};

class Itemizer;

struct Fonts::State {
  State();
  ~State();

  const LoadedFace &face(FaceId id);
  /// The same chain each time, never moved: keep the address.
  const FaceChain &chain(const FontRequest &request, const LanguageTag &language, const std::string &script);
  /// Whether a document may carry the face and it maps the character itself.
  bool shows(FaceId id, char32_t character);
  /// Any face of the machine: plain ones first, by family and path.
  std::optional<FaceId> last_resort(char32_t character);

  FontCatalog catalog;
  DrawnCharacters drawn;
  /// By which missing characters are found, with all that it has learnt of the faces; one thread at a time.
  std::unique_ptr<Itemizer> itemizer;
  std::mutex itemizing;

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
