#pragma once

#include "pdf/haru_document.hpp"

namespace formletter::pdf {

/// What libharu calls while it writes a file. They must not throw: they run under its frames.

/// Has a dictionary's entries come from the document.
void hook(HPDF_Dict dict, HaruDocument &document);
/// The same, of one that stands for many objects, one after another.
void hook_shared(HPDF_Dict dict, HaruDocument &document);
/// Has a document's trailer tell its ID.
void hook_trailer(HaruDocument &document);
/// A stream that appends to what the document has written; null where there is no memory.
HPDF_Stream output_of(HaruDocument &document);

}  // namespace formletter::pdf
