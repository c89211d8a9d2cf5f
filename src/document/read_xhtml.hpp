#pragma once

#include "document/document.hpp"
#include "document/picture_finder.hpp"
#include "document/style_sheet.hpp"

#include <formletter/result.hpp>

#include <memory>

namespace formletter::document {

/// Whether messages repeat what attributes say. A filled document may hold anybody's answer
/// in any of them; only what an author wrote is shown.
enum class AttributeValues { hidden, shown };

/// What the reader may be told besides the text.
struct ReadOptions {
  std::string page = {};  ///< page master that replaces the one <meta name="page"> names; "" for none
  AttributeValues values = AttributeValues::hidden;
};

/// Filled XHTML into blocks with computed styles. Errors with place: elements and
/// attributes that are not in the dialect, a page master or class that styles.xml
/// lacks (nearest name), bad lengths, an image without alt, one that `pictures` does
/// not find. Without `pictures` the source of an image stays as it is written.
Result<Document> read_xhtml(Source filled, const StyleSheet &styles, const ReadOptions &options = {},
                            PictureFinder pictures = {});

/// The same for one document after another, which keeps the styles it has computed.
/// Each thread has its own.
class XhtmlReader {
 public:
  /// `styles` must live as long.
  explicit XhtmlReader(const StyleSheet &styles, PictureFinder pictures = {});
  XhtmlReader(XhtmlReader &&) noexcept;
  XhtmlReader &operator=(XhtmlReader &&) noexcept;
  ~XhtmlReader();

  Result<Document> read(Source filled, const ReadOptions &options = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The document as indented text, for golden files: one block a line group,
/// spans with style and language, every value of a style that differs from its
/// parent's. Stable.
std::string dump(const Document &document);

}  // namespace formletter::document
