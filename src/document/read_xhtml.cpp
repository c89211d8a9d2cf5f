#include "document/read_xhtml.hpp"

#include "document/blockwise_reader.hpp"
#include "document/document_reader.hpp"

namespace formletter::document {

struct XhtmlReader::State {
  State(const StyleSheet &styles, PictureFinder pictures)
      : tools(styles, std::move(pictures)), blockwise(tools) {}
  ReadingTools tools;
  BlockwiseReader blockwise;
};

XhtmlReader::XhtmlReader(const StyleSheet &styles, PictureFinder pictures)
    : state_(std::make_unique<State>(styles, std::move(pictures))) {}
XhtmlReader::XhtmlReader(XhtmlReader &&) noexcept = default;
XhtmlReader &XhtmlReader::operator=(XhtmlReader &&) noexcept = default;
XhtmlReader::~XhtmlReader() = default;

Result<Document> XhtmlReader::read(Source filled, const ReadOptions &options) {
  if (auto document = state_->blockwise.read(filled, options)) return std::move(*document);
  const auto tree = xml::Tree::read(std::move(filled));
  if (!tree) return tree.problems();
  return DocumentReader(state_->tools, options).read(tree->root());
}

Result<Document> read_xhtml(Source filled, const StyleSheet &styles, const ReadOptions &options,
                            PictureFinder pictures) {
  return XhtmlReader(styles, std::move(pictures)).read(std::move(filled), options);
}

}  // namespace formletter::document
