#include "document/part_pattern.hpp"

#include "diag/ascii.hpp"
#include "diag/overloaded.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

namespace formletter::document {
namespace {

/// From U+E000 on, for private use: as many as there are words at most.
constexpr std::size_t most_words = 256;
constexpr char stand_in_lead = '\xEE';
constexpr std::size_t stand_in_size = 3;

std::string stand_in(std::size_t word) {
  return {stand_in_lead, static_cast<char>(0x80 + word / 64), static_cast<char>(0x80 + word % 64)};
}

/// Precondition: `text` is UTF-8, and a stand-in's first byte stands there.
std::size_t word_at(std::string_view text, std::size_t at) {
  return std::size_t{64} * (static_cast<unsigned char>(text[at + 1]) - 0x80U) +
         (static_cast<unsigned char>(text[at + 2]) - 0x80U);
}

/// All spans follow upon each other, from the first byte to the last.
bool is_covered(const InlineText &text) {
  std::size_t from = 0;
  for (const Span &span : text.spans) {
    if (span.begin != from) return false;
    from = span.end;
  }
  return from == text.text.size();
}

template <typename Like, typename Content>
using ConstAs = std::conditional_t<std::is_const_v<Like>, const Content, Content>;

/// Gives `take` a block and those in it, in the order of reading.
template <typename AnyBlock, typename Take>
void each_block(AnyBlock &block, const Take &take) {
  take(block);
  const auto each = [&](auto &blocks) {
    for (auto &inner : blocks) each_block(inner, take);
  };
  const auto each_in = [&](auto &rows) {
    for (auto &row : rows) {
      for (auto &cell : row.cells) each(cell.blocks);
    }
  };
  std::visit(Overloaded{[](const Paragraph &) {}, [](const HorizontalRule &) {},
                        [&](ConstAs<AnyBlock, Section> &section) { each(section.blocks); },
                        [&](ConstAs<AnyBlock, List> &list) {
                          for (auto &item : list.items) each(item.blocks);
                        },
                        [&](ConstAs<AnyBlock, DefinitionList> &list) {
                          for (auto &definition : list.definitions) {
                            each(definition.terms);
                            each(definition.descriptions);
                          }
                        },
                        [&](ConstAs<AnyBlock, Table> &table) {
                          each(table.caption);
                          each_in(table.head);
                          each_in(table.body);
                        }},
             block.content);
}

/// All that stand under `parts`.
std::vector<const SharedBlock *> shared_blocks(const BodyParts &parts) {
  std::vector<const SharedBlock *> found;
  const auto add = [&](const std::vector<SharedBlock> &blocks) {
    for (const SharedBlock &block : blocks) found.push_back(&block);
  };
  for (const RunningContent &header : parts.headers) add(header.blocks);
  for (const RunningContent &footer : parts.footers) add(footer.blocks);
  add(parts.blocks);
  return found;
}

/// Goes along the words of an element in the order of its lines and columns.
class WordCount {
 public:
  WordCount(const PartWords &parted, BlockPlace begin) {
    BlockPlace at = begin;
    for (const std::string_view markup : parted.markup) {
      const auto line_end = markup.rfind('\n');
      if (line_end != std::string_view::npos) {
        at.line += static_cast<int>(std::ranges::count(markup, '\n'));
        at.column = 1;
      }
      const auto line = line_end == std::string_view::npos ? markup : markup.substr(line_end + 1);
      at.column += static_cast<int>(diag::character_count(line));
      places_.push_back(at);
      ++at.column;
    }
    places_.pop_back();
  }
  /// How many stand before a place.
  std::uint32_t before(BlockPlace place) const {
    const auto stands_before = [&](BlockPlace word) {
      return word.line < place.line || (word.line == place.line && word.column < place.column);
    };
    return static_cast<std::uint32_t>(std::ranges::count_if(places_, stands_before));
  }

