#pragma once

#include "packet/works.hpp"

#include <filesystem>
#include <vector>

namespace formletter::packet {

/// A page that shows how the language's texts come out: locales/specimens/TAG.xhtml,
/// filled XHTML in the pack's own styles.
struct Specimen {
  LanguageTag language;
  std::filesystem::path file;
};

/// By tag. A file whose name is no language tag is left out.
std::vector<Specimen> specimens(const Pack &pack);

Result<document::Document> read_specimen(Press::Works &works, const Specimen &specimen);
Result<layout::Pages> set_specimen(Press::Works &works, const Specimen &specimen);

}  // namespace formletter::packet
