#pragma once

#include "catalogs/exceptions.hpp"
#include "catalogs/tally.hpp"
#include "packet/pack.hpp"

#include <formletter/result.hpp>

#include <string>
#include <vector>

namespace formletter::catalogs {

/// A translation that is the English itself, and why that is right ("" when nobody said).
struct SameText {
  std::string msgid, reason;
};

/// What is to be known of one catalog.
struct CatalogStats {
  i18n::CatalogHeader header;
  Tally tally;
  std::vector<SameText> same;  ///< in the pack's order
  std::size_t unexplained() const;
};

/// What to say of a language that the pack has no catalog of.
Problem no_catalog(const packet::Pack &pack, const LanguageTag &language);

Result<CatalogStats> catalog_stats(packet::Pack &pack, const LanguageTag &language);

/// For a screen: a line a catalog under a heading.
std::string stats_table(const std::vector<CatalogStats> &all);
/// {"catalogs": [{"language": "es", …}]}
std::string stats_json(const std::vector<CatalogStats> &all);

}  // namespace formletter::catalogs
