#include "catalogs/length_check.hpp"

#include "catalogs/text_check.hpp"
#include "diag/utf8.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

/// What stands on a page, as one text without white space: runs cut a sentence anywhere.
std::string page_text(const layout::Page &page) {
  std::string text;
  for (const auto &item : page.items) {
    const auto *run = std::get_if<layout::PlacedRun>(&item);
    if (run == nullptr || run->element == layout::artifact) continue;
    text += run->shown->text;
  }
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return text;
}

/// The longest stretch of a translation between tags and elements, without spaces.
std::string longest_stretch(std::string_view translation) {
  std::string longest, current;
  const std::string words = bare_words(translation);
  const auto finish = [&] {
    if (current.size() > longest.size()) longest = current;
    current.clear();
  };
  // bare_words puts one space for each sign; a sign next to a space makes two in a row.
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != ' ') {
      current += words[i];
    } else if (i + 1 < words.size() && words[i + 1] == ' ') {
      finish();
    }
  }
  finish();
  return longest;
}

constexpr std::size_t named_at_most = 3;
constexpr std::size_t telling_bytes = 12;

/// Entries of the catalog whose translation stands on the page, in the catalog's order.
std::vector<const i18n::Entry *> entries_on(const layout::Page &page, const i18n::Catalog &catalog) {
  const auto text = page_text(page);
  const auto begins = text.substr(0, telling_bytes * 2);
  std::vector<const i18n::Entry *> found;
  for (const auto &entry : catalog.entries()) {
    if (entry.fuzzy) continue;
    const bool is_there = std::ranges::any_of(entry.msgstr, [&](const std::string &translation) {
      const auto stretch = longest_stretch(translation);
      // A long text may begin before the page and end behind it.
      return stretch.size() >= telling_bytes &&
             (text.find(stretch) != std::string::npos ||
              (!begins.empty() && stretch.find(begins) != std::string::npos));
    });
    if (is_there) found.push_back(&entry);
  }
  return found;
}

Problem over_budget(const SamplePaper &paper, std::size_t budget, const i18n::Catalog *catalog) {
  Problem problem{.code = "page-budget",
                  .place = {.file = paper.sample},
                  .subject = paper.rule->name,
                  .message = "In `" + paper.language.text() + "` this document of the sample " +
                             paper.sample + " takes " + std::to_string(paper.pages->pages.size()) +
                             " pages; " + std::to_string(budget) + " are allowed.",
                  .hint = {}};
  if (catalog == nullptr) return problem;
  const auto entries = entries_on(paper.pages->pages[budget], *catalog);
  if (entries.empty()) return problem;
  problem.place = entries.front()->place;
  problem.hint = "page " + std::to_string(budget + 1) + " holds";
  for (std::size_t i = 0; i < std::min(entries.size(), named_at_most); ++i)
    problem.hint += (i == 0 ? " “" : ", “") + entries[i]->msgid + "”";
  return problem;
}

}  // namespace

Problems check_lengths(Press::Works &works, const LanguageTag &language, Date today) {
  Problems over;
  auto problems = for_each_sample_paper(works, language, today, [&](const SamplePaper &paper) {
    const auto budget = page_budget(paper);
    if (budget && paper.pages->pages.size() > *budget)
      over.push_back(over_budget(paper, *budget, works.pack.catalogs().find(language)));
  });
  problems.insert(problems.end(), over.begin(), over.end());
  return problems;
}

}  // namespace formletter::catalogs
