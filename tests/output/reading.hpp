#pragma once

#include "diag/report.hpp"
#include "document/read_xhtml.hpp"
#include "output/output.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace formletter::output {

inline std::string content_of(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

inline document::Document read(const std::string &xhtml, const std::string &styles) {
  const auto sheet = document::StyleSheet::read({"styles.xml", styles});
  if (!sheet) FAIL(diag::report_text(sheet.problems()));
  auto document = document::read_xhtml({"letter.xhtml", xhtml}, *sheet);
  if (!document) FAIL(diag::report_text(document.problems()));
  return *std::move(document);
}

/// A document of that body, in that language.
inline document::Document body(const std::string &inner, const std::string &language = "en",
                               const std::string &styles = "") {
  return read(
      "<html lang=\"" + language + "\"><head><title>T</title></head><body>" + inner + "</body></html>",
      "<styles>" + styles + "</styles>");
}

inline document::Document golden(const std::string &name) {
  const std::string folder = FORMLETTER_ROOT "/tests/output/golden/";
  return read(content_of(folder + name + ".xhtml"), content_of(folder + "styles.xml"));
}

}  // namespace formletter::output
