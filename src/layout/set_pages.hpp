#pragma once

#include "layout/pages.hpp"

#include <formletter/result.hpp>

namespace formletter::layout {

/// Sets a document on pages. Problems are errors that keep it from being printed
/// right: a character no font has (V35's "missing-glyph", names it), something
/// wider than the page, a window address of too many lines.
Result<Pages> set_pages(const document::Document &document, text::Typesetter &typesetter);

/// Pages as text for golden files: a page header, then each item in drawing order
/// with place (points, one decimal), face, size and text; then the structure.
std::string dump(const Pages &pages, const text::Fonts &fonts);

}  // namespace formletter::layout
