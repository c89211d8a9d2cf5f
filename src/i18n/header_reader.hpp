#pragma once

#include "i18n/catalog.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace formletter::i18n {

/// What a PO file's header says.
struct ReadHeader {
  CatalogHeader header;
  std::shared_ptr<const PluralRule> plural_rule;  ///< null when the file does not give one
  bool has_refused_rule = false;  ///< it gives one that is none: nothing can be held against it
};

/// Reads the header's entry into values; what is wrong goes to `problems`.
ReadHeader read_header(const Source &po, const Entry &header, const std::optional<LanguageTag> &named_for,
                       Problems &problems);

/// Where a PO file's header says the field, named in lower case; the file's beginning where it does not.
Place header_field_place(const Source &po, std::string_view field);

}  // namespace formletter::i18n
