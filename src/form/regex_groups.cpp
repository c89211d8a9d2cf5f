#include "form/regex_groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace formletter::form {
namespace {

constexpr std::size_t most_steps_with_groups = 600, most_states_with_groups = 1000, most_marks = 1000;

using Steps = std::vector<RegexSteps::Index>;
using Marks = std::vector<std::uint16_t>;

/// The steps that come next, each with the marks on the way there.
class Onward {
 public:
  explicit Onward(const RegexSteps &steps) : steps_(steps) {}

  /// False where two ways to one step pass other marks.
  bool from(const Steps &starts) {
    reached.clear();
    return std::ranges::all_of(starts, [this](RegexSteps::Index start) { return follow(start, {}); });
  }

  /// Those that consume, and the end.
  std::map<RegexSteps::Index, Marks> reached;

 private:
  bool follow(RegexSteps::Index index, Marks marks) {
    const RegexSteps::Step &step = steps_.steps[index];
    if (step.kind == RegexSteps::Kind::mark) {
      marks.push_back(static_cast<std::uint16_t>(step.mark));
      return marks.size() <= most_marks && follow(step.next, std::move(marks));
    }
    const auto [known, fresh] = reached.emplace(index, marks);
    if (!fresh) return known->second == marks;
    if (step.kind != RegexSteps::Kind::fork) return true;
    return follow(step.next, marks) && follow(step.other, marks);
  }

  const RegexSteps &steps_;
};

}  // namespace

/// A state for each set of steps that may come next.
class RegexGroups::Builder {
 public:
  Builder(RegexGroups &made, const RegexSteps &steps) : made_(made), steps_(steps) {}

  bool build() {
    state_of({steps_.start});
    std::size_t state = 0;
    while (state < states_.size()) {  // more come on the way
      Onward onward(steps_);
      if (states_.size() > most_states_with_groups || !onward.from(*states_[state++])) return false;
      const auto end = onward.reached.find(steps_.end());
      made_.ends_.push_back(end == onward.reached.end() ? Way() : way_to(0, end->second));
      for (std::size_t c = 0; c < made_.classes_.size(); ++c) {
        if (!consume(static_cast<CharacterClasses::Class>(c), onward)) return false;
      }
    }
    return made_.marks_.size() <= most_marks;
  }

 private:
  bool consume(CharacterClasses::Class character, const Onward &onward) {
    Steps behind;
    const Marks *marks = nullptr;
    for (const auto &[index, passed] : onward.reached) {
      const RegexSteps::Step &step = steps_.steps[index];
      if (step.kind != RegexSteps::Kind::consume || !made_.classes_.is_in(character, step.set)) continue;
      if (marks != nullptr && *marks != passed) return false;
      marks = &passed;
      behind.push_back(step.next);
    }
    made_.ways_.push_back(marks == nullptr ? Way() : way_to(state_of(std::move(behind)), *marks));
    return true;
  }

  State state_of(Steps steps) {
    std::ranges::sort(steps);
    const auto again = std::ranges::unique(steps);
    steps.erase(again.begin(), again.end());
    const auto [entry, fresh] = known_.emplace(std::move(steps), static_cast<State>(states_.size()));
    if (fresh) states_.push_back(&entry->first);
    return entry->second;
  }

  Way way_to(State state, const Marks &marks) {
    auto place = std::ranges::search(made_.marks_, marks).begin();
    if (place == made_.marks_.end() && made_.marks_.size() <= most_marks)
      place = made_.marks_.insert(made_.marks_.end(), marks.begin(), marks.end());
    const auto first = static_cast<std::uint16_t>(place - made_.marks_.begin());
    return {state, first, static_cast<std::uint16_t>(first + marks.size())};
  }

  RegexGroups &made_;
  const RegexSteps &steps_;
  std::map<Steps, State> known_;
  std::vector<const Steps *> states_;
};

std::optional<RegexGroups> RegexGroups::of(const RegexTree &tree) {
  if (!tree.is_exact) return std::nullopt;
  auto classes = CharacterClasses::of(tree.sets);
  const auto steps = steps_of(tree);
  if (!classes || !steps || steps->steps.size() > most_steps_with_groups) return std::nullopt;
  RegexGroups made(*std::move(classes));
  made.groups_ = tree.groups;
  if (!Builder(made, *steps).build()) return std::nullopt;
  return made;
}

bool RegexGroups::find(std::string_view text, std::vector<std::string_view> &groups) const {
  groups.assign(groups_ + 1, text.substr(0, 0));
  // A group's first mark is even, and its last comes behind it.
  const auto set = [&](const Way &way, std::size_t at) {
    for (std::size_t i = way.marks; i < way.marks_end; ++i) {
      std::string_view &group = groups[marks_[i] / 2];
      const bool is_first = marks_[i] % 2 == 0;
      const std::size_t begin = is_first ? at : static_cast<std::size_t>(group.data() - text.data());
      group = text.substr(begin, at - begin);
    }
  };
  State state = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto character = classes_.ascii(static_cast<unsigned char>(text[at]));
    const Way &way = ways_[state * classes_.size() + character];
    if (way.to == nowhere) return false;
    set(way, at);
    state = way.to;
  }
  if (ends_[state].to == nowhere) return false;
  set(ends_[state], text.size());
  groups.front() = text;
  return true;
}

}  // namespace formletter::form
