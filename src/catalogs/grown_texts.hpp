#pragma once

#include "catalogs/sample_papers.hpp"
#include "i18n/catalog.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace formletter::catalogs {

/// A translation that stands on a paper, against its English.
struct GrownText {
  const i18n::Entry *entry;
  std::size_t letters, english_letters;
  double excess;                    ///< letters above what texts of this paper take for their English
  std::optional<std::size_t> page;  ///< where it begins, from 1, when that can be told
};

/// Translations that the paper prints and that take as much room for their English as half of
/// its texts do, or more; the one that takes most too much first.
std::vector<GrownText> grown_texts(const SamplePaper &paper, const i18n::Catalog &catalog);

}  // namespace formletter::catalogs
