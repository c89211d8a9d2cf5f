#pragma once

#include "catalogs/sample_papers.hpp"

#include <formletter/result.hpp>

namespace formletter::catalogs {

/// "page-budget": each sample's paper in the language that takes more pages than its
/// document may, with those of its translations that take most room for their English.
/// The place is that of the first of them.
Problems check_lengths(Press::Works &works, const LanguageTag &language, Date today);

}  // namespace formletter::catalogs
