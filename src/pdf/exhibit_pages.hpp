#pragma once

#include "pdf/qpdf_objects.hpp"

#include <optional>

/// What a page that others made looks like, as form XObjects of a packet show it.
namespace formletter::pdf {

/// The part of a page that is seen: its crop box, as far as it lies on the page; all of a page whose crop
/// box lies beside it. Nothing of a page that has no size.
std::optional<QPDFObjectHandle::Rectangle> seen_box(QPDFPageObjectHelper page);

/// Whether it is wider than high as it is seen.
bool is_landscape(QPDFPageObjectHelper page);

/// The page as a form XObject of its own file. What it needs is left: its marks, which tell of
/// a structure that does not come along and would stand within those of the packet (ISO 14289-1, 7.1
/// and 7.20), are taken out. States are restored as often as they were saved: more often, a
/// page may, and a form may not.
QPDFObjectHandle form_of_page(QPDFPageObjectHelper page);

}  // namespace formletter::pdf
