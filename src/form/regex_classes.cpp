#include "form/regex_classes.hpp"

#include <algorithm>
#include <map>

namespace formletter::form {
namespace {

constexpr std::size_t most_sets = 64, most_classes = 64;

}  // namespace

std::optional<CharacterClasses> CharacterClasses::of(const std::vector<CharacterSet> &sets) {
  if (sets.size() > most_sets) return std::nullopt;
  std::vector<char32_t> starts{0};
  for (const CharacterSet &set : sets) {
    for (const CharacterSet::Range &range : set.ranges) {
      starts.push_back(range.first);
      starts.push_back(range.last + 1);
    }
  }
  std::ranges::sort(starts);
  const auto repeated = std::ranges::unique(starts);
  starts.erase(repeated.begin(), repeated.end());

  CharacterClasses made;
  std::map<std::uint64_t, Class> known;
  for (const char32_t first : starts) {
    std::uint64_t members = 0;
    for (std::size_t set = 0; set < sets.size(); ++set) members |= std::uint64_t{sets[set].has(first)} << set;
    const auto [entry, fresh] = known.emplace(members, static_cast<Class>(known.size()));
    if (fresh) made.members_.push_back(members);
    made.starts_.push_back({first, entry->second});
    if (known.size() > most_classes) return std::nullopt;
  }
  for (unsigned c = 0; c < made.ascii_.size(); ++c)
    made.ascii_[c] = made.beyond_ascii(static_cast<char32_t>(c));
  return made;
}

CharacterClasses::Class CharacterClasses::beyond_ascii(char32_t c) const {
  return (std::ranges::upper_bound(starts_, c, {}, &Start::first) - 1)->character;
}

}  // namespace formletter::form
