#include "text/line_fit.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <optional>
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

Ends fit_lines(const std::vector<Segment> &segments, const Measure &measure, FitStyle style) {
  static LineFitter fitter;  // what it keeps of one paragraph is nothing to the next
  fitter.fit(segments, measure, style);
  return fitter.ends();
}

/// What total fit sums up of lines without hyphens; null where one is too wide.
std::optional<std::int64_t> raggedness(const std::vector<Segment> &all, const Ends &ends,
                                       std::int64_t measure) {
  std::int64_t sum = 0;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    const std::int64_t width = line_width(all, begin, end);
    if (width > measure) return std::nullopt;
    const bool last = end == all.size();
    const std::int64_t lack = std::max<std::int64_t>(measure / 4 - width, 0),
                       alone = end - begin == 1 && width < measure / 2 ? measure / 4 : 0;
    if (!last) sum += (measure - width) * (measure - width);
    if (last && begin > 0) sum += lack * lack + alone * alone;
    begin = end;
  }
  return sum;
}

/// Line ends by the bits of a number: one for each segment but the last.
Ends ends_of(std::uint32_t bits, std::uint32_t count) {
  Ends ends;
  for (std::uint32_t i = 1; i < count; ++i)
    if ((bits >> (i - 1) & 1U) != 0) ends.push_back(i);
  ends.push_back(count);
  return ends;
}

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

TEST_CASE("Of all ways that take as few lines, total fit finds one that no other is more even than") {
  std::mt19937 random(2617);
  for (int round = 0; round < 200; ++round) {
    const auto count = static_cast<std::uint32_t>(2 + random() % 9);
    std::vector<int> widths(count);
    for (int &width : widths) width = 5 + static_cast<int>(random() % 60);
    const auto all = words(widths);
    const auto measure = static_cast<std::int64_t>(65 + random() % 120);
    const Ends found = fit_lines(all, {measure, measure}, {.optimum = true});
    std::pair<std::size_t, std::int64_t> best{count + 1, 0};
    for (std::uint32_t bits = 0; bits < 1U << (count - 1); ++bits) {
      const Ends ends = ends_of(bits, count);
      const auto sum = raggedness(all, ends, measure);
      if (sum) best = std::min(best, {ends.size(), *sum});
    }
    CHECK(std::pair(found.size(), *raggedness(all, found, measure)) == best);
  }
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
