#include "document/block_reader.hpp"

#include "document/reports.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::document {
namespace {

constexpr std::string_view any_block =
    "expected a block, such as p, h2, ul, ol, dl, table, address, section, div, blockquote or hr";

bool belongs_in(std::string_view part, std::string_view whole) {
  if (part == "td" || part == "th") return whole == "tr";
  return part == "tr" && (whole == "thead" || whole == "tbody");
}

/// Takes the blocks, and leaves their room.
void share(std::vector<Block> &blocks, std::vector<SharedBlock> &shared) {
  for (Block &block : blocks) shared.emplace_back(std::move(block));
  blocks.clear();
}

std::string alternatives(std::initializer_list<ElementKind> kinds) {
  std::string result;
  for (const ElementKind kind : kinds) {
    if (!result.empty()) result += kind == *(kinds.end() - 1) ? " or " : ", ";
    result += element_name(kind);
  }
  return result;
}

}  // namespace

Block &BlockReader::add_block(const xml::Element &element, const EnteredElement &entered,
                              std::vector<Block> &blocks) {
  Block &block = blocks.emplace_back();
  block.style = scopes_.styles().block_id(entered.scope.style);
  block.language = scopes_.language(entered.scope.language);
  block.direction = entered.scope.direction;
  block.place = place_of(element.origin());
  block.class_name = entered.class_name;
  return block;
}

BodyParts BlockReader::read_body(const xml::Element &body, const Scope &scope) {
  BodyParts parts;
  report_loose_text(body, problems_);
  for (const xml::Element &child : body.children()) read_body_child(child, scope, parts);
  return parts;
}

void BlockReader::read_body_child(const xml::Element &child, const Scope &scope, BodyParts &parts) {
  const auto kind = element_kind(child.name());
  if (kind == ElementKind::header || kind == ElementKind::footer) {
    return read_running(child, *kind, scope, parts);
  }
  read_block_child(child, scope, body_blocks_);
  share(body_blocks_, parts.blocks);
}

void BlockReader::read_running(const xml::Element &element, ElementKind kind, const Scope &scope,
                               BodyParts &parts) {
  const EnteredElement entered = scopes_.enter(element, kind, scope);
  RunningContent running;
  for (const std::string_view word : class_words(entered.class_name)) {
    if (word == "first") running.pages = PagesShown::first;
    if (word == "rest") running.pages = PagesShown::rest;
  }
  std::vector<Block> blocks = read_contents(element, entered);
  share(blocks, running.blocks);
  if (running.blocks.empty()) return;
  (kind == ElementKind::header ? parts.headers : parts.footers).push_back(std::move(running));
}

std::vector<Block> BlockReader::read_blocks(const xml::Element &element, const Scope &scope) {
  std::vector<Block> blocks;
  report_loose_text(element, problems_);
  for (const xml::Element &child : element.children()) read_block_child(child, scope, blocks);
  return blocks;
}

void BlockReader::read_block_child(const xml::Element &child, const Scope &scope,
                                   std::vector<Block> &blocks) {
  const auto kind = element_kind(child.name());
  if (kind && !is_inline(*kind)) return read_block(child, *kind, scope, blocks);
  const auto parent = child.parent();
  problems_.push_back(kind ? misplaced_element(child, parent ? parent->name() : "html", any_block)
                           : not_in_dialect(child));
  read_unknown(child, scope);
}

void BlockReader::read_unknown(const xml::Element &element, const Scope &scope) {
  (void)read_flow(element, scope);
}

void BlockReader::read_block(const xml::Element &element, ElementKind kind, const Scope &parent,
                             std::vector<Block> &blocks) {
  const EnteredElement entered = scopes_.enter(element, kind, parent);
  switch (kind) {
    case ElementKind::p:
      return read_paragraph(element, ParagraphRole::paragraph, entered, blocks);
    case ElementKind::h1:
      return read_paragraph(element, ParagraphRole::heading_1, entered, blocks);
    case ElementKind::h2:
      return read_paragraph(element, ParagraphRole::heading_2, entered, blocks);
    case ElementKind::h3:
      return read_paragraph(element, ParagraphRole::heading_3, entered, blocks);
    case ElementKind::ul:
    case ElementKind::ol:
      return read_list(element, kind, entered, blocks);
    case ElementKind::dl:
      return read_definitions(element, entered, blocks);
    case ElementKind::table:
      return read_table(element, entered, blocks);
    case ElementKind::address:
      return read_address(element, entered, blocks);
    case ElementKind::section:
    case ElementKind::div:
    case ElementKind::blockquote:
      return read_section(element, kind, entered, blocks);
    case ElementKind::hr:
      return read_rule(element, entered, blocks);
    case ElementKind::header:
    case ElementKind::footer:
      return read_misplaced(element, "it stands right under body", entered);
    case ElementKind::td:
    case ElementKind::th:
    case ElementKind::tr:
    case ElementKind::tbody:
    case ElementKind::thead:
    case ElementKind::caption:
    case ElementKind::dd:
    case ElementKind::dt:
    case ElementKind::li:
    case ElementKind::body:
    case ElementKind::html:
    case ElementKind::head:
    case ElementKind::title:
    case ElementKind::meta:
      return read_misplaced(element, any_block, entered);
    case ElementKind::a:
    case ElementKind::abbr:
    case ElementKind::b:
    case ElementKind::bdi:
    case ElementKind::br:
    case ElementKind::em:
    case ElementKind::i:
    case ElementKind::img:
    case ElementKind::input:
    case ElementKind::span:
    case ElementKind::strong:
    case ElementKind::u:
      assert(false && "inline elements are read into lines");
  }
}

