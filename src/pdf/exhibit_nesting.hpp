#pragma once

#include "pdf/qpdf_objects.hpp"

#include <qpdf/BufferInputSource.hh>

#include <cstdint>
#include <string_view>

namespace formletter::pdf {

/// How deep a PDF's objects may stand in one another: no program writes them a tenth as deep.
/// qpdf goes from each to the next on the stack.
inline constexpr std::size_t most_nested_objects = 1000;

/// A file in memory that ends, for qpdf, where it would read an object for an object for an object
/// (the length of a stream, what a page tree holds), and the stack with it.
class ShallowSource : public BufferInputSource {
 public:
  explicit ShallowSource(std::string_view bytes);
  size_t read(char *into, size_t length) override;
  bool was_too_deep() const { return was_too_deep_; }

 private:
  std::uintptr_t opened_at_;  ///< the stack
  bool was_too_deep_ = false;
};

/// Whether the page tree is too deep for qpdf to list its pages.
bool has_deep_page_tree(QPDF &pdf);
/// Whether what the pages show is too deep for qpdf to copy it.
bool has_deep_pages(QPDF &pdf);

}  // namespace formletter::pdf
