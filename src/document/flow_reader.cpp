// Flow: blocks, and text between them.

#include "document/block_reader.hpp"
#include "document/reports.hpp"

namespace formletter::document {
namespace {

/// The properties that shape the block itself rather than the text in it.
bool shapes_block(const BlockStyle &style, const BlockStyle &plain) {
  BlockStyle bare = style;
  bare.alignment = plain.alignment;
  bare.line_height = plain.line_height;
  bare.widows = plain.widows;
  bare.orphans = plain.orphans;
  bare.hyphens = plain.hyphens;
  bare.border_color = plain.border_color;
  bare.space_before = bare.space_after = Length();
  return bare != plain;
}

}  // namespace

std::vector<Block> BlockReader::read_flow(const xml::Element &element, const Scope &scope) {
  std::vector<Block> blocks;
  InlineTextBuilder text;
  BlockPlace text_place;
  const auto start_text = [&](std::uint32_t offset) {
    if (text.empty()) text_place = place_of(element.tree().origin_at(offset));
  };
  for (const xml::Element::Child &child : element.contents()) {
    if (!child.element) {
      const auto first = child.text.find_first_not_of(" \t\r\n");
      if (first != std::string_view::npos) start_text(child.offset + static_cast<std::uint32_t>(first));
      inlines_.read_text(child.text, scope, text);
      continue;
    }
    const auto kind = element_kind(child.element->name());
    if (kind && is_inline(*kind)) {
      start_text(child.offset);
      inlines_.read_element(*child.element, *kind, scope, text);
    } else if (kind) {
      add_anonymous(text, {text_place, scope}, blocks);
      read_block(*child.element, *kind, scope, blocks);
    } else {
      problems_.push_back(not_in_dialect(*child.element));
      read_unknown(*child.element, scope);
    }
  }
  add_anonymous(text, {text_place, scope}, blocks);
  return blocks;
}

void BlockReader::add_anonymous(InlineTextBuilder &text, std::pair<BlockPlace, Scope> where,
                                std::vector<Block> &blocks) {
  const bool empty = text.empty();
  InlineText content = text.finish();
  if (empty) return;
  const Scope &scope = where.second;
  Block &block = blocks.emplace_back();
  block.style = scopes_.styles().block_id(scopes_.styles().anonymous(scope.style));
  block.language = scopes_.language(scope.language);
  block.direction = scope.direction;
  block.place = where.first;
  block.content.emplace<Paragraph>(ParagraphRole::paragraph, std::move(content));
}

std::vector<Block> BlockReader::read_contents(const xml::Element &element, const EnteredElement &entered) {
  std::vector<Block> blocks = read_flow(element, entered.scope);
  give_look(entered, blocks);
  return blocks;
}

void BlockReader::give_look(const EnteredElement &entered, std::vector<Block> &blocks) {
  if (blocks.empty()) return;
  ComputedStyles &styles = scopes_.styles();
  const BlockStyleId own_id = styles.block_id(entered.scope.style);
  const BlockStyleId plain_id = styles.block_id(styles.anonymous(entered.scope.style));
  const auto *only = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().content) : nullptr;
  if (only != nullptr && blocks.front().style == plain_id && blocks.front().class_name.empty()) {
    blocks.front().style = own_id;
    blocks.front().class_name = entered.class_name;
    return;
  }
  const BlockStyle own = styles[entered.scope.style].block;
  if (shapes_block(own, styles[styles.anonymous(entered.scope.style)].block)) {
    Block section;
    section.style = own_id;
    section.language = scopes_.language(entered.scope.language);
    section.direction = entered.scope.direction;
    section.place = blocks.front().place;
    section.class_name = entered.class_name;
    section.content = Section{.role = SectionRole::division, .blocks = std::move(blocks)};
    blocks.clear();
    blocks.push_back(std::move(section));
    return;
  }
  // Margins alone need no box: they would collapse with those inside in any case.
  const auto widen = [&](Block &block, Length BlockStyle::*side) {
    BlockStyle style = styles.block(block.style);
    if (style.*side >= own.*side) return;
    style.*side = own.*side;
    block.style = styles.intern(style);
  };
  widen(blocks.front(), &BlockStyle::space_before);
  widen(blocks.back(), &BlockStyle::space_after);
}

}  // namespace formletter::document
