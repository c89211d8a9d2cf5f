#pragma once

#include "diag/report.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace Catch {
template <>
struct StringMaker<formletter::Length> {
  static std::string convert(formletter::Length length) { return std::to_string(length.in_pt()) + "pt"; }
};
}  // namespace Catch

/// Short XHTML set on pages, and questions about where things stand.
namespace formletter::layout::testing {

inline text::Fonts &fonts() {
  static text::Fonts all;
  return all;
}
inline text::Typesetter &typesetter() {
  static text::Typesetter one(fonts());
  return one;
}

/// Styles of the tests: a small page, so that few words fill it.
inline constexpr std::string_view small_page = R"(
  <page name="small" size="300pt 200pt" margin="30pt" header-offset="6pt" footer-offset="6pt"/>)";

struct Paper {
  std::string body;
  std::string styles = std::string(small_page);
  std::string page = "small";
  std::string language = "en";
};

inline document::Document read(const Paper &source) {
  const auto sheet = document::StyleSheet::read({"styles.xml", "<styles>" + source.styles + "</styles>"});
  if (!sheet) FAIL(diag::report_text(sheet.problems()));
  const std::string direction = LanguageTag::parse(source.language)->right_to_left() ? "rtl" : "ltr";
  auto document = document::read_xhtml(
      {"test.html", "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + source.language + "\" dir=\"" +
                        direction + "\"><head><title>Test</title><meta name=\"page\" content=\"" +
                        source.page + "\"/></head><body>" + source.body + "</body></html>"},
      *sheet);
  if (!document) FAIL(diag::report_text(document.problems()));
  return std::move(document).value();
}

inline Pages set(const Paper &source) {
  Result<Pages> pages = set_pages(read(source), typesetter());
  if (!pages) FAIL(diag::report_text(pages.problems()));
  return std::move(pages).value();
}
inline Problems problems_of(const Paper &source) {
  const Result<Pages> pages = set_pages(read(source), typesetter());
  return pages ? Problems{} : pages.problems();
}

/// The runs of a page, in drawing order.
inline std::vector<PlacedRun> runs(const Page &page) {
  std::vector<PlacedRun> found;
  for (const PageItem &item : page.items) {
    if (const auto *run = std::get_if<PlacedRun>(&item)) found.push_back(*run);
  }
  return found;
}
template <typename Item>
std::vector<Item> items_of(const Page &page) {
  std::vector<Item> found;
  for (const PageItem &item : page.items) {
    if (const auto *it = std::get_if<Item>(&item)) found.push_back(*it);
  }
  return found;
}

/// The runs' text one after another; `artifacts` for running headers alone.
inline std::string text_of(const Page &page, bool artifacts = false) {
  std::string text;
  for (const PlacedRun &run : runs(page)) {
    if ((run.element == artifact) == artifacts) text += run.shown->text;
  }
  return text;
}
/// The first run whose text holds `part`.
inline PlacedRun run_with(const Pages &pages, std::string_view part) {
  for (const Page &page : pages.pages) {
    for (const PlacedRun &run : runs(page)) {
      if (run.shown->text.find(part) != std::string::npos) return run;
    }
  }
  FAIL("no run holds \"" << part << "\"");
  return {};
}
/// Page (from 1) on which `part` stands first, 0 for none.
inline std::size_t page_of(const Pages &pages, std::string_view part) {
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    if (text_of(pages.pages[i]).find(part) != std::string::npos) return i + 1;
  }
  return 0;
}
/// Number of lines of the body on a page.
inline std::size_t lines_on(const Page &page) {
  std::vector<Length> baselines;
  for (const PlacedRun &run : runs(page)) {
    if (run.element != artifact && (baselines.empty() || baselines.back() != run.origin.y)) {
      baselines.push_back(run.origin.y);
    }
  }
  return baselines.size();
}

/// Advance of a run without a space that ends it.
inline Length ink_width(const PlacedRun &run) {
  Length width;
  for (const text::Glyph &glyph : run.shown->glyphs) {
    const bool space = glyph.cluster < run.shown->text.size() && run.shown->text[glyph.cluster] == ' ' &&
                       run.shown->text.find_first_not_of(' ', glyph.cluster) == std::string::npos;
    if (!space) width += glyph.advance;
  }
  return width;
}

inline Length right_end(const PlacedRun &run) {
  return run.origin.x + ink_width(run);
}

/// The dump's structure: tags by depth, without numbers ("P(Link)").
inline std::string outline(const Pages &pages, ElementId root = 0) {
  static const std::vector<std::string> names = {
      "Document", "Sect",    "Div",   "H1",    "H2",     "H3",    "P",         "L",
      "LI",       "Lbl",     "LBody", "Table", "THead",  "TBody", "TR",        "TH",
      "TD",       "Caption", "Link",  "Form",  "Figure", "Span",  "BlockQuote"};
  std::string text = names.at(static_cast<std::size_t>(pages.structure[root].tag));
  std::string children;
  for (ElementId i = root + 1; i < pages.structure.size(); ++i) {
    if (pages.structure[i].parent == root) children += (children.empty() ? "" : " ") + outline(pages, i);
  }
  return children.empty() ? text : text + "(" + children + ")";
}

inline std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}
inline std::string one_liners(int count) {
  return repeat("<p>line</p>", count);
}

}  // namespace formletter::layout::testing
