#pragma once

#include "document/element_scope.hpp"
#include "document/inline_reader.hpp"

#include <utility>
#include <vector>

namespace formletter::document {

/// What stands in a body.
struct BodyParts {
  std::vector<RunningContent> headers, footers;
  std::vector<SharedBlock> blocks;
};

inline BlockPlace place_of(xml::Origin origin) {
  return {origin.line, origin.column};
}

/// Reads blocks and what stands in them. Blocks without anything to print are
/// left out: templates leave them behind where a section was not taken.
class BlockReader {
 public:
  BlockReader(ScopeReader &scopes, Problems &problems, const PictureFinder &pictures)
      : scopes_(scopes), problems_(problems), inlines_(scopes, problems, pictures) {}

  BodyParts read_body(const xml::Element &body, const Scope &scope);
  /// One element of the body; what it is goes to `parts`.
  void read_body_child(const xml::Element &child, const Scope &scope, BodyParts &parts);

  InlineReader &inlines() { return inlines_; }

 private:
  void read_running(const xml::Element &element, ElementKind kind, const Scope &scope, BodyParts &parts);
  /// Blocks only: text directly in `element` is reported.
  std::vector<Block> read_blocks(const xml::Element &element, const Scope &scope);
  void read_block_child(const xml::Element &child, const Scope &scope, std::vector<Block> &blocks);
  /// Blocks, and text as paragraphs of their own. The element has no block itself,
  /// so that its look goes to what it holds.
  std::vector<Block> read_contents(const xml::Element &element, const EnteredElement &entered);
  /// The element's own block, still without what it holds.
  Block &add_block(const xml::Element &element, const EnteredElement &entered, std::vector<Block> &blocks);
  std::vector<Block> read_flow(const xml::Element &element, const Scope &scope);
  /// Gives blocks that stand for an element the element's own look.
  void give_look(const EnteredElement &entered, std::vector<Block> &blocks);
  void add_anonymous(InlineTextBuilder &text, std::pair<BlockPlace, Scope> where, std::vector<Block> &blocks);
  void read_block(const xml::Element &element, ElementKind kind, const Scope &parent,
                  std::vector<Block> &blocks);
  /// For the problems in it.
  void read_unknown(const xml::Element &element, const Scope &scope);
  void read_misplaced(const xml::Element &element, std::string_view expected, const EnteredElement &entered);

  void read_paragraph(const xml::Element &element, ParagraphRole role, const EnteredElement &entered,
                      std::vector<Block> &blocks);
  void add_room(const xml::Element &element, const EnteredElement &entered, std::vector<Block> &blocks);
  void read_section(const xml::Element &element, ElementKind kind, const EnteredElement &entered,
                    std::vector<Block> &blocks);
  void read_rule(const xml::Element &element, const EnteredElement &entered, std::vector<Block> &blocks);
  void read_address(const xml::Element &element, const EnteredElement &entered, std::vector<Block> &blocks);

  void read_list(const xml::Element &element, ElementKind kind, const EnteredElement &entered,
                 std::vector<Block> &blocks);
  std::vector<Block> read_item(const xml::Element &element, const Scope &list);
  ListMarker read_marker(const xml::Element &element, ElementKind kind, const Scope &scope);
  int read_start(const xml::Element &element);
  void read_definitions(const xml::Element &element, const EnteredElement &entered,
                        std::vector<Block> &blocks);

  void read_table(const xml::Element &element, const EnteredElement &entered, std::vector<Block> &blocks);
  void read_rows(const xml::Element &element, ElementKind kind, const Scope &parent, std::vector<Row> &rows);
  void read_row(const xml::Element &element, ElementKind group, const Scope &parent, std::vector<Row> &rows);
  Cell read_cell(const xml::Element &element, ElementKind kind, const Scope &row);
  void read_column_shares(const xml::Element &element, Table &table);
  void check_columns(const xml::Element &element, const Table &table);

  /// Children of `element`, each reported unless its kind is among `allowed`.
  std::vector<std::pair<xml::Element, ElementKind>> children_of(const xml::Element &element,
                                                                const Scope &scope,
                                                                std::initializer_list<ElementKind> allowed);

  ScopeReader &scopes_;
  Problems &problems_;
  InlineReader inlines_;
  std::vector<Block> body_blocks_;  ///< empty between two elements of the body
};

}  // namespace formletter::document
