#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace formletter::text {

/// One line of Unicode's BidiCharacterTest.txt: characters; direction; its result;
/// levels, x for those that rule X9 removes; order of drawing.
struct BidiCase {
  std::u32string characters;
  int direction = 0, paragraph_level = 0;
  std::vector<int> levels;  ///< -1 for x
  std::vector<std::uint32_t> order;

  static BidiCase parse(const std::string &line) {
    std::istringstream fields(line);
    std::string characters, direction, level, levels, order;
    std::getline(fields, characters, ';');
    std::getline(fields, direction, ';');
    std::getline(fields, level, ';');
    std::getline(fields, levels, ';');
    std::getline(fields, order, ';');
    BidiCase one;
    std::istringstream hexes(characters), digits(levels), places(order);
    for (std::string hex; hexes >> hex;)
      one.characters.push_back(static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
    for (std::string digit; digits >> digit;) one.levels.push_back(digit == "x" ? -1 : std::stoi(digit));
    for (std::uint32_t place = 0; places >> place;) one.order.push_back(place);
    one.direction = std::stoi(direction);
    one.paragraph_level = std::stoi(level);
    return one;
  }
};

}  // namespace formletter::text
