#include "layout/set_pages.hpp"

#include "layout/page_pass.hpp"

#include <optional>
#include <utility>

namespace formletter::layout {

namespace {

struct Setup {
  Pages pages;
  bool ends_short = false;
};

Result<Setup> settle(const document::Document &document, text::Typesetter &typesetter, Tightness tightness) {
  // The page count stands on pages that have to be made before it is known. Two
  // passes settle it; more are needed only if the number itself moves a page.
  constexpr int most_passes = 6;
  Assumed assumed;
  for (int i = 0; i < most_passes; ++i) {
    PagePass pass(document, typesetter, assumed, tightness);
    Pages pages = pass.run();
    if (has_errors(pass.problems())) return pass.problems();
    if (pass.found() == pass.assumed()) return Setup{std::move(pages), pass.ends_short()};
    assumed = pass.found();
  }
  return Problem{"page-numbers",
                 Severity::error,
                 {document.source},
                 "",
                 "the page numbers in the text move it, so that they are never right",
                 "leave room around them, or put them into a header or footer"};
}

/// The same on fewer pages, as little tighter as does it: quarters of what the page
/// allows. Spaces between blocks are missed least and give four times as much as lines.
std::optional<Pages> spare_a_page(const document::Document &document, text::Typesetter &typesetter,
                                  std::size_t than) {
  std::optional<Pages> spared;
  const auto does_it = [&](int quarters) {
    const double taken = document.page.tighten * quarters / 4;
    Result<Setup> trial = settle(document, typesetter, {1 - 4 * taken, 1 - taken});
    if (!trial || trial->pages.pages.size() >= than) return false;
    spared = std::move(trial->pages);
    return true;
  };
  if (does_it(4)) does_it(does_it(2) ? 1 : 3);
  return spared;
}

}  // namespace

Result<Pages> set_pages(const document::Document &document, text::Typesetter &typesetter) {
  Result<Setup> plain = settle(document, typesetter, {});
  if (!plain) return plain.problems();
  if (plain->ends_short && document.page.tighten > 0) {
    if (auto spared = spare_a_page(document, typesetter, plain->pages.pages.size()))
      return *std::move(spared);
  }
  return std::move(plain->pages);
}

}  // namespace formletter::layout
