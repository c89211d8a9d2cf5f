#include "text/itemize.hpp"

#include "diag/utf8.hpp"
#include "text/font_families.hpp"
#include "text/script_runs.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <ranges>

namespace formletter::text {
namespace {

bool needs_glyph(char32_t c) {
  return !is_undrawn(c) || c == soft_hyphen;
}

/// Han faces draw it as small as their middle dot, which is lost at a list's edge.
bool is_bullet_in_han(Script script, std::u32string_view cluster) {
  constexpr char32_t bullet = 0x2022;
  if (cluster.front() != bullet) return false;
  return script == USCRIPT_HAN || script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN ||
         script == USCRIPT_JAPANESE || script == USCRIPT_KOREAN || script == USCRIPT_HANGUL ||
         script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO;
}

/// `text` in the normal form that `normalizer` makes; HarfBuzz shapes either form.
std::u32string normal_form(const UNormalizer2 *normalizer, std::u32string_view text) {
  std::u16string units;
  for (const char32_t c : text) {
    std::array<char16_t, 2> pair{};
    const bool one = c < 0x10000;
    pair[0] = static_cast<char16_t>(one ? c : 0xD7C0 + (c >> 10));
    pair[1] = static_cast<char16_t>(0xDC00 | (c & 0x3FF));
    units.append(pair.data(), one ? 1 : 2);
  }
  std::u16string out(units.size() * 4 + 16, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = unorm2_normalize(normalizer, units.data(), static_cast<std::int32_t>(units.size()),
                                     out.data(), static_cast<std::int32_t>(out.size()), &status);
  std::u32string result;
  if (U_FAILURE(status)) return result;
  for (std::int32_t i = 0; i < size; ++i) {
    const char32_t c = out[static_cast<std::size_t>(i)];
    const bool leads = c >= 0xD800 && c < 0xDC00 && i + 1 < size;
    result.push_back(leads ? (c << 10) + out[static_cast<std::size_t>(++i)] - 0x35FDC00U : c);
  }
  return result;
}

/// Without Ogham's, which is a stroke that only a font of that script draws.
bool is_space(char32_t c) {
  return (is_hanging_space(c) && c != 0x1680) || c == 0xA0 || c == 0x202F || c == 0x2007;
}

/// The space, in a text that slopes from right to left, beside a number or a foreign name.
bool parts_sloping_from_upright(const AnalyzedText &analyzed, std::uint32_t at, const LanguageTag &language) {
  const std::u32string_view text = analyzed.characters.text;
  const auto &levels = analyzed.levels;
  if (text[at] != U' ' || levels[at] % 2 == 0 || !is_set_in_nastaliq(language)) return false;
  std::size_t next = at + 1, before = at;
  while (next < text.size() && is_bidi_control(text[next])) ++next;
  while (before > 0 && is_bidi_control(text[before - 1])) --before;
  return (next < text.size() && levels[next] % 2 == 0) || (before > 0 && levels[before - 1] % 2 == 0);
}

}  // namespace

void Characters::decode(const ParagraphText &paragraph) {
  text.clear();
  offsets.clear();
  spans.clear();
  std::uint32_t span = 0;
  for (std::size_t at = 0; at < paragraph.text.size();) {
    const auto offset = static_cast<std::uint32_t>(at);
    while (span + 1 < paragraph.spans.size() && paragraph.spans[span].end <= offset) ++span;
    offsets.push_back(offset);
    spans.push_back(span);
    text.push_back(diag::next_character(paragraph.text, at));
  }
  offsets.push_back(static_cast<std::uint32_t>(paragraph.text.size()));
}

void Itemizer::itemize(const AnalyzedText &analyzed) {
  items_.clear();
  missing_.clear();
  shared_end_ = 0;
  const Characters &characters = analyzed.characters;
  const std::u32string_view text = characters.text;
  std::uint32_t box = 0;
  for (std::uint32_t i = 0, end = 0; i < text.size(); i = end) {
    end = i + 1;
    Item item{.level = analyzed.levels[i],
              .script = analyzed.scripts[i],
              .span = characters.spans[i],
              .begin = characters.offsets[i]};
    if (text[i] == object_character) {
      item.kind = Item::Kind::box;
      item.box = box++;
    } else if (is_bidi_control(text[i]) || is_forced_break(text[i]) || text[i] == zero_width_space) {
      item.kind = Item::Kind::undrawn;
    } else {
      end = itemize_cluster(analyzed, i, item);
    }
    item.end = characters.offsets[end];
    add(item);
  }
}

std::uint32_t Itemizer::itemize_cluster(const AnalyzedText &analyzed, std::uint32_t begin, Item &item) {
  const Characters &characters = analyzed.characters;
  const std::u32string_view text = characters.text;
  const TextSpan &span = analyzed.spans[item.span];
  std::uint32_t end = begin + 1;
  while (end < text.size() && characters.spans[end] == item.span && analyzed.levels[end] == item.level &&
         extends_cluster(text[end]))
    ++end;
  const std::u32string_view cluster = text.substr(begin, end - begin);
  if (begin >= shared_end_ && is_shared_character(text[begin]) && !is_space(text[begin]))
    find_shared(analyzed, begin);
  const bool follows =
      !items_.empty() && items_.back().kind == Item::Kind::text && items_.back().span == item.span;
  const bool wide = parts_sloping_from_upright(analyzed, begin, span.language);
  if (wide) item.script = USCRIPT_LATIN;
  const Item *before = follows && !wide ? &items_.back() : nullptr;
  const auto face =
      begin < shared_end_ && shared_face_ ? shared_face_ : face_for(span, item.script, cluster, before);
  if (!face) item.kind = Item::Kind::undrawn;
  item.face = face.value_or(0);
  if (face && (cluster.size() == 1 || covers(*face, cluster))) return end;
  for (std::uint32_t k = begin; k < end; ++k)
    if (needs_glyph(text[k]) && (!face || !covers(*face, text.substr(k, 1))))
      missing_.push_back({.character = text[k], .offset = characters.offsets[k]});
  return end;
}

/// A number with its signs, (202) 555-0100, comes from one face: Noto Naskh Arabic
/// has digits and no hyphen, and half of a number in another face looks broken.
void Itemizer::find_shared(const AnalyzedText &analyzed, std::uint32_t begin) {
  const auto &[characters, levels, scripts, spans] = analyzed;
  const std::u32string_view text = characters.text;
  std::uint32_t end = begin;
  const auto belongs = [&](std::uint32_t i) {
    return characters.spans[i] == characters.spans[begin] && levels[i] == levels[begin] &&
           scripts[i] == scripts[begin] && !is_space(text[i]) && text[i] != object_character &&
           !is_bidi_control(text[i]) && !is_forced_break(text[i]) &&
           (is_shared_character(text[i]) || extends_cluster(text[i]));
  };
  while (end < text.size() && belongs(end)) ++end;
  shared_end_ = end;
  shared_face_.reset();
  // Signs alone have no number to match: each takes the first face that has it.
  if (std::ranges::none_of(text.substr(begin, end - begin), u_isdigit)) return;
  const TextSpan &span = spans[characters.spans[begin]];
  const bool sloping_number =
      levels[begin] % 2 == 0 && scripts[begin] == USCRIPT_ARABIC && is_set_in_nastaliq(span.language);
  for (const FaceId face : chain(span, sloping_number ? Script{USCRIPT_LATIN} : scripts[begin])) {
    if (!covers(face, text.substr(begin, end - begin))) continue;
    shared_face_ = face;
    return;
  }
}

void Itemizer::add(const Item &item) {
  if (!items_.empty() && item.kind == Item::Kind::text) {
    Item &last = items_.back();
    if (last.kind == item.kind && last.level == item.level && last.script == item.script &&
        last.face == item.face && last.span == item.span) {
      last.end = item.end;
      return;
    }
  }
  items_.push_back(item);
}

const FaceChain &Itemizer::chain(const TextSpan &span, Script script) {
  for (const Chain &known : chains_)
    if (known.script == script && known.request == span.font && known.language == span.language.text())
      return *known.faces;
  const FaceChain &faces = fonts_->chain(span.font, span.language, script_code(script));
  chains_.push_back({span.font, span.language.text(), script, &faces});
  return faces;
}

std::optional<FaceId> Itemizer::first_face(const TextSpan &span, Script script) {
  const FaceChain &faces = chain(span, script);
  return faces.empty() ? std::nullopt : std::optional(faces.front());
}

bool Itemizer::shows(FaceId face, char32_t character) {
  if (face >= known_.size()) known_.resize(face + std::size_t{1});
  if (!known_[face]) known_[face] = std::make_unique<Known>();
  const std::size_t page = character / 256;
  if (page >= known_[face]->pages.size()) return fonts_->shows(face, character);
  auto &answers = known_[face]->pages[page];
  if (!answers) answers = std::make_unique<Known::Page>();
  Known::Shows &answer = (*answers)[character % 256];
  if (answer == Known::Shows::unasked)
    answer = fonts_->shows(face, character) ? Known::Shows::yes : Known::Shows::no;
  return answer == Known::Shows::yes;
}

bool Itemizer::covers(FaceId face, std::u32string_view cluster) {
  const auto drawn = [&](char32_t c) {
    // HarfBuzz makes other spaces from U+0020, and a no-break hyphen from a hyphen.
    return !needs_glyph(c) || is_space(c) || shows(face, c) || (c == 0x2011 && shows(face, 0x2010)) ||
           c == soft_hyphen;
  };
  if (std::ranges::all_of(cluster, drawn)) return shows(face, U' ') || !is_space(cluster.front());
  if (cluster.size() == 1 && cluster.front() < 0xC0) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::u32string composed = normal_form(unorm2_getNFCInstance(&status), cluster);
  if (!composed.empty() && std::ranges::all_of(composed, drawn)) return true;
  const std::u32string decomposed = normal_form(unorm2_getNFDInstance(&status), cluster);
  return !decomposed.empty() && std::ranges::all_of(decomposed, drawn);
}

std::optional<FaceId> Itemizer::face_for(const TextSpan &span, Script script, std::u32string_view cluster,
                                         const Item *before) {
  const bool drawn = std::ranges::any_of(cluster, needs_glyph);
  if (before && (is_space(cluster.front()) || !drawn) && covers(before->face, cluster)) return before->face;
  const FaceChain &faces = chain(span, is_bullet_in_han(script, cluster) ? Script{USCRIPT_LATIN} : script);
  for (const FaceId face : faces)
    if (covers(face, cluster)) return face;
  if (!drawn) return std::nullopt;
  std::vector<FaceId> tried;
  for (const char32_t c : cluster) {
    const auto face = fonts_->last_resort(c);
    if (!face || std::ranges::find(tried, *face) != tried.end()) continue;
    if (covers(*face, cluster)) return face;
    tried.push_back(*face);
  }
  // No face has the whole cluster: the base is drawn, its marks are reported.
  for (const FaceId face : faces)
    if (covers(face, cluster.substr(0, 1))) return face;
  return cluster.size() > 1 ? fonts_->last_resort(cluster.front()) : std::nullopt;
}

}  // namespace formletter::text
