#include "document/computed_styles.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace formletter::document {
namespace {

constexpr std::uint64_t anonymous_kind = 0xFF;

/// More than any pack has; a document with that many is the last to use them.
constexpr std::size_t most_kept = 4096;

/// The body's classes are not in it: they are in the key of the body's own style, and
/// so in the parent of all that stands in it.
std::uint64_t packed(const StyleKey &key) {
  static_assert(element_kinds < anonymous_kind);
  return (std::uint64_t{key.parent} << 48U) | (std::uint64_t{key.classes} << 32U) |
         (std::uint64_t{key.language} << 16U) | static_cast<std::uint64_t>(key.kind);
}

/// Of a block that no element stands for.
std::uint64_t packed_anonymous(ComputedId parent) {
  return (std::uint64_t{parent} << 48U) | anonymous_kind;
}

}  // namespace

std::vector<std::string_view> class_words(std::string_view attribute_value) {
  std::vector<std::string_view> words;
  while (true) {
    const auto begin = attribute_value.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return words;
    attribute_value.remove_prefix(begin);
    const auto end = attribute_value.find_first_of(" \t\r\n");
    words.push_back(attribute_value.substr(0, end));
    attribute_value.remove_prefix(std::min(end, attribute_value.size()));
  }
}

ComputedStyles::ComputedStyles(const StyleSheet &sheet) : sheet_(&sheet.state()) {
  sets_.push_back({.written = {}, .ids = {}, .elements = ~std::uint64_t{0}});
  known_.reserve(64);
  entries_.reserve(64);
  add({});
}

template <typename Style>
std::uint16_t ComputedStyles::intern_into(std::vector<Look<Style>> &looks, const Style &style) {
  const auto found =
      std::find_if(looks.begin(), looks.end(), [&](const Look<Style> &look) { return look.style == style; });
  const auto id = found - looks.begin();
  assert(id <= std::numeric_limits<std::uint16_t>::max());
  if (found == looks.end()) looks.push_back({style, std::nullopt});
  return static_cast<std::uint16_t>(id);
}

template <typename Style>
std::uint16_t ComputedStyles::place_in(std::vector<Style> &listed, Look<Style> &look) {
  if (!look.place) {
    look.place = static_cast<std::uint16_t>(listed.size());
    listed.push_back(look.style);
  }
  return *look.place;
}

void ComputedStyles::begin_document() {
  // The last document has taken the lists with it.
  text_styles_.clear();
  text_styles_.reserve(16);
  block_styles_.clear();
  block_styles_.reserve(32);
  body_classes_ = 0;
  for (auto &look : text_looks_) look.place.reset();
  for (auto &look : block_looks_) look.place.reset();
}

bool ComputedStyles::drop_excess() {
  if (entries_.size() <= most_kept && sets_.size() <= most_kept) return false;
  known_.clear();
  made_.clear();
  sets_.resize(1);
  text_looks_.clear();
  block_looks_.clear();
  entries_.clear();
  add({});
  return true;
}

ClassSetId ComputedStyles::class_set(std::string_view attribute_value) {
  const auto known = std::find_if(sets_.begin(), sets_.end(),
                                  [&](const ClassSet &set) { return set.written == attribute_value; });
  if (known != sets_.end()) return static_cast<ClassSetId>(known - sets_.begin());
  ClassSet set{.written = std::string(attribute_value), .ids = {}, .elements = ~std::uint64_t{0}};
  for (const std::string_view word : class_words(attribute_value)) {
    const auto id = sheet_->class_id(word);
    if (id)
      set.ids.push_back(*id);
    else
      set.elements = 0;
  }
  sets_.push_back(std::move(set));
  return static_cast<ClassSetId>(sets_.size() - 1);
}

ComputedId ComputedStyles::compute(const StyleKey &key, const LanguageTag &language) {
  const auto [known, added] = known_.try_emplace(packed(key), ComputedId{0});
  if (!added) return known->second;
  const SpecifiedStyle specified = sheet_->specified({.kind = key.kind,
                                                      .classes = sets_[key.classes].ids,
                                                      .body_classes = sets_[body_classes_].ids,
                                                      .language = language.text()});
  return known->second = add(computed(specified, entries_[key.parent].style, language));
}

ComputedId ComputedStyles::anonymous(ComputedId parent) {
  const auto [known, added] = known_.try_emplace(packed_anonymous(parent), ComputedId{0});
  if (added) known->second = add(inherited(entries_[parent].style));
  return known->second;
}

ComputedId ComputedStyles::add(const ComputedStyle &style) {
  entries_.push_back({.style = style,
                      .text = intern_into(text_looks_, style.text),
                      .block = intern_into(block_looks_, style.block)});
  assert(entries_.size() <= std::numeric_limits<ComputedId>::max());
  return static_cast<ComputedId>(entries_.size() - 1);
}

TextStyleId ComputedStyles::text_id(ComputedId id) {
  Entry &entry = entries_[id];
  const TextStyleId place = place_in(text_styles_, text_looks_[entry.text]);
  if (std::exchange(entry.text_noted, noting_) != noting_) {
    uses_.push_back({StyleUse::Kind::text, id, place});
  }
  return place;
}

BlockStyleId ComputedStyles::block_id(ComputedId id) {
  Entry &entry = entries_[id];
  const BlockStyleId place = place_in(block_styles_, block_looks_[entry.block]);
  if (std::exchange(entry.block_noted, noting_) != noting_) {
    uses_.push_back({StyleUse::Kind::block, id, place});
  }
  return place;
}

BlockStyleId ComputedStyles::intern(const BlockStyle &style) {
  const auto known = std::find_if(made_.begin(), made_.end(),
                                  [&](ComputedId id) { return entries_[id].style.block == style; });
  if (known != made_.end()) return block_id(*known);
  ComputedStyle made;
  made.block = style;
  made_.push_back(add(made));
  return block_id(made_.back());
}

void ComputedStyles::begin_uses() {
  uses_.clear();
  ++noting_;
}

bool ComputedStyles::use_again(const StyleUse &use) {
  return (use.kind == StyleUse::Kind::text ? text_id(use.style) : block_id(use.style)) == use.id;
}

}  // namespace formletter::document
