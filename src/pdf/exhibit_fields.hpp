#pragma once

#include "pdf/qpdf_objects.hpp"

#include <string>

/// Fields and comments of a PDF that others made, which its pages are shown with.
namespace formletter::pdf {

/// Has the fields drawn that their file leaves to its reader; an appearance that shows its field's value
/// is kept. The fault where something would be left out or shown as another thing: what its own
/// program alone draws. "" for none.
std::string draw_fields(QPDF &pdf);

}  // namespace formletter::pdf
