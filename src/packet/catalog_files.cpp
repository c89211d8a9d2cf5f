#include "packet/catalog_files.hpp"

#include "disk/disk.hpp"
#include "i18n/pseudo_locale.hpp"

namespace formletter::packet {

namespace {

Problem misnamed(const std::filesystem::path &file, std::string message, std::string hint = {}) {
  return {.code = "catalog-name",
          .place = {.file = file.string()},
          .subject = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

}  // namespace

CatalogFiles catalog_files(const std::filesystem::path &locales) {
  CatalogFiles files;
  for (const auto &path : disk::files_below(locales, ".po")) {
    if (path.parent_path() != locales) continue;
    const auto tag = LanguageTag::parse(path.stem().string());
    if (!tag) {
      files.misnamed.push_back(misnamed(path, "A catalog is named by its language tag, as `es.po`."));
    } else if (*tag == LanguageTag()) {
      files.misnamed.push_back(
          misnamed(path, "English needs no catalog: it is the language of the pack's own texts.",
                   "change them in the forms and templates"));
    } else if (i18n::is_pseudo_locale(*tag)) {
      files.misnamed.push_back(
          misnamed(path, "`" + tag->text() + "` is for trials: its texts are made, and no file is read."));
    } else if (const auto [first, fresh] = files.by_language.emplace(*tag, path); !fresh) {
      files.misnamed.push_back(misnamed(
          path, "The pack has another catalog of `" + tag->text() + "`: " + first->second.string() + "."));
    }
  }
  return files;
}

}  // namespace formletter::packet
