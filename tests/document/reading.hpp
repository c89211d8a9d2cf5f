#pragma once

#include "diag/report.hpp"
#include "document/read_xhtml.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace formletter::document {

inline std::string content_of(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

inline StyleSheet sheet_of(const std::string &styles) {
  auto sheet = StyleSheet::read({"styles.xml", "<styles>" + styles + "</styles>"});
  if (!sheet) FAIL(diag::report_text(sheet.problems()));
  return *sheet;
}

/// The document whose body is `body`; `attributes` are the body's.
inline Document document_of(const std::string &body, const StyleSheet &sheet = StyleSheet::built_in(),
                            const std::string &attributes = "") {
  auto document = read_xhtml(
      {"letter.xhtml", "<html lang=\"en\"><head/><body" + attributes + ">" + body + "</body></html>"}, sheet);
  if (!document) FAIL(diag::report_text(document.problems()));
  return *std::move(document);
}

template <typename Content>
const Content &content(const Block &block) {
  REQUIRE(std::holds_alternative<Content>(block.content));
  return std::get<Content>(block.content);
}

/// The first block, which has to be a paragraph.
inline const InlineText &text_of(const Document &document) {
  REQUIRE_FALSE(document.blocks.empty());
  return content<Paragraph>(document.blocks.front()).content;
}

/// What a body of the one paragraph <p>…</p> holds.
inline InlineText paragraph(const std::string &inner) {
  return text_of(document_of("<p>" + inner + "</p>"));
}

inline BlockStyle block_style(const Document &document, std::size_t block = 0) {
  return document.block_styles.at(document.blocks.at(block)->style);
}

/// The look of the first span of a block's paragraph.
inline TextStyle text_style(const Document &document, std::size_t block = 0) {
  return document.text_styles.at(content<Paragraph>(document.blocks.at(block)).content.spans.at(0).style);
}

}  // namespace formletter::document
