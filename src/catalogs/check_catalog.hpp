#pragma once

#include "packet/works.hpp"

#include <formletter/result.hpp>

namespace formletter::catalogs {

/// Everything that can be wrong with one catalog: what gettext says, each translation
/// by itself, the language's terms, and how long its papers come out. Errors are to be
/// mended; warnings ("glossary-term", "same-as-english" of a partial catalog) looked at.
Problems check_catalog(Press::Works &works, const LanguageTag &language, Date today);

/// Exceptions that can never hold: their text the pack does not say, or their language has no catalog.
Problems check_exceptions(packet::Pack &pack);

}  // namespace formletter::catalogs
