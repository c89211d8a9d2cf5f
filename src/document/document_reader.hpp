#pragma once

#include "document/block_reader.hpp"
#include "document/read_xhtml.hpp"

namespace formletter::document {

/// What documents are read with, one after another.
struct ReadingTools {
  ReadingTools(const StyleSheet &styles, PictureFinder finder)
      : sheet(styles), pictures(std::move(finder)), scopes(styles, problems) {}
  const StyleSheet &sheet;
  PictureFinder pictures;
  Problems problems;
  ScopeReader scopes;
};

/// Reads one document from its tree.
class DocumentReader {
 public:
  DocumentReader(ReadingTools &tools, const ReadOptions &options);

  Result<Document> read(const xml::Element &root);
  /// What the body hands on to what stands in it, once it has been read.
  const Scope &body() const { return body_; }

 private:
  void read_parts(const xml::Element &root, const Scope &scope);
  void read_head(const xml::Element &head, const Scope &scope);
  void read_meta(const xml::Element &meta);
  void read_body(const xml::Element &body, const Scope &scope);
  void choose_page(const xml::Element &root);

  const StyleSheet &sheet_;
  const ReadOptions &options_;
  Problems &problems_;
  ScopeReader &scopes_;
  BlockReader blocks_;
  Document document_;
  Scope body_;
  std::string page_name_;
  Place page_place_;
};

}  // namespace formletter::document
