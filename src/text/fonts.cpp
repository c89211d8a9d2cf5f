#include "text/fonts.hpp"

#include "diag/utf8.hpp"
#include "text/bidi_levels.hpp"
#include "text/character.hpp"
#include "text/font_families.hpp"
#include "text/fonts_state.hpp"
#include "text/itemize.hpp"
#include "text/script_runs.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace formletter::text {

bool DrawnCharacters::hold(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (c / word >= bits_.size()) return false;
    const std::uint64_t bits = bits_[c / word].load(std::memory_order_relaxed);
    if ((bits >> (c % word) & 1) == 0) return false;
  }
  return true;
}

void DrawnCharacters::add(std::u32string_view text) {
  // Drawn as another hyphen where a font lacks it, so that the fonts asked have a say.
  constexpr char32_t no_break_hyphen = 0x2011;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool has_marks = i + 1 < text.size() && extends_cluster(text[i + 1]);
    if (has_marks || extends_cluster(c) || c == no_break_hyphen || c / word >= bits_.size()) continue;
    bits_[c / word].fetch_or(std::uint64_t{1} << (c % word), std::memory_order_relaxed);
  }
}

Fonts::State::State() : itemizer(std::make_unique<Itemizer>(*this)), loaded_(catalog.size()) {}
Fonts::State::~State() = default;

const LoadedFace &Fonts::State::face(FaceId id) {
  Slot &slot = loaded_[id];
  if (const LoadedFace *face = slot.face.load(std::memory_order_acquire)) return *face;
  const std::scoped_lock lock(mutex_);
  if (const LoadedFace *face = slot.face.load(std::memory_order_relaxed)) return *face;
  auto face = std::make_unique<const LoadedFace>(std::string(catalog[id].path), catalog[id].index);
  slot.face.store(face.get(), std::memory_order_release);
  return *face.release();
}

const FaceChain &Fonts::State::chain(const FontRequest &request, const LanguageTag &language,
                                     const std::string &script) {
  const std::scoped_lock lock(mutex_);
  const auto [at, is_new] = chains_.try_emplace(ChainKey(request, language.text(), script));
  if (is_new) {
    for (const std::string_view family : font_families(request.family, language, script)) {
      const auto found = catalog.find(family, {.bold = request.bold, .italic = request.italic});
      if (found && std::ranges::find(at->second, *found) == at->second.end()) at->second.push_back(*found);
    }
  }
  return at->second;
}

bool Fonts::State::shows(FaceId id, char32_t character) {
  // Fontconfig's set says no without opening the file; the font has the last word.
  if (!catalog[id].has(character)) return false;
  const LoadedFace &candidate = face(id);
  return candidate.embeddable() && candidate.has(character);
}

std::optional<FaceId> Fonts::State::last_resort(char32_t character) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = last_resorts_.find(character); known != last_resorts_.end()) return known->second;
  }
  std::optional<FaceId> found;
  for (const bool plain : {true, false}) {
    for (std::size_t i = 0; i < catalog.size() && !found; ++i) {
      const auto id = static_cast<FaceId>(i);
      if (catalog[id].plain() == plain && shows(id, character)) found = id;
    }
  }
  const std::scoped_lock lock(mutex_);
  return last_resorts_.emplace(character, found).first->second;
}

Fonts::Fonts() : state_(std::make_unique<State>()) {}
Fonts::~Fonts() = default;
Fonts::Fonts(Fonts &&) noexcept = default;
Fonts &Fonts::operator=(Fonts &&) noexcept = default;

std::optional<FaceId> Fonts::face_for(const FontRequest &request, const LanguageTag &language,
                                      char32_t character) {
  const std::string own = script_code(character);
  for (const FaceId id : state_->chain(request, language, own.empty() ? language.script() : own))
    if (state_->shows(id, character)) return id;
  return state_->last_resort(character);
}

FaceId Fonts::primary_face(const FontRequest &request, const LanguageTag &language) {
  for (const FaceId id : state_->chain(request, language, language.script()))
    if (state_->face(id).embeddable()) return id;
  const auto any = state_->last_resort(U'a');
  if (!any) throw std::runtime_error("no font on this machine has the letter a");
  return *any;
}

const FaceDescription &Fonts::describe(FaceId face) const {
  return state_->face(face).description();
}
std::span<const std::byte> Fonts::file_bytes(FaceId face) const {
  return state_->face(face).file_bytes();
}

std::vector<UnusedFont> Fonts::unused() const {
  std::vector<UnusedFont> files;
  for (const auto &[path, reason] : state_->catalog.unused())
    files.push_back({std::string(path), std::string(reason)});
  return files;
}

std::vector<char32_t> Fonts::missing_characters(std::string_view text, const LanguageTag &language) {
  if (state_->drawn.hold(text)) return {};
  const std::array spans = {
      TextSpan{.end = static_cast<std::uint32_t>(text.size()), .font = {}, .size = {}, .language = language}};
  Characters characters;
  characters.decode({.text = text, .spans = spans});
  BidiLevels bidi;
  std::vector<Script> scripts;
  resolve_scripts(characters.text, script_from_code(language.script()), scripts);
  const std::scoped_lock lock(state_->itemizing);
  Itemizer &itemizer = *state_->itemizer;
  itemizer.itemize({characters, bidi.resolve(characters.text, language.direction()), scripts, spans});
  std::vector<char32_t> missing;
  for (const MissingGlyph &glyph : itemizer.missing())
    if (std::ranges::find(missing, glyph.character) == missing.end()) missing.push_back(glyph.character);
  if (missing.empty()) state_->drawn.add(characters.text);
  return missing;
}

}  // namespace formletter::text
