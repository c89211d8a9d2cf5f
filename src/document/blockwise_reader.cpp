#include "document/blockwise_reader.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace formletter::document {
namespace {

constexpr std::size_t most_openings = 16;

std::size_t hash_of(std::string_view bytes) {
  return std::hash<std::string_view>()(bytes);
}

void append(const BodyParts &from, int lines_down, BodyParts &to) {
  const auto moved = [&](const std::vector<SharedBlock> &blocks, std::vector<SharedBlock> &target) {
    for (const SharedBlock &block : blocks) target.emplace_back(block.shared(), lines_down);
  };
  const auto moved_running = [&](const std::vector<RunningContent> &contents,
                                 std::vector<RunningContent> &target) {
    for (const RunningContent &content : contents) {
      moved(content.blocks, target.emplace_back(RunningContent{content.pages, {}}).blocks);
    }
  };
  moved(from.blocks, to.blocks);
  moved_running(from.headers, to.headers);
  moved_running(from.footers, to.footers);
}

template <typename Part>
void append(std::vector<Part> &&from, std::vector<Part> &to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

KeptPart part_of(const PartKey &key, int line, BodyParts parts, const std::vector<StyleUse> &styles,
                 const InlineReader &inlines) {
  KeptPart part{.file = std::string(key.file),
                .source = std::string(key.source),
                .body = key.body,
                .line = line,
                .column = key.column,
                .parts = std::move(parts),
                .styles = styles,
                .links = {}};
  for (const std::uint32_t id : inlines.link_uses()) part.links.emplace_back(inlines.link(id), id);
  return part;
}

}  // namespace

std::optional<Document> BlockwiseReader::read(const Source &filled, const ReadOptions &options) {
  ComputedStyles &styles = tools_.scopes.styles();
  if (styles.drop_excess()) {
    openings_.clear();
    kept_.clear();
  }
  const auto outline = body_outline(filled.text);
  if (!outline) return std::nullopt;
  const auto *opening = open(filled, std::string_view(filled.text).substr(0, outline->opening_end), options);
  if (opening == nullptr) return std::nullopt;

  tools_.scopes.begin_document();
  body_ = opening->body;
  styles.set_body_classes(opening->body_classes);
  styles.text_id(body_.style);
  styles.block_id(body_.style);
  BlockReader reader(tools_.scopes, tools_.problems, tools_.pictures);
  BodyParts parts;
  parts.blocks.reserve(outline->children.size());
  for (const BodyChild &child : outline->children) {
    if (!add(child, filled, reader, parts)) return std::nullopt;
  }
  Document document = opening->document;
  document.headers = std::move(parts.headers);
  document.footers = std::move(parts.footers);
  document.blocks = std::move(parts.blocks);
  document.links = reader.inlines().take_links();
  document.text_styles = styles.take_text_styles();
  document.block_styles = styles.take_block_styles();
  return document;
}

auto BlockwiseReader::open(const Source &filled, std::string_view source, const ReadOptions &options)
    -> const Opening * {
  const auto known = std::find_if(openings_.begin(), openings_.end(), [&](const Opening &opening) {
    return opening.source == source && opening.file == filled.name && opening.page == options.page;
  });
  if (known != openings_.end()) return &*known;
  passing_ = read_opening(filled, source, options);
  if (!passing_) return nullptr;
  if (!met_openings_.meet_again(hash_of(source))) return &*passing_;
  if (openings_.size() < most_openings) return &openings_.emplace_back(std::move(*passing_));
  return &(openings_[oldest_opening_++ % most_openings] = std::move(*passing_));
}

auto BlockwiseReader::read_opening(const Source &filled, std::string_view source, const ReadOptions &options)
    -> std::optional<Opening> {
  const auto tree = xml::Tree::read({filled.name, std::string(source) + "</body></html>"});
  if (!tree) return std::nullopt;
  DocumentReader reader(tools_, options);
  auto document = reader.read(tree->root());
  if (!document) return std::nullopt;
  return Opening{std::string(source),  filled.name,   options.page,
                 std::move(*document), reader.body(), tools_.scopes.styles().body_classes()};
}

bool BlockwiseReader::add(const BodyChild &child, const Source &filled, BlockReader &reader,
                          BodyParts &parts) {
  const PartKey key{
      .file = filled.name, .source = child.in(filled.text), .body = body_, .column = child.column};
  const std::size_t hash = hash_of(key.source);
  if (const KeptPart *known = find_kept(hash, key, reader)) {
    append(known->parts, child.line - known->line, parts);
    return true;
  }
  auto read = read_part(key, child.line, reader);
  if (!read) return false;
  if (kept_.comes_again(hash)) {
    const KeptPart &kept = kept_.keep(
        hash, part_of(key, child.line, std::move(*read), tools_.scopes.styles().uses(), reader.inlines()));
    append(kept.parts, 0, parts);
    return true;
  }
  append(std::move(read->headers), parts.headers);
  append(std::move(read->footers), parts.footers);
  append(std::move(read->blocks), parts.blocks);
  return true;
}

/// Looks and links get their places as they would if the part were read, also where they
/// turn out to be others than those of the part that is kept.
const KeptPart *BlockwiseReader::find_kept(std::size_t hash, const PartKey &key, BlockReader &reader) const {
  ComputedStyles &styles = tools_.scopes.styles();
  return kept_.find(hash, key, [&](const KeptPart &part) {
    return std::all_of(part.styles.begin(), part.styles.end(),
                       [&](const StyleUse &use) { return styles.use_again(use); }) &&
           std::all_of(part.links.begin(), part.links.end(),
                       [&](const auto &link) { return reader.inlines().link_id(link.first) == link.second; });
  });
}

std::optional<BodyParts> BlockwiseReader::read_part(const PartKey &key, int line, BlockReader &reader) {
  const xml::Tree *tree = trees_.read(key.source, key.file, {line, key.column});
  if (tree == nullptr) return std::nullopt;
  tools_.scopes.styles().begin_uses();
  reader.inlines().begin_uses();
  BodyParts parts;
  reader.read_body_child(tree->root(), key.body, parts);
  if (!tools_.problems.empty()) return std::nullopt;
  return parts;
}

}  // namespace formletter::document
