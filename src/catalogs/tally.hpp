#pragma once

#include "i18n/catalog.hpp"
#include "packet/pack_texts.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace formletter::catalogs {

/// How far a catalog is: of the texts the pack says, those it translates, those
/// whose translation is fuzzy (the English is printed), and those it has none for.
struct Tally {
  std::size_t texts = 0, translated = 0;
  std::vector<std::string> fuzzy, missing;  ///< msgids, in the pack's order
};

Tally tally(const std::vector<packet::PackText> &texts, const i18n::Catalog &catalog);

}  // namespace formletter::catalogs
