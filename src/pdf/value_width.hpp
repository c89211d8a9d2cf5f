#pragma once

#include "pdf/qpdf_objects.hpp"

#include <qpdf/QPDFFormFieldObjectHelper.hh>

namespace formletter::pdf {

/// How wide an ASCII value is in points as qpdf sets it, on one line in the font of the field's default
/// appearance.
double value_width(QPDFFormFieldObjectHelper &field);

}  // namespace formletter::pdf
