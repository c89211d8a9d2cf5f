#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "fill/counted_text.hpp"
#include "fill/dialect.hpp"
#include "fill/template_state.hpp"

#include <algorithm>

namespace formletter::fill {

namespace {

/// Letters of any script. Latin-1 signs, general punctuation, arrows and symbols
/// are none: a block of "·" and values has nothing to translate if it does not say so.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004);
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(diag::next_character(text, at))) return true;
  }
  return false;
}

/// Of the element's text, and of the attributes below it that are read to people.
bool has_letters(const xml::Element &element) {
  if (has_letters(element.text())) return true;
  for (const xml::Element &child : element.children()) {
    for (const char *name : {"alt", "title"}) {
      if (const auto value = child.attribute(name); value && has_letters(*value)) return true;
    }
    if (has_letters(child)) return true;
  }
  return false;
}

bool holds_text(const xml::Element &element) {
  const auto contents = element.contents();
  return std::any_of(contents.begin(), contents.end(), [](const xml::Element::Child &child) {
    if (!child.element) return !ascii::is_blank(child.text);
    const DialectElement *known = find_element(child.element->name());
    return known && known->kind == ElementKind::inline_content;
  });
}

class BlockFinder {
 public:
  explicit BlockFinder(const Expansion &expansion) : expansion_(expansion) {}

  void visit(const xml::Element &element, bool translated) {
    const auto choice = element.attribute("translate");
    if (choice) translated = *choice != "no";
    const DialectElement *known = find_element(element.name());
    if (known && known->kind == ElementKind::block && holds_text(element)) {
      // A block's blocks (a list inside an item's text) belong to its unit.
      if (translated && (choice || has_letters(element))) keep(element);
      return;
    }
    for (const xml::Element &child : element.children()) visit(child, translated);
  }

  std::vector<TextBlock> blocks;

 private:
  void keep(const xml::Element &element) {
    TextBlock block;
    const auto inner = element.inner_source();
    block.inner_begin = element.inner_offset();
    block.inner_end = block.inner_begin + inner.size();
    block.behind_name = element.offset() + 1 + element.name().size();
    const auto text =
        std::string_view(expansion_.text()).substr(block.inner_begin, block.inner_end - block.inner_begin);
    if (const auto counted = counted_text(text)) {
      block.msgid = xml::folded(counted->one);
      block.msgid_plural = xml::folded(counted->many);
      block.counted = counted->counted;
    } else {
      block.msgid = xml::folded(text);
    }
    block.comment = element.attribute("data-comment").value_or("");
    block.has_language = element.attribute("lang").has_value();
    block.has_direction = element.attribute("dir").has_value();
    block.is_title = element.name() == "title";
    blocks.push_back(std::move(block));
  }

  const Expansion &expansion_;
};

}  // namespace

std::vector<TextBlock> text_blocks(const Expansion &expansion, const xml::Tree &tree) {
  BlockFinder finder(expansion);
  finder.visit(tree.root(), true);
  return std::move(finder.blocks);
}

}  // namespace formletter::fill