 private:
  std::vector<BlockPlace> places_;
};

/// In place of the pattern's stand-ins.
void put_words(std::span<const PartPattern::WordPlace> places, const PartPattern::Words &words,
               const InlineText &pattern, InlineText &made) {
  made.text.clear();
  std::size_t from = 0;
  for (std::size_t i = 0; i < pattern.spans.size(); ++i) {
    const std::size_t end = pattern.spans[i].end;
    made.spans[i].begin = static_cast<std::uint32_t>(made.text.size());
    for (; !places.empty() && places.front().begin < end; places = places.subspan(1)) {
      made.text.append(pattern.text, from, places.front().begin - from);
      append_words(words[places.front().word], made.text);
      from = places.front().begin + stand_in_size;
    }
    made.text.append(pattern.text, from, end - from);
    from = end;
    made.spans[i].end = static_cast<std::uint32_t>(made.text.size());
  }
}

}  // namespace

std::optional<std::string> PartPattern::with_stand_ins(const PartWords &parted) {
  if (parted.words.empty() || parted.words.size() > most_words) return std::nullopt;
  return parted.source_with(stand_in);
}

std::optional<PartPattern> PartPattern::find(const PartWords &parted, const PartKey &key, int line,
                                             BodyParts parts) {
  PartPattern pattern;
  pattern.file_ = key.file;
  pattern.body_ = key.body;
  pattern.line_ = line;
  pattern.column_ = key.column;
  for (const std::string_view markup : parted.markup) {
    pattern.markup_ += markup;
    pattern.markup_ends_.push_back(static_cast<std::uint32_t>(pattern.markup_.size()));
  }
  pattern.parts_ = std::move(parts);

  std::vector<const Block *> blocks;
  for (const SharedBlock *shared : shared_blocks(pattern.parts_)) {
    const std::size_t first = blocks.size();
    each_block(**shared, [&](const Block &block) { blocks.push_back(&block); });
    pattern.copied_.push_back(
        {.inside = {blocks.begin() + static_cast<std::ptrdiff_t>(first), blocks.end()}});
  }
  const WordCount count(parted, {line, key.column});
  for (std::uint32_t number = 0; number < blocks.size(); ++number) {
    const Block &block = *blocks[number];
    const BlockPlace line_begin{block.place.line, 0};
    const MovedBlock moved{number, count.before(line_begin), count.before(block.place)};
    if (moved.first_word < moved.end_word) pattern.moved_.push_back(moved);
    const auto *paragraph = std::get_if<Paragraph>(&block.content);
    if (paragraph != nullptr && !pattern.note_words(paragraph->content, number)) return std::nullopt;
  }
  std::vector<std::uint32_t> found;
  found.reserve(pattern.places_.size());
  for (const WordPlace &place : pattern.places_) found.push_back(place.word);
  std::ranges::sort(found);
  for (std::uint32_t word = 0; word < parted.words.size(); ++word) {
    if (word >= found.size() || found[word] != word) return std::nullopt;
  }
  return found.size() == parted.words.size() ? std::optional(std::move(pattern)) : std::nullopt;
}

bool PartPattern::note_words(const InlineText &text, std::uint32_t block) {
  const std::string_view all = text.text;
  for (auto at = all.find(stand_in_lead); at != std::string_view::npos;
       at = all.find(stand_in_lead, at + stand_in_size)) {
    places_.push_back({block, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(word_at(all, at))});
  }
  return is_covered(text);
}

std::optional<std::size_t> PartPattern::match(std::string_view text, Words &words) const {
  words.clear();
  const std::string_view markup = markup_;
  std::size_t begin = 0, at = 0;
  for (const std::uint32_t end : markup_ends_) {
    const auto piece = markup.substr(begin, end - begin);
    if (text.substr(at, piece.size()) != piece) return std::nullopt;
    begin = end;
    at += piece.size();
    if (end == markup.size()) return at;
    const auto tag = text.find('<', at);
    if (tag == std::string_view::npos) return std::nullopt;
    auto word = text.substr(at, tag - at);
    while (!word.empty() && ascii::is_space(word.back())) word.remove_suffix(1);
    if (!is_plain_words(word)) return std::nullopt;
    words.push_back(word);
    at += word.size();
  }
  return std::nullopt;
}

bool PartPattern::is_at(const PartKey &key) const {
  return column_ == key.column && body_ == key.body && file_ == key.file;
}

PartPattern::Copy &PartPattern::Copied::free_copy() {
  // More are not in work at once of most.
  constexpr std::size_t most_copies = 32;
  if (next >= copies.size()) next = 0;
  const std::size_t here = next++;
  if (here < copies.size() && copies[here].block.use_count() == 1) return copies[here];
  Copy made{.block = std::make_shared<Block>(*inside.front())};
  each_block(*made.block, [&](Block &block) { made.inside.push_back(&block); });
  if (copies.size() < most_copies) return copies.emplace_back(std::move(made));
  return copies[here] = std::move(made);
}

/// Puts words into copies of the blocks.
class PartPattern::Filling {
 public:
  Filling(const PartPattern &pattern, const Words &words, int lines_down)
      : pattern_(pattern), words_(words), lines_down_(lines_down), copied_(pattern.copied_.begin()) {}

  void add(const std::vector<SharedBlock> &patterns, std::vector<SharedBlock> &blocks) {
    blocks.reserve(patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) blocks.emplace_back(filled(*copied_++));
  }
  void add(const std::vector<RunningContent> &patterns, std::vector<RunningContent> &contents) {
    for (const RunningContent &each : patterns) {
      add(each.blocks, contents.emplace_back(RunningContent{each.pages, {}}).blocks);
    }
  }

 private:
  std::shared_ptr<const Block> filled(Copied &copied) {
    const Copy &copy = copied.free_copy();
    for (std::size_t i = 0; i < copied.inside.size(); ++i) {
      fill(*copied.inside[i], *copy.inside[i]);
      ++number_;
    }
    return copy.block;
  }
  void fill(const Block &pattern, Block &block) {
    block.place = {pattern.place.line + lines_down_, pattern.place.column};
    if (next_moved_ < pattern_.moved_.size() && pattern_.moved_[next_moved_].block == number_) {
      const MovedBlock &moved = pattern_.moved_[next_moved_++];
      for (auto word = moved.first_word; word < moved.end_word; ++word) {
        block.place.column += static_cast<int>(diag::character_count(words_[word])) - 1;
      }
    }
    const auto first = next_place_;
    while (next_place_ < pattern_.places_.size() && pattern_.places_[next_place_].block == number_)
      ++next_place_;
    if (first == next_place_) return;
    const auto places = std::span(pattern_.places_).subspan(first, next_place_ - first);
    put_words(places, words_, std::get<Paragraph>(pattern.content).content,
              std::get<Paragraph>(block.content).content);
  }

  const PartPattern &pattern_;
  const Words &words_;
  int lines_down_;
  std::vector<Copied>::iterator copied_;  ///< of the next block
  std::uint32_t number_ = 0;
  std::size_t next_moved_ = 0, next_place_ = 0;
};

BodyParts PartPattern::with(const Words &words, int line) const {
  BodyParts parts;
  Filling filling(*this, words, line - line_);
  filling.add(parts_.headers, parts.headers);
  filling.add(parts_.footers, parts.footers);
  filling.add(parts_.blocks, parts.blocks);
  return parts;
}

}  // namespace formletter::document
