#include "pdf/document_fonts.hpp"

#include "pdf/glyph_show.hpp"
#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>

namespace formletter::pdf {
namespace {

using Run = std::shared_ptr<const text::ShownRun>;

/// Words of four scripts, with ligatures, marks above and below, and both directions.
const std::vector<std::pair<std::string, std::string>> batch_words = {
    {"en", "Dear Sir or Madam: (the office)\\"},
    {"en", "first affidavit, office, \u00B7 \u2022"},
    {"tr", "first affidavit \u0130\u015F"},
    {"ar", "\u0637\u0644\u0628 \u0628\u062A\u062B \u0645\u064F"},
    {"hi", "\u0915\u093F \u0939\u093F\u0928\u094D\u0926\u0940"},
    {"ur", "\u062F\u0631\u062E\u0648\u0627\u0633\u062A"},
};
const std::vector<std::pair<std::string, std::string>> other_words = {
    {"en", "Zo\u00EB Q\u00FC"}, {"ar", "\u063A\u0638\u0630"}, {"hi", "\u0915\u0940 \u0918\u094C"}};

std::vector<Run> shape(const std::vector<std::pair<std::string, std::string>> &all) {
  std::vector<Run> runs;
  for (const auto &[language, words] : all) {
    SamplePages sample(fonts(), language);
    runs.push_back(std::make_shared<text::ShownRun>(sample.shape(words)));
  }
  return runs;
}

/// What a document did that kept account of every glyph from its beginning.
struct Accounts {
  std::map<text::FaceId, FontUse> of;
  Operators out;
  void show(FontSubsets &subsets, const Run &run) {
    const auto made =
        of.try_emplace(run->face, run->face, subsets.program(run->face), subsets.shared(run->face));
    show_glyphs(out, made.first->second, *run);
  }
};

void share(FontSubsets &subsets, const std::vector<Run> &runs) {
  Accounts accounts;
  for (const Run &run : runs) accounts.show(subsets, run);
  for (const auto &[face, use] : accounts.of) subsets.share(face, use.shown());
}

/// What is ready for the run, or put anew; none where it is not shared.
std::optional<std::string> shown(ReadyRuns &ready, const Run &run) {
  Operators out;
  out.put("BT\n");
  const bool is_shared = ready.show(run, out);
  CHECK((is_shared || out.all() == "BT\n"));
  return is_shared ? std::optional(std::string(out.all().substr(3))) : std::nullopt;
}

}  // namespace

TEST_CASE("Ready runs and runs that are new show as in a document that keeps account of all its glyphs") {
  FontSubsets subsets(fonts());
  ReadyRuns ready(subsets);
  SharedFonts written(subsets);
  const std::vector<Run> batch = shape(batch_words), others = shape(other_words);
  share(subsets, batch);
  // Before the strangers, between them and behind them, each three times; twice, as the second
  // round finds all ready.
  for (int round = 0; round < 2; ++round) {
    DocumentFonts document(subsets, ready, written);
    Accounts accounts;
    Operators out;
    for (const std::vector<Run> &runs : {batch, batch, others, batch, others, batch, others, batch}) {
      for (const Run &run : runs) {
        CAPTURE(round, run->text);
        document.show(document.use(run->face), run, out);
        accounts.show(subsets, run);
        CHECK(out.all() == accounts.out.all());
      }
    }
    for (const auto &[face, use] : accounts.of) CHECK(document[document.use(face)].shown() == use.shown());
  }
}

TEST_CASE("A run is ready where all that it shows is shared, and no longer when more is shared") {
  FontSubsets subsets(fonts());
  ReadyRuns ready(subsets);
  const std::vector<Run> batch = shape(batch_words), others = shape(other_words);
  CHECK(!shown(ready, batch[0]));
  share(subsets, batch);
  const auto first = shown(ready, batch[0]);
  REQUIRE(first);
  CHECK(shown(ready, batch[0]) == first);
  CHECK(!shown(ready, others[0]));
  share(subsets, others);
  CHECK(shown(ready, others[0]));
  CHECK(shown(ready, batch[0]));
}

TEST_CASE("Runs that were not shown for long are shown the same when they come again") {
  FontSubsets subsets(fonts());
  ReadyRuns ready(subsets);
  const std::vector<Run> batch = shape(batch_words);
  share(subsets, batch);
  std::vector<Run> many;
  for (std::size_t i = 0; i < 3000; ++i) many.push_back(std::make_shared<text::ShownRun>(*batch[i % 2]));
  const std::string dear = shown(ready, batch[0]).value(), first = shown(ready, batch[1]).value();
  for (const std::size_t step : {1U, 1U, 700U, 1U}) {
    for (std::size_t i = 0; i < many.size(); ++i) {
      const std::size_t at = i * step % many.size();
      REQUIRE(shown(ready, many[at]) == (at % 2 == 0 ? dear : first));
    }
  }
}

TEST_CASE("A run that takes the place of another in memory is not taken for it") {
  FontSubsets subsets(fonts());
  ReadyRuns ready(subsets);
  const std::vector<Run> batch = shape(batch_words);
  share(subsets, batch);
  const std::string dear = shown(ready, batch[0]).value(), first = shown(ready, batch[1]).value();
  for (int i = 0; i < 3000; ++i) {
    const Run one = std::make_shared<text::ShownRun>(*batch[i % 2]);
    // Held by somebody, or by nobody else.
    const Run held = i % 3 == 0 ? one : nullptr;
    REQUIRE(shown(ready, one) == (i % 2 == 0 ? dear : first));
  }
}

}  // namespace formletter::pdf
