#pragma once

#include "document/style.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace formletter::document {

/// Index into Document::text_styles / block_styles / links.
using TextStyleId = std::uint16_t;
using BlockStyleId = std::uint16_t;

/// A stretch of a paragraph's text with one look, one language and one link.
/// Spans cover the text without gaps, in order.
struct Span {
  std::uint32_t begin = 0, end = 0;  ///< bytes of InlineText::text
  TextStyleId style = 0;
  LanguageTag language;
  std::optional<std::uint32_t> link;  ///< index into Document::links
  std::string expansion;              ///< abbr title, or ""
};

struct Image {
  std::string source;
  std::string alternative;  ///< "" marks decoration: an artifact
  Length width, height;
};
/// input type="checkbox": drawn 4 mm square by default, a live field in the PDF.
struct CheckBox {
  std::string name;
  std::string tool_tip;
  bool checked = false;
  Length size = Length::mm(4);
};
/// input type="text": a rule to write on, a live field in the PDF. With no width
/// it takes the rest of its line.
struct TextField {
  std::string name;
  std::string tool_tip;
  std::string value;
  std::optional<Length> width;
  std::uint32_t max_length = 0;  ///< 0 for none
  bool required = false;
};
struct PageNumber {};  ///< <span class="page"/>
struct PageCount {};   ///< <span class="pages"/>

using InlineObject = std::variant<Image, CheckBox, TextField, PageNumber, PageCount>;

/// A paragraph's content flattened: bdi becomes U+2068 … U+2069 (U+2066/U+2067
/// with a dir attribute), br becomes U+2028, each object a U+FFFC in order.
struct InlineText {
  std::string text;
  std::vector<Span> spans;
  std::vector<InlineObject> objects;
};

struct Block;

enum class ParagraphRole {
  paragraph,
  heading_1,
  heading_2,
  heading_3,
  term,     ///< dt
  caption,  ///< of a table
  line      ///< one line of an address: no space of its own
};

struct Paragraph {
  ParagraphRole role = ParagraphRole::paragraph;
  InlineText content;
};

struct ListItem {
  std::string marker;  ///< "•", "1.", "a)": with European digits
  std::vector<Block> blocks;
};
struct List {
  bool ordered = false;
  ListMarker marker = ListMarker::disc;
  std::vector<ListItem> items;
  Length marker_width = Length::pt(18);
  TextStyleId marker_style = 0;
};

/// dt and dd by pairs; terms hang in a column of their own when `term_width` is set.
struct Definition {
  std::vector<Block> terms, descriptions;
};
struct DefinitionList {
  std::vector<Definition> definitions;
  std::optional<Length> term_width;
};

enum class CellRole { data, column_header, row_header };
struct Cell {
  CellRole role = CellRole::data;
  std::uint32_t column_span = 1;
  BlockStyleId style = 0;
  LanguageTag language;
  Direction direction = Direction::left_to_right;
  std::vector<Block> blocks;
};
struct Row {
  std::vector<Cell> cells;
  bool keep_together = true;
};
struct Table {
  std::vector<Block> caption;         ///< none or one paragraph
  std::vector<double> column_shares;  ///< fractions of the width, sum 1; empty: by content
  std::vector<Row> head;              ///< repeated on each page
  std::vector<Row> body;
  /// Bilingual pairs: columns keep their order on a right-to-left page, and the
  /// structure reads row by row.
  bool paired = false;
};

struct HorizontalRule {};

enum class SectionRole { section, division, address, window_address, blockquote };
/// A container that may carry borders, padding, keep rules, a language.
struct Section {
  SectionRole role = SectionRole::division;
  std::vector<Block> blocks;
};

/// Where a block begins in the filled XHTML.
struct BlockPlace {
  int line = 0, column = 0;
  friend bool operator==(BlockPlace, BlockPlace) = default;
};

struct Block {
  BlockStyleId style = 0;
  LanguageTag language;
  Direction direction = Direction::left_to_right;
  BlockPlace place;
  std::string class_name;  ///< as written, for dumps
  std::variant<Paragraph, List, DefinitionList, Table, HorizontalRule, Section> content;
};

/// A block right under a document's body, which other documents may have too: the same
/// block says the same in the same looks, only its lines in the source may be others.
class SharedBlock {
 public:
  SharedBlock(Block block) : block_(std::make_shared<const Block>(std::move(block))) {}
  explicit SharedBlock(std::shared_ptr<const Block> block) : block_(std::move(block)) {}
  SharedBlock(std::shared_ptr<const Block> block, int lines_down)
      : block_(std::move(block)), lines_down_(lines_down), kept_(true) {}

  const Block &operator*() const { return *block_; }
  const Block *operator->() const { return block_.get(); }
  operator const Block &() const { return *block_; }

  const std::shared_ptr<const Block> &shared() const { return block_; }
  /// To be added to the lines of all places in the block.
  int lines_down() const { return lines_down_; }
  /// Whether the reader keeps it for documents to come.
  bool kept() const { return kept_; }

 private:
  std::shared_ptr<const Block> block_;
  int lines_down_ = 0;
  bool kept_ = false;
};

/// header or footer: which pages it stands on.
enum class PagesShown { all, first, rest };
struct RunningContent {
  PagesShown pages = PagesShown::all;
  std::vector<SharedBlock> blocks;
};

/// What a paper says and how each piece is to look; nothing of where it stands.
struct Document {
  std::string source;  ///< the name of the filled XHTML
  std::string title;
  LanguageTag language;
  Direction direction = Direction::left_to_right;
  PageMaster page;
  std::vector<RunningContent> headers, footers;
  std::vector<SharedBlock> blocks;
  std::vector<TextStyle> text_styles;     ///< the body's own first
  std::vector<BlockStyle> block_styles;   ///< the body's own first
  std::vector<std::string> links;         ///< href
  std::string subject, keywords, author;  ///< from <meta name=…>
  std::string to, attachment;             ///< of an e-mail: its address, the name of the file it carries
};

}  // namespace formletter::document
