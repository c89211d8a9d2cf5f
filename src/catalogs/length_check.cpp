#include "catalogs/length_check.hpp"

#include "catalogs/grown_texts.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

constexpr std::size_t named_at_most = 3;

/// "“Bring them.” (line 17, page 2: 240 letters for 11)"
std::string named(const GrownText &text) {
  return "“" + text.entry->msgid + "” (line " + std::to_string(text.entry->place.line) +
         (text.page ? ", page " + std::to_string(*text.page) : "") + ": " + std::to_string(text.letters) +
         " letters for " + std::to_string(text.english_letters) + ")";
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
  const auto texts = grown_texts(paper, *catalog);
  if (texts.empty()) return problem;
  problem.place = texts.front().entry->place;
  problem.hint = "longest for their English: ";
  for (std::size_t i = 0; i < std::min(texts.size(), named_at_most); ++i)
    problem.hint += (i == 0 ? "" : "; ") + named(texts[i]);
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
