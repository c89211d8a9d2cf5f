#include "packet/specimens.hpp"

#include "disk/disk.hpp"
#include "document/read_xhtml.hpp"

#include <algorithm>

namespace formletter::packet {

std::vector<Specimen> specimens(const Pack &pack) {
  std::vector<Specimen> found;
  for (const auto &file : disk::files_below(pack.folder() / "locales" / "specimens", ".xhtml")) {
    if (const auto language = LanguageTag::parse(file.stem().string())) found.push_back({*language, file});
  }
  std::ranges::sort(found, {}, &Specimen::language);
  return found;
}

Result<document::Document> read_specimen(Press::Works &works, const Specimen &specimen) {
  const auto styles = works.pack.styles();
  if (!styles) return styles.problems();
  auto source = disk::read_file(specimen.file);
  if (!source) return source.problems();
  return document::read_xhtml(std::move(*source), **styles, {},
                              [&](std::string_view name) { return works.pack.picture(name); });
}

Result<layout::Pages> set_specimen(Press::Works &works, const Specimen &specimen) {
  const auto document = read_specimen(works, specimen);
  if (!document) return document.problems();
  return works.set_pages(*document);
}

}  // namespace formletter::packet
