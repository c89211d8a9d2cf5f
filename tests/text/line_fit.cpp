#include "text/line_fit.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <random>

using namespace formletter::text;

namespace {

/// Words of these widths with a space of 10 behind each.
std::vector<Segment> words(const std::vector<int> &widths) {
  std::vector<Segment> all;
  std::uint32_t at = 0;
  for (const int width : widths) {
    Segment segment{.begin = at, .end = at + 2, .content_end = at + 1, .width = width, .trailing = 10};
    segment.trailing_spaces = 1;
    at += 2;
    all.push_back(segment);
  }
  return all;
}

std::int64_t line_width(const std::vector<Segment> &all, std::uint32_t begin, std::uint32_t end) {
  std::int64_t width = all[end - 1].width + all[end - 1].end_extra;
  for (std::uint32_t i = begin; i + 1 < end; ++i) width += all[i].width + all[i].trailing;
  return width;
}

using Ends = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("First fit takes what fits; total fit moves a word down for a more even edge") {
  const auto all = words({60, 30, 80, 90, 20});
  CHECK(fit_lines(all, {100, 100}, {.optimum = false}) == Ends{2, 3, 4, 5});
  CHECK(fit_lines(all, {100, 100}, {.optimum = true}).size() == 4);
}

TEST_CASE("Total fit never leaves a short word alone at the end when another way has as few lines") {
  const auto all = words({40, 40, 40, 40, 40, 40, 40, 40, 10});
  CHECK(fit_lines(all, {200, 200}, {.optimum = false}) == Ends{4, 8, 9});
  CHECK(fit_lines(all, {200, 200}, {.optimum = true}) == Ends{4, 7, 9});
}

TEST_CASE("No line ends with a segment that holds the next one while a line has room for both") {
  auto all = words({60, 10, 50, 40});
  all[1].holds_next = true;
  for (const bool optimum : {false, true}) {
    CHECK(fit_lines(all, {100, 100}, {.optimum = optimum}) == Ends{1, 3, 4});
    CHECK(fit_lines(all, {65, 65}, {.optimum = optimum}) == Ends{1, 2, 3, 4});
  }
}

TEST_CASE("A hyphen counts only where the line ends with it") {
  auto all = words({40, 40, 40});
  all[1].trailing = 0;
  all[1].end_extra = 15;
  CHECK(fit_lines(all, {100, 100}, {.optimum = false}) == Ends{1, 3});
  CHECK(fit_lines(all, {130, 130}, {.optimum = true}) == Ends{3});
}

TEST_CASE("A forced end and an own line part what is fitted") {
  auto all = words({10, 10, 10, 10});
  all[0].forced_end = true;
  all[2].own_line = true;
  for (const bool optimum : {true, false})
    CHECK(fit_lines(all, {100, 100}, {.optimum = optimum}) == Ends{1, 2, 4});
}

TEST_CASE("No words make no lines") {
  CHECK(fit_lines({}, {100, 100}, {}).empty());
}

TEST_CASE("Lines are never too wide and total fit makes as few as first fit") {
  std::mt19937 random(1361);
  for (int round = 0; round < 500; ++round) {
    std::vector<int> widths(1 + random() % 40);
    for (int &width : widths) width = 1 + static_cast<int>(random() % 90);
    auto all = words(widths);
    for (Segment &segment : all)
      if (random() % 8 == 0) segment.end_extra = static_cast<std::int64_t>(random() % 10);
    const Measure measure{.first = 100 + static_cast<std::int64_t>(random() % 80),
                          .rest = 100 + static_cast<std::int64_t>(random() % 200)};
    const auto greedy = fit_lines(all, measure, {.optimum = false});
    for (const FitStyle style : {FitStyle{.optimum = true}, FitStyle{.optimum = true, .justify = true}}) {
      const auto best = fit_lines(all, measure, style);
      CHECK(best.size() <= greedy.size());
      std::uint32_t begin = 0;
      for (const std::uint32_t end : best) {
        CHECK(line_width(all, begin, end) <= measure.of_line_at(begin));
        begin = end;
      }
      CHECK(begin == all.size());
    }
    std::uint32_t begin = 0;
    for (const std::uint32_t end : greedy) {
      CHECK(line_width(all, begin, end) <= measure.of_line_at(begin));
      begin = end;
    }
  }
}
