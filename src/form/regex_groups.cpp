#include "form/regex_groups.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

/// Each state is held in 16 bits.
constexpr std::size_t most_steps_with_groups = 300;

}  // namespace

/// A state for each step: "at its start".
class RegexGroups::Builder {
 public:
  Builder(RegexGroups &made, const RegexSteps &steps) : made_(made), steps_(steps) {}

  bool build() {
    made_.ways_.resize(steps_.steps.size() * made_.classes_.size());
    made_.ends_.resize(steps_.steps.size());
    for (RegexSteps::Index from = 0; from < steps_.steps.size(); ++from) {
      met_.assign(steps_.steps.size(), false);
      from_ = from;
      if (!follow(from, {})) return false;
    }
    return true;
  }

 private:
  /// Every step that consumes next, with what is marked on the way there.
  bool follow(RegexSteps::Index index, std::vector<unsigned> marks) {
    // Two ways to one place.
    if (met_[index]) return false;
    met_[index] = true;
    const RegexSteps::Step &step = steps_.steps[index];
    switch (step.kind) {
      case RegexSteps::Kind::fork:
        return follow(step.next, marks) && follow(step.other, marks);
      case RegexSteps::Kind::mark:
        marks.push_back(step.mark);
        return follow(step.next, std::move(marks));
      case RegexSteps::Kind::end:
        made_.ends_[from_] = {static_cast<State>(index), std::move(marks)};
        return true;
      case RegexSteps::Kind::consume:
        return consume(step, marks);
    }
    return false;
  }

  bool consume(const RegexSteps::Step &step, const std::vector<unsigned> &marks) {
    for (std::size_t c = 0; c < made_.classes_.size(); ++c) {
      if (!made_.classes_.is_in(static_cast<CharacterClasses::Class>(c), step.set)) continue;
      Way &way = made_.ways_[from_ * made_.classes_.size() + c];
      if (way.to != nowhere) return false;
      way = {static_cast<State>(step.next), marks};
    }
    return true;
  }

  RegexGroups &made_;
  const RegexSteps &steps_;
  RegexSteps::Index from_ = 0;
  std::vector<bool> met_;
};

std::optional<RegexGroups> RegexGroups::of(const RegexTree &tree) {
  if (!tree.is_exact) return std::nullopt;
  auto classes = CharacterClasses::of(tree.sets);
  const auto steps = steps_of(tree);
  if (!classes || !steps || steps->steps.size() > most_steps_with_groups) return std::nullopt;
  RegexGroups made(*std::move(classes));
  made.groups_ = tree.groups;
  if (!Builder(made, *steps).build()) return std::nullopt;
  made.start_ = static_cast<State>(steps->start);
  return made;
}

bool RegexGroups::find(std::string_view text, std::vector<std::string_view> &groups) const {
  std::vector<std::size_t> marks(2 * groups_ + 2, 0);
  const auto set = [&marks](const Way &way, std::size_t at) {
    for (const unsigned mark : way.marks) marks[mark] = at;
  };
  State state = start_;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto character = classes_.ascii(static_cast<unsigned char>(text[at]));
    const Way &way = ways_[state * classes_.size() + character];
    if (way.to == nowhere) return false;
    set(way, at);
    state = way.to;
  }
  if (ends_[state].to == nowhere) return false;
  set(ends_[state], text.size());
  groups.assign(1, text);
  for (std::size_t group = 1; group <= groups_; ++group) {
    groups.push_back(text.substr(marks[2 * group], marks[2 * group + 1] - marks[2 * group]));
  }
  return true;
}

}  // namespace formletter::form
