// Unicode's own cases for UAX #9 (Debian: unicode-data): levels of a paragraph by
// rules P to I, trailing space by L1 and the order of drawing by L2, against what
// text/ makes of them.

#include "text/bidi_levels.hpp"

#include "bidi_case.hpp"
#include "text/paragraph.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <numeric>

using namespace formletter;
using namespace formletter::text;

namespace {

/// Rule L1 is done where lines are made: white space and isolates at the end, and
/// before a separator, go back to the paragraph's level.
bool goes_back(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x0B || c == 0x0C || c == 0x0D || c == 0x0A || c == 0x1C ||
         c == 0x1D || c == 0x1E || c == 0x1F || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000 || (c >= 0x2066 && c <= 0x2069);
}
bool separates(char32_t c) {
  return c == '\t' || c == 0x0B || c == 0x1F || c == 0x2029 || c == 0x0A || c == 0x0D || c == 0x85 ||
         (c >= 0x1C && c <= 0x1E);
}

/// Where ICU 72 itself departs from the algorithm: embeddings and overrides that meet
/// brackets, a combining mark behind a bracket, brackets nested deeper than 63. Answers
/// may not hold the first (U+202A to U+202E), and we write isolates only.
bool is_known_to_differ(const BidiCase &one) {
  const auto embeds = [](char32_t c) { return c >= 0x202A && c <= 0x202E; };
  const auto combines = [](char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF);
  };
  const auto opens = [](char32_t c) { return c == '(' || c == '['; };
  const auto &text = one.characters;
  return std::ranges::any_of(text, embeds) ||
         (std::ranges::any_of(text, combines) && std::ranges::any_of(text, opens)) ||
         std::ranges::count_if(text, opens) > 63;
}

void reset_trailing(const BidiCase &one, std::vector<std::uint8_t> &levels) {
  bool trailing = true;
  for (std::size_t i = one.characters.size(); i-- > 0;) {
    if (separates(one.characters[i])) trailing = true;
    if (one.levels[i] < 0) continue;  // removed by X9, wherever it stands
    if (trailing && goes_back(one.characters[i])) {
      levels[i] = static_cast<std::uint8_t>(one.paragraph_level);
    } else {
      trailing = false;
    }
  }
}

std::string check_levels(BidiLevels &bidi, const BidiCase &one) {
  auto levels = bidi.resolve(one.characters,
                             one.paragraph_level == 1 ? Direction::right_to_left : Direction::left_to_right);
  if (levels.size() != one.levels.size()) return "number of levels";
  reset_trailing(one, levels);
  std::vector<std::uint8_t> kept;
  std::vector<std::uint32_t> places, order;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (one.levels[i] < 0) continue;
    if (levels[i] != one.levels[i]) return "level of character " + std::to_string(i);
    kept.push_back(levels[i]);
    places.push_back(static_cast<std::uint32_t>(i));
  }
  order_visually(kept, order);
  for (auto &place : order) place = places[place];
  return order == one.order ? "" : "order of drawing";
}

}  // namespace

TEST_CASE("levels and order of drawing are those of Unicode's BidiCharacterTest") {
  std::ifstream file("/usr/share/unicode/BidiCharacterTest.txt");
  if (!file) {
    WARN("unicode-data is not installed: left out");
    return;
  }
  BidiLevels bidi;
  std::size_t tried = 0, wrong = 0, icu_differs = 0;
  std::string first_wrong;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#' || line.front() == '\r') continue;
    const auto one = BidiCase::parse(line);
    ++tried;
    const auto problem = check_levels(bidi, one);
    if (problem.empty()) continue;
    if (is_known_to_differ(one)) {
      ++icu_differs;
      continue;
    }
    if (++wrong <= 20) first_wrong += line + "\n  " + problem + "\n";
  }
  CHECK(tried > 90000);
  INFO(first_wrong);
  CHECK(wrong == 0);
  CHECK(icu_differs <= 31);
}

TEST_CASE("numbers, brackets and isolates stand as UAX #9 has them, case by case") {
  struct Hand {
    const char *rule;
    std::u32string text;
    Direction direction;
    std::u32string drawn;  ///< left to right, before mirroring, isolates left out
  };
  const auto rtl = Direction::right_to_left;
  const std::vector<Hand> cases = {
      {"W2, W4: a bare number with hyphens is turned round after an Arabic letter", U"\u0631 1-888", rtl,
       U"888-1 \u0631"},
      {"an isolated number is not", U"\u0631 \u20661-888\u2069", rtl, U"1-888 \u0631"},
      {"N0: brackets go with what they enclose", U"\u05D0(b)\u05D2", rtl, U"\u05D2)b(\u05D0"},
      {"W5: a percent sign stays with its number", U"\u05D0 50%", rtl, U"50% \u05D0"},
      {"W1: a mark takes its letter's level", U"a \u05D0\u05B0\u05D1", Direction::left_to_right,
       U"a \u05D1\u05B0\u05D0"},
      {"W3: an Arabic letter is right to left", U"a\u0627\u0628", Direction::left_to_right, U"a\u0628\u0627"},
      {"W4: a single separator between digits joins them", U"\u05D0 1,234.5", rtl, U"1,234.5 \u05D0"},
      {"W6: a separator that joins none is neutral", U"\u05D0 1, 2", rtl, U"2 ,1 \u05D0"},
      {"W7: digits behind a Latin letter are Latin", U"\u05D0 B-12", rtl, U"B-12 \u05D0"},
      {"N0: brackets around both directions take the paragraph's", U"\u05D0 (b \u05D2) d", rtl,
       U"d )\u05D2 b( \u05D0"},
      {"N0: brackets of the other direction take it when it stands before them", U"a (\u05D0 b) \u05D2",
       Direction::left_to_right, U"a (\u05D0 b) \u05D2"},
      {"N1: between two Hebrew words a dash is Hebrew", U"a \u05D0-\u05D1", Direction::left_to_right,
       U"a \u05D1-\u05D0"},
      {"N2: between two directions it is the paragraph's", U"\u05D0-b", rtl, U"b-\u05D0"},
      {"X5a: a left-to-right isolate is one thing to the text around it",
       U"\u05D0 \u2066b, \u05D2\u2069, \u05D3", rtl, U"\u05D3 ,b, \u05D2 \u05D0"},
      {"X5b: so is a right-to-left one", U"a \u2067\u05D0 b\u2069, c", Direction::left_to_right,
       U"a b \u05D0, c"},
      {"X5c: a first-strong isolate has the direction of its first letter", U"a \u2068\u05D0! b\u2069 c",
       Direction::left_to_right, U"a b !\u05D0 c"},
      {"X6a: an isolate that is not closed ends with the paragraph", U"\u05D0 \u2066b 1-2", rtl,
       U"b 1-2 \u05D0"},
      {"X6a: a closing one that nothing opened does nothing", U"\u05D0\u2069 b", rtl, U"b \u05D0"},
      {"L1: space at the end goes to the paragraph's end", U"\u05D0 ", rtl, U" \u05D0"},
  };
  BidiLevels bidi;
  for (const auto &one : cases) {
    auto levels = bidi.resolve(one.text, one.direction);
    std::u32string drawn, kept;
    std::vector<std::uint8_t> kept_levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (one.text[i] >= 0x2066 && one.text[i] <= 0x2069) continue;
      kept.push_back(one.text[i]);
      kept_levels.push_back(levels[i]);
    }
    std::vector<std::uint32_t> order;
    order_visually(kept_levels, order);
    for (const auto place : order) drawn.push_back(kept[place]);
    INFO(one.rule);
    CHECK(drawn == one.drawn);
  }
}
