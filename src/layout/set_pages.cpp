#include "layout/set_pages.hpp"

#include "layout/page_pass.hpp"

namespace formletter::layout {

Result<Pages> set_pages(const document::Document &document, text::Typesetter &typesetter) {
  // The page count stands on pages that have to be made before it is known. Two
  // passes settle it; more are needed only if the number itself moves a page.
  constexpr int most_passes = 6;
  PageNumbers assumed;
  for (int i = 0; i < most_passes; ++i) {
    PagePass pass(document, typesetter, assumed);
    Pages pages = pass.run();
    if (has_errors(pass.problems())) return pass.problems();
    if (pass.found() == pass.assumed()) return pages;
    assumed = pass.found();
  }
  return Problem{"page-numbers",
                 Severity::error,
                 {},
                 document.title,
                 "the page numbers in the text move it, so that they are never right",
                 "leave room around them, or put them into a header or footer"};
}

}  // namespace formletter::layout
