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

using Links = std::vector<std::pair<std::string, std::uint32_t>>;

Links links_of(const InlineReader &inlines) {
  Links links;
  for (const std::uint32_t id : inlines.link_uses()) links.emplace_back(inlines.link(id), id);
  return links;
}

std::size_t hash_of_markup(const PartWords &parted) {
  return hash_of(parted.source_with([](std::size_t) { return std::string_view("\0", 1); }));
}

/// Of the last document's elements, how many one may lack that follow upon each other.
constexpr std::size_t most_lacking = 8;

}  // namespace

std::optional<Document> BlockwiseReader::read(const Source &filled, const ReadOptions &options) {
  ComputedStyles &styles = tools_.scopes.styles();
  if (styles.drop_excess()) {
    openings_.clear();
    kept_.clear();
    patterns_.clear();
  }
  BodyScan scan(filled.text);
  Opening *opening = pass_opening(scan, filled, options);
  if (opening == nullptr) return std::nullopt;

  tools_.scopes.begin_document();
  styles.set_body_classes(opening->body_classes);
  styles.text_id(opening->body.style);
  styles.block_id(opening->body.style);
  Reading reading{.opening = *opening, .blocks = {tools_.scopes, tools_.problems, tools_.pictures}};
  reading.parts.blocks.reserve(opening->course.size());
  reading.course.reserve(opening->course.size());
  while (scan.at_child()) {
    if (!add(scan, reading)) return std::nullopt;
  }
  if (!scan.pass_closing()) return std::nullopt;
  opening->course = std::move(reading.course);
  Document document = opening->document;
  document.headers = std::move(reading.parts.headers);
  document.footers = std::move(reading.parts.footers);
  document.blocks = std::move(reading.parts.blocks);
  document.links = reading.blocks.inlines().take_links();
  document.text_styles = styles.take_text_styles();
  document.block_styles = styles.take_block_styles();
  return document;
}

