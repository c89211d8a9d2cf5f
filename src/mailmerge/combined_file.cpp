#include "mailmerge/combined_file.hpp"

#include <algorithm>
#include <utility>

namespace formletter::mailmerge {

std::size_t sides_taken(std::size_t pages, bool duplex) {
  return duplex ? pages + pages % 2 : pages;
}

std::optional<Problem> fills_more_than_a_part(const RowOutcome &outcome, const CombinedOptions &options,
                                              const std::string &roster) {
  std::size_t pages = 0;
  for (const auto &paper : outcome.papers)
    if (paper.format == "pdf") pages += sides_taken(paper.pages, options.duplex);
  if (outcome.failed || pages <= options.batch_pages) return std::nullopt;
  return Problem{.code = "long-part",
                 .severity = Severity::warning,
                 .place = {.file = roster, .line = outcome.line},
                 .subject = "--batch-pages",
                 .message = "Row " + std::to_string(outcome.row) + " alone has " + std::to_string(pages) +
                            " pages, and a record is never parted: its part has more than " +
                            std::to_string(options.batch_pages) + ".",
                 .hint = {}};
}

bool CombinedPages::fits(const RowOutcome &outcome) const {
  std::size_t pages = joined_.page_count();
  for (const auto &paper : outcome.pages) pages += sides_taken(paper.pages.pages.size(), options_.duplex);
  return empty() || pages <= options_.batch_pages;
}

void CombinedPages::add(RowOutcome &outcome) {
  joined_.add_bookmark(outcome.record.empty() ? "Row " + std::to_string(outcome.row) : outcome.record, 1);
  std::size_t taken = 0;
  for (auto &paper : outcome.papers) {
    if (paper.format != "pdf") continue;
    auto &[pages, enclosed, drawn] = outcome.pages[taken++];
    paper.first_page = joined_.page_count() + 1;
    const bool odd = pages.pages.size() % 2 == 1;
    for (auto &file : enclosed) {
      if (file.first_page > 0) file.first_page += joined_.page_count();
      enclosed_.push_back(std::move(file));
    }
    // A packet's papers stand below the person's bookmark; one paper needs no more than its title.
    using Below = layout::JoinedPages::Entry::Below;
    const bool is_packet = !paper.within.empty() || !paper.exhibits.empty();
    const auto title = is_packet ? std::string() : pages.title;
    const auto section = joined_.add(
        std::move(pages), {.bookmark = title,
                           .level = 2,
                           .below = is_packet ? Below::all : Below::none,
                           .field_prefix = "r" + std::to_string(outcome.row) + "." + paper.document + "."});
    if (drawn) drawn_.push_back({paper.first_page - 1, section, std::move(*drawn)});
    if (odd && options_.duplex) joined_.add_blank_side();
  }
  outcome.pages.clear();
}

PartPages CombinedPages::take() {
  return {std::exchange(joined_, begun()).take(), std::exchange(enclosed_, {}), std::exchange(drawn_, {})};
}

layout::JoinedPages CombinedPages::begun() const {
  return {options_.file.stem().string(), LanguageTag()};
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
