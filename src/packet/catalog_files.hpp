#pragma once

#include <formletter/language_tag.hpp>
#include <formletter/problem.hpp>

#include <filesystem>
#include <map>

namespace formletter::packet {

/// A pack's PO files by the language that each is named for. A name may be written
/// as gettext writes it: es_MX.po is that of es-MX.
struct CatalogFiles {
  std::map<LanguageTag, std::filesystem::path> by_language;
  Problems misnamed;  ///< named for no language, for English, or a second one of a language
};

CatalogFiles catalog_files(const std::filesystem::path &locales);

}  // namespace formletter::packet
