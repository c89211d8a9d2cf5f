// Unicode's own cases for UAX #9 (Debian: unicode-data): levels of a paragraph by
// rules P to I, trailing space by L1 and the order of drawing by L2, against what
// text/ makes of them.

#include "text/bidi_levels.hpp"
#include "text/paragraph.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <numeric>
#include <sstream>

using namespace formletter;
using namespace formletter::text;

namespace {

/// One line of BidiCharacterTest.txt: characters; direction; its result; levels, x
/// for those that rule X9 removes; order of drawing.
struct Case {
  std::u32string characters;
  int direction = 0, paragraph_level = 0;
  std::vector<int> levels;  ///< -1 for x
  std::vector<std::uint32_t> order;
};

Case parse(const std::string &line) {
  std::istringstream fields(line);
  std::string characters, direction, level, levels, order;
  std::getline(fields, characters, ';');
  std::getline(fields, direction, ';');
  std::getline(fields, level, ';');
  std::getline(fields, levels, ';');
  std::getline(fields, order, ';');
  Case one;
  std::istringstream hexes(characters), digits(levels), places(order);
  for (std::string hex; hexes >> hex;)
    one.characters.push_back(static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
  for (std::string digit; digits >> digit;) one.levels.push_back(digit == "x" ? -1 : std::stoi(digit));
  for (std::uint32_t place = 0; places >> place;) one.order.push_back(place);
  one.direction = std::stoi(direction);
  one.paragraph_level = std::stoi(level);
  return one;
}

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
bool is_known_to_differ(const Case &one) {
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

void reset_trailing(const Case &one, std::vector<std::uint8_t> &levels) {
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

std::string check(BidiLevels &bidi, const Case &one) {
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
    const auto one = parse(line);
    ++tried;
    const auto problem = check(bidi, one);
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
