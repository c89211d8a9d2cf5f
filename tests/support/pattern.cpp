#include "support/pattern.hpp"

#include <regex>

namespace formletter::test {

struct Pattern::Compiled {
  std::regex regex;
};

Pattern::Pattern(const std::string &expression, Letters letters)
    : compiled_(std::make_unique<Compiled>(std::regex(
          expression, letters == Letters::by_case ? std::regex::ECMAScript
                                                  : std::regex::ECMAScript | std::regex::icase))) {}
Pattern::~Pattern() = default;

bool Pattern::matches(const std::string &text) const {
  return std::regex_match(text, compiled_->regex);
}

bool Pattern::is_in(const std::string &text) const {
  return std::regex_search(text, compiled_->regex);
}

std::vector<Pattern::Found> Pattern::all_in(const std::string &text) const {
  std::vector<Found> all;
  for (std::sregex_iterator at(text.begin(), text.end(), compiled_->regex), end; at != end; ++at) {
    auto &found = all.emplace_back(static_cast<std::size_t>(at->position()));
    for (const auto &group : *at) found.groups.push_back(group.str());
  }
  return all;
}

std::string Pattern::replaced(const std::string &text, const std::string &by) const {
  return std::regex_replace(text, compiled_->regex, by);
}

}  // namespace formletter::test
