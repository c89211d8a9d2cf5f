#pragma once

#include "document/cascade.hpp"
#include "document/document.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace formletter::document {

using ComputedId = std::uint16_t;
/// A class attribute as a set; 0 is the empty one.
using ClassSetId = std::uint16_t;
using LanguageId = std::uint16_t;

/// What an element's style depends on besides the sheet.
struct StyleKey {
  ComputedId parent = 0;
  ElementKind kind = ElementKind::p;
  ClassSetId classes = 0;
  LanguageId language = 0;
};

/// A look that was asked for, and its place in the document's list of looks.
struct StyleUse {
  enum class Kind : std::uint8_t { text, block } kind = Kind::text;
  ComputedId style = 0;
  std::uint16_t id = 0;
};

/// Styles of documents one after another, each combination of parent, element, classes
/// and language computed once: a letter has hundreds of elements and
/// few dozen looks, and the next letter has the same.
class ComputedStyles {
 public:
  /// Style 0 is the root's: what holds where no style says anything.
  explicit ComputedStyles(const StyleSheet &sheet);

  /// Lists of looks and the body's classes are empty again; what was computed stays.
  void begin_document();
  /// Drops what was computed if it has become too much: true if it has. Ids then mean
  /// something else.
  bool drop_excess();

  ClassSetId class_set(std::string_view attribute_value);
  /// Whether elements of the kind may have the set: the sheet has a style for each word, or it
  /// was found that the words need none.
  bool may_have(ElementKind kind, ClassSetId classes) const {
    return (sets_[classes].elements >> static_cast<unsigned>(kind) & 1U) != 0;
  }
  void note_may_have(ElementKind kind, ClassSetId classes) {
    sets_[classes].elements |= std::uint64_t{1} << static_cast<unsigned>(kind);
  }
  void set_body_classes(ClassSetId classes) { body_classes_ = classes; }
  ClassSetId body_classes() const { return body_classes_; }

  ComputedId compute(const StyleKey &key, const LanguageTag &language);
  /// Of a block that no element stands for: the inherited properties alone.
  ComputedId anonymous(ComputedId parent);

  const ComputedStyle &operator[](ComputedId id) const { return entries_[id].style; }
  /// Interned when first asked for: the document lists the looks that it uses.
  TextStyleId text_id(ComputedId id);
  BlockStyleId block_id(ComputedId id);
  const BlockStyle &block(BlockStyleId id) const { return block_styles_[id]; }
  BlockStyleId intern(const BlockStyle &style);

  /// From here on, the looks that are asked for are noted, each once.
  void begin_uses();
  const std::vector<StyleUse> &uses() const { return uses_; }
  /// Asks for a noted look again: true if its place in the list is the one noted.
  bool use_again(const StyleUse &use);

  std::vector<TextStyle> take_text_styles() { return std::move(text_styles_); }
  std::vector<BlockStyle> take_block_styles() { return std::move(block_styles_); }

 private:
  struct Entry {
    ComputedStyle style;
    std::uint16_t text = 0, block = 0;              ///< its looks among all that are known
    std::uint32_t text_noted = 0, block_noted = 0;  ///< value of noting_ when last noted
  };
  static_assert(element_kinds <= 64);
  struct ClassSet {
    std::string written;
    std::vector<ClassId> ids;
    std::uint64_t elements = 0;  ///< that may have it, a bit for each kind
  };
  /// What many entries may have in common, and its place in the document's list.
  template <typename Style>
  struct Look {
    Style style;
    std::optional<std::uint16_t> place;
  };
  template <typename Style>
  static std::uint16_t intern_into(std::vector<Look<Style>> &looks, const Style &style);
  template <typename Style>
  static std::uint16_t place_in(std::vector<Style> &listed, Look<Style> &look);
  ComputedId add(const ComputedStyle &style);

  const StyleSheet::State *sheet_;
  std::vector<Entry> entries_;
  std::vector<Look<TextStyle>> text_looks_;
  std::vector<Look<BlockStyle>> block_looks_;
  std::vector<ComputedId> made_;  ///< of styles that were interned without an element
  std::vector<StyleUse> uses_;
  std::uint32_t noting_ = 0;
  std::vector<ClassSet> sets_;
  ClassSetId body_classes_ = 0;
  std::unordered_map<std::uint64_t, ComputedId> known_;
  std::vector<TextStyle> text_styles_;
  std::vector<BlockStyle> block_styles_;
};

/// The words of a class attribute, in order.
std::vector<std::string_view> class_words(std::string_view attribute_value);

}  // namespace formletter::document