/// A cell or a row where it belongs is no mistake of its own: what is around it was reported.
void BlockReader::read_misplaced(const xml::Element &element, std::string_view expected,
                                 const EnteredElement &entered) {
  const auto parent = element.parent();
  const auto where = parent ? parent->name() : "html";
  if (!belongs_in(element.name(), where)) problems_.push_back(misplaced_element(element, where, expected));
  read_unknown(element, entered.scope);
}

void BlockReader::read_rule(const xml::Element &element, const EnteredElement &entered,
                            std::vector<Block> &blocks) {
  report_loose_text(element, problems_);
  for (const auto &child : element.children()) problems_.push_back(unknown_element(child, "hr", {}));
  add_block(element, entered, blocks).content = HorizontalRule{};
}

void BlockReader::read_paragraph(const xml::Element &element, ParagraphRole role,
                                 const EnteredElement &entered, std::vector<Block> &blocks) {
  InlineTextBuilder text;
  inlines_.read_contents(element, entered.scope, text);
  if (text.empty()) return add_room(element, entered, blocks);
  auto &content = add_block(element, entered, blocks).content;
  content.emplace<Paragraph>(role, text.finish());
}

/// Room with a height of its own (for a signature) is meant to be empty; anything
/// else that is empty is left out.
void BlockReader::add_room(const xml::Element &element, const EnteredElement &entered,
                           std::vector<Block> &blocks) {
  if (!scopes_.styles()[entered.scope.style].block.min_height) return;
  add_block(element, entered, blocks).content = Section{.role = SectionRole::division, .blocks = {}};
}

void BlockReader::read_section(const xml::Element &element, ElementKind kind, const EnteredElement &entered,
                               std::vector<Block> &blocks) {
  Section section;
  if (kind == ElementKind::section) {
    section.role = SectionRole::section;
    section.blocks = read_blocks(element, entered.scope);
  } else {
    section.role = kind == ElementKind::div ? SectionRole::division : SectionRole::blockquote;
    section.blocks = read_flow(element, entered.scope);
  }
  if (section.blocks.empty()) return add_room(element, entered, blocks);
  add_block(element, entered, blocks).content = std::move(section);
}

void BlockReader::read_address(const xml::Element &element, const EnteredElement &entered,
                               std::vector<Block> &blocks) {
  InlineTextBuilder text;
  inlines_.read_contents(element, entered.scope, text);
  if (text.empty()) return;
  const auto words = class_words(entered.class_name);
  const bool in_window = std::find(words.begin(), words.end(), "window") != words.end();
  Section section{.role = in_window ? SectionRole::window_address : SectionRole::address, .blocks = {}};
  const ComputedId line_style = scopes_.styles().anonymous(entered.scope.style);
  for (InlineText &line : split_lines(text.finish())) {
    Block &block = add_block(element, entered, section.blocks);
    block.style = scopes_.styles().block_id(line_style);
    block.class_name.clear();
    block.content.emplace<Paragraph>(ParagraphRole::line, std::move(line));
  }
  add_block(element, entered, blocks).content = std::move(section);
}

std::vector<std::pair<xml::Element, ElementKind>> BlockReader::children_of(
    const xml::Element &element, const Scope &scope, std::initializer_list<ElementKind> allowed) {
  std::vector<std::pair<xml::Element, ElementKind>> result;
  report_loose_text(element, problems_);
  for (const xml::Element &child : element.children()) {
    const auto kind = element_kind(child.name());
    if (kind && std::find(allowed.begin(), allowed.end(), *kind) != allowed.end()) {
      result.emplace_back(child, *kind);
      continue;
    }
    problems_.push_back(kind ? misplaced_element(child, element.name(), "expected " + alternatives(allowed))
                             : not_in_dialect(child));
    read_unknown(child, scope);
  }
  return result;
}

}  // namespace formletter::document