auto BlockwiseReader::pass_opening(BodyScan &scan, const Source &filled, const ReadOptions &options)
    -> Opening * {
  const auto known = std::find_if(openings_.begin(), openings_.end(), [&](const Opening &opening) {
    return filled.text.starts_with(opening.source) && opening.file == filled.name &&
           opening.page == options.page;
  });
  if (known != openings_.end()) {
    scan.pass_opening(known->source);
    return &*known;
  }
  const auto source = scan.pass_opening();
  if (!source) return nullptr;
  passing_ = read_opening(filled, *source, options);
  if (!passing_) return nullptr;
  if (!met_openings_.meet_again(hash_of(*source))) return &*passing_;
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

bool BlockwiseReader::add(BodyScan &scan, Reading &reading) {
  const auto [expected, size] = expect(reading, scan.rest());
  const auto child = size > 0 ? scan.pass_child(size) : scan.pass_child();
  if (!child) return false;
  const Opening &opening = reading.opening;
  const PartHere part{
      .key = {.file = opening.file, .source = child->source, .body = opening.body, .column = child->column},
      .line = child->line};
  const auto [kept, pattern] = expected;
  if (kept == nullptr) return add_other(part, pattern, reading);
  if (!kept->is(part.key) || !fits(*kept, reading)) return add_other(part, nullptr, reading);
  append(kept->parts, part.line - kept->line, reading.parts);
  reading.course.push_back(expected);
  return true;
}

auto BlockwiseReader::expect(Reading &reading, std::string_view rest) -> Expected {
  const std::vector<Known> &course = reading.opening.course;
  const std::size_t end = std::min(course.size(), reading.passed + most_lacking);
  for (std::size_t at = reading.passed; at < end; ++at) {
    const auto [kept, pattern] = course[at];
    Expected found;
    if (kept != nullptr && rest.starts_with(kept->source)) {
      found = {{kept, pattern}, kept->source.size()};
    } else if (pattern != nullptr) {
      found = {{nullptr, pattern}, pattern->match(rest, words_).value_or(0)};
    }
    if (found.size == 0) continue;
    reading.passed = at + 1;
    return found;
  }
  return {};
}

bool BlockwiseReader::add_other(const PartHere &part, const PartPattern *expected, Reading &reading) {
  const std::size_t hash = hash_of(part.key.source);
  const auto is_it = [&](const KeptPart &kept) { return kept.is(part.key) && fits(kept, reading); };
  if (const KeptPart *known = kept_.find(hash, is_it)) {
    append(known->parts, part.line - known->line, reading.parts);
    reading.course.push_back({known, expected});
    return true;
  }
  auto read = read_words(part, expected, reading);
  if (!read) return false;
  if (kept_.comes_again(hash)) {
    const KeptPart &kept = keep(hash, part, *std::move(read), reading);
    append(kept.parts, 0, reading.parts);
    return true;
  }
  reading.course.push_back({nullptr, read->pattern});
  append(std::move(read->parts.headers), reading.parts.headers);
  append(std::move(read->parts.footers), reading.parts.footers);
  append(std::move(read->parts.blocks), reading.parts.blocks);
  return true;
}

/// Looks and links get their places as they would if the part were read, also where they
/// turn out to be others than those of what is kept.
template <typename Kept>
bool BlockwiseReader::fits(const Kept &kept, Reading &reading) const {
  ComputedStyles &styles = tools_.scopes.styles();
  InlineReader &inlines = reading.blocks.inlines();
  return std::ranges::all_of(kept.styles, [&](const StyleUse &use) { return styles.use_again(use); }) &&
         std::ranges::all_of(kept.links,
                             [&](const auto &link) { return inlines.link_id(link.first) == link.second; });
}

auto BlockwiseReader::read_words(const PartHere &part, const PartPattern *expected, Reading &reading)
    -> std::optional<ReadPart> {
  if (expected != nullptr && expected->is_at(part.key) && fits(*expected, reading)) {
    return ReadPart{expected->with(words_, part.line), expected};
  }
  const PartWords parted = PartWords::in(part.key.source);
  const std::size_t hash = hash_of_markup(parted);
  const auto is_it = [&](const PartPattern &pattern) {
    return pattern.is_at(part.key) && pattern.match(part.key.source, words_) == part.key.source.size() &&
           fits(pattern, reading);
  };
  if (const PartPattern *known = patterns_.find(hash, is_it)) {
    return ReadPart{known->with(words_, part.line), known};
  }
  auto parts = read_part(part, reading);
  if (!parts) return std::nullopt;
  const bool again = patterns_.comes_again(hash);
  return ReadPart{std::move(*parts), again ? find_pattern(part, parted, hash, reading) : nullptr};
}

std::optional<BodyParts> BlockwiseReader::read_part(const PartHere &part, Reading &reading) {
  const auto &[key, line] = part;
  const xml::Tree *tree = trees_.read(key.source, key.file, {line, key.column});
  if (tree == nullptr) return std::nullopt;
  tools_.scopes.styles().begin_uses();
  reading.blocks.inlines().begin_uses();
  BodyParts parts;
  reading.blocks.read_body_child(tree->root(), key.body, parts);
  if (!tools_.problems.empty()) return std::nullopt;
  return parts;
}

/// Asks for no looks and links but those that the part itself has asked for, in the same order.
const PartPattern *BlockwiseReader::find_pattern(const PartHere &part, const PartWords &parted,
                                                 std::size_t hash, Reading &reading) {
  const auto source = PartPattern::with_stand_ins(parted);
  if (!source) return nullptr;
  PartHere stand_in = part;
  stand_in.key.source = *source;
  auto read = read_part(stand_in, reading);
  tools_.problems.clear();
  if (!read) return nullptr;
  auto pattern = PartPattern::find(parted, part.key, part.line, std::move(*read));
  if (!pattern) return nullptr;
  pattern->styles = tools_.scopes.styles().uses();
  pattern->links = links_of(reading.blocks.inlines());
  if (patterns_.is_full(pattern->bytes())) {
    forget_courses(reading);
    patterns_.clear();
  }
  return &patterns_.keep(hash, std::move(*pattern));
}

const KeptPart &BlockwiseReader::keep(std::size_t hash, const PartHere &part, ReadPart read,
                                      Reading &reading) {
  const auto &[key, line] = part;
  const PartPattern *pattern = read.pattern;
  if (kept_.is_full(key.source.size())) {
    forget_courses(reading);
    kept_.clear();
  }
  const KeptPart &kept =
      kept_.keep(hash, {.file = std::string(key.file),
                        .source = std::string(key.source),
                        .body = key.body,
                        .line = line,
                        .column = key.column,
                        .parts = std::move(read.parts),
                        .styles = pattern != nullptr ? pattern->styles : tools_.scopes.styles().uses(),
                        .links = pattern != nullptr ? pattern->links : links_of(reading.blocks.inlines())});
  reading.course.push_back({&kept, pattern});
  return kept;
}

/// Before what they point to is dropped.
void BlockwiseReader::forget_courses(Reading &reading) {
  for (Opening &opening : openings_) opening.course.clear();
  if (passing_) passing_->course.clear();
  reading.course.clear();
}

}  // namespace formletter::document
