#include "mailmerge/combined_file.hpp"

#include <algorithm>
#include <iterator>

namespace formletter::mailmerge {

namespace {

/// Things that belong to an element of the structure, moved behind others'.
struct MoveElement {
  layout::ElementId by;
  void operator()(layout::PlacedRun &item) const { move(item.element); }
  void operator()(layout::PlacedRule & /*item*/) const {}
  void operator()(layout::PlacedCheckBox &item) const { move(item.element); }
  void operator()(layout::PlacedTextField &item) const { move(item.element); }
  void operator()(layout::PlacedImage &item) const { move(item.element); }
  void operator()(layout::PlacedLink &item) const { move(item.element); }
  void move(layout::ElementId &element) const {
    if (element != layout::artifact) element += by;
  }
};

/// Papers that ask for a field of one name are different papers.
struct RenameFields {
  std::string prefix;
  void operator()(layout::PlacedCheckBox &item) const { rename(item.field.name); }
  void operator()(layout::PlacedTextField &item) const { rename(item.field.name); }
  template <typename Other>
  void operator()(Other & /*item*/) const {}
  void rename(std::string &name) const {
    if (!name.empty()) name = prefix + name;
  }
};

std::size_t with_blank(std::size_t pages, bool duplex) {
  return duplex ? pages + pages % 2 : pages;
}

}  // namespace

bool CombinedPages::fits(const RowOutcome &outcome) const {
  std::size_t pages = pages_.pages.size();
  for (const auto &paper : outcome.pages) pages += with_blank(paper.pages.size(), options_.duplex);
  return empty() || pages <= options_.batch_pages;
}

void CombinedPages::add(RowOutcome &outcome) {
  const auto record = outcome.record.empty() ? "Row " + std::to_string(outcome.row) : outcome.record;
  std::size_t taken = 0;
  for (auto &paper : outcome.papers) {
    if (paper.format != "pdf") continue;
    auto pages = std::move(outcome.pages[taken]);
    const auto begin = static_cast<std::uint32_t>(pages_.pages.size());
    if (taken == 0) pages_.bookmarks.push_back({record, 1, begin, {}});
    pages_.bookmarks.push_back({pages.title, 2, begin, {}});
    paper.first_page = begin + 1;
    const std::string prefix = "r" + std::to_string(outcome.row) + "." + paper.document + ".";
    for (auto &page : pages.pages) {
      for (auto &item : page.items) std::visit(RenameFields{prefix}, item);
    }
    append(std::move(pages));
    ++taken;
  }
  outcome.pages.clear();
}

void CombinedPages::append(layout::Pages pages) {
  if (pages_.structure.empty()) {
    pages_.structure.push_back(
        {.tag = layout::Tag::document, .language = {}, .alternative = {}, .expansion = {}});
    pages_.title = options_.file.stem().string();
    pages_.language = LanguageTag();
  }
  const auto offset = static_cast<layout::ElementId>(pages_.structure.size());
  for (std::size_t i = 0; i < pages.structure.size(); ++i) {
    auto &element = pages.structure[i];
    element.parent = i == 0 ? 0 : element.parent + offset;
    if (i == 0) {
      element.tag = layout::Tag::sect;
      element.language = pages.language;
    }
    pages_.structure.push_back(std::move(element));
  }
  const auto size =
      pages.pages.empty() ? layout::Page{} : layout::Page{pages.pages[0].width, pages.pages[0].height, {}};
  for (auto &page : pages.pages) {
    for (auto &item : page.items) std::visit(MoveElement{offset}, item);
    pages_.pages.push_back(std::move(page));
  }
  if (options_.duplex && pages.pages.size() % 2 == 1) pages_.pages.push_back(size);
}

layout::Pages CombinedPages::take() {
  return std::exchange(pages_, {});
}

std::string CombinedPages::file_name(std::size_t part, bool only) const {
  const auto &file = options_.file;
  if (only && part == 1) return file.filename().string();
  const auto number = std::to_string(part);
  constexpr std::size_t digits = 3;
  return file.stem().string() + "-" + std::string(digits - std::min(digits, number.size()), '0') + number +
         file.extension().string();
}

}  // namespace formletter::mailmerge
