#pragma once

#include "document/body_outline.hpp"
#include "document/document_reader.hpp"
#include "document/kept_parts.hpp"
#include "xml/plain_trees.hpp"

#include <optional>
#include <string>
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
  /// The document without what stands in its body.
  struct Opening {
    std::string source, file, page;
    Document document;
    Scope body;
    ClassSetId body_classes = 0;
  };
  const Opening *open(const Source &filled, std::string_view source, const ReadOptions &options);
  std::optional<Opening> read_opening(const Source &filled, std::string_view source,
                                      const ReadOptions &options);
  bool add(const BodyChild &child, const Source &filled, BlockReader &reader, BodyParts &parts);
  const KeptPart *find_kept(std::size_t hash, const PartKey &key, BlockReader &reader) const;
  std::optional<BodyParts> read_part(const PartKey &key, int line, BlockReader &reader);

  ReadingTools &tools_;
  xml::PlainTrees trees_;  ///< for the parts
  Scope body_;
  std::vector<Opening> openings_;
  std::size_t oldest_opening_ = 0;
  std::optional<Opening> passing_;  ///< an opening that has come only once
  diag::MetTexts met_openings_;
  KeptParts kept_;
};

}  // namespace formletter::document
