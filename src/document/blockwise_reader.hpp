#pragma once

#include "document/body_scan.hpp"
#include "document/document_reader.hpp"
#include "document/kept_parts.hpp"
#include "document/part_pattern.hpp"
#include "xml/plain_trees.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace formletter::document {

/// Reads plain texts block by block, so that those which came before need no reading: a
/// merge's letters are mostly the same. What it reads is what DocumentReader reads.
class BlockwiseReader {
 public:
  explicit BlockwiseReader(ReadingTools &tools) : tools_(tools) {}

  /// Nothing for a text that is not plain or has anything wrong: the whole tells better what.
  std::optional<Document> read(const Source &filled, const ReadOptions &options);

 private:
  /// What an element of a body may be: what was read before, of its very source or of its
  /// markup with other words in it.
  struct Known {
    const KeptPart *kept = nullptr;
    const PartPattern *pattern = nullptr;
  };
  /// The document without what stands in its body; and what stood there in the last that began so.
  struct Opening {
    std::string source, file, page;
    Document document;
    Scope body;
    ClassSetId body_classes = 0;
    std::vector<Known> course = {};
  };
  Opening *pass_opening(BodyScan &scan, const Source &filled, const ReadOptions &options);
  std::optional<Opening> read_opening(const Source &filled, std::string_view source,
                                      const ReadOptions &options);

  /// A document, as far as it is read.
  struct Reading {
    const Opening &opening;
    BlockReader blocks;
    BodyParts parts = {};
    std::vector<Known> course = {};
    std::size_t passed = 0;  ///< of the last document's course
  };
  struct PartHere {
    PartKey key;
    int line = 1;
  };
  bool add(BodyScan &scan, Reading &reading);
  /// One of the next of the last course, if it stands at the beginning of `rest`; how much of it.
  /// The words of a pattern are then in `words_`.
  struct Expected {
    Known known;
    std::size_t size = 0;
  };
  Expected expect(Reading &reading, std::string_view rest);
  /// What is not the very element that was expected, though it may have the markup of one.
  bool add_other(const PartHere &part, const PartPattern *expected, Reading &reading);
  /// Whether looks and links get the places again that they have in what was read before.
  template <typename Kept>
  bool fits(const Kept &kept, Reading &reading) const;
  /// And the pattern by which it was read, or by which the next of its markup can be.
  struct ReadPart {
    BodyParts parts;
    const PartPattern *pattern = nullptr;
  };
  std::optional<ReadPart> read_words(const PartHere &part, const PartPattern *expected, Reading &reading);
  std::optional<BodyParts> read_part(const PartHere &part, Reading &reading);
  const PartPattern *find_pattern(const PartHere &part, const PartWords &parted, std::size_t hash,
                                  Reading &reading);
  const KeptPart &keep(std::size_t hash, const PartHere &part, ReadPart read, Reading &reading);
  void forget_courses(Reading &reading);

  ReadingTools &tools_;
  xml::PlainTrees trees_{2};  ///< for the parts, which stand in html and body
  std::vector<Opening> openings_;
  std::size_t oldest_opening_ = 0;
  std::optional<Opening> passing_;  ///< an opening that has come only once
  diag::MetTexts met_openings_;
  KeptByHash<KeptPart> kept_{{.count = 1024, .bytes = std::size_t{1} << 20U}};
  KeptByHash<PartPattern> patterns_{{.count = 256, .bytes = std::size_t{1} << 18U}};
  PartPattern::Words words_;  ///< of the pattern that was matched last
};

}  // namespace formletter::document
