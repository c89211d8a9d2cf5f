#include "form/regex_automaton.hpp"

#include "diag/utf8.hpp"

#include <algorithm>
#include <map>

namespace formletter::form {
namespace {

constexpr std::size_t most_states = 3000;
/// Longer texts are ICU's, which has a limit of its own to what it tries.
constexpr std::size_t longest_text = 4096;

using StepSet = std::vector<RegexSteps::Index>;

/// Which steps consume next, and the end if it is reached, when a step is come to.
class Reach {
 public:
  explicit Reach(const RegexSteps &steps) : steps_(steps), known_(steps.steps.size()) {}

  const StepSet &from(RegexSteps::Index start) {
    StepSet &found = known_[start];
    if (!found.empty()) return found;
    std::vector<bool> met(steps_.steps.size());
    StepSet pending{start};
    while (!pending.empty()) {
      const RegexSteps::Index index = pending.back();
      pending.pop_back();
      if (met[index]) continue;
      met[index] = true;
      const RegexSteps::Step &step = steps_.steps[index];
      const bool rests = step.kind == RegexSteps::Kind::consume || step.kind == RegexSteps::Kind::end;
      if (rests) found.push_back(index);
      if (!rests) pending.push_back(step.next);
      if (step.kind == RegexSteps::Kind::fork) pending.push_back(step.other);
    }
    std::ranges::sort(found);
    return found;
  }

 private:
  const RegexSteps &steps_;
  std::vector<StepSet> known_;
};

StepSet as_set(StepSet steps) {
  std::ranges::sort(steps);
  const auto again = std::ranges::unique(steps);
  steps.erase(again.begin(), again.end());
  return steps;
}

}  // namespace

std::optional<RegexAutomaton> RegexAutomaton::of(const RegexTree &tree, Where where) {
  auto classes = CharacterClasses::of(tree.sets);
  const auto steps = steps_of(tree);
  if (!classes || !steps) return std::nullopt;
  RegexAutomaton made(tree, *std::move(classes));
  if (!made.build(*steps, where)) return std::nullopt;
  return made;
}

/// Each state is a set of steps that may consume the next character.
bool RegexAutomaton::build(const RegexSteps &steps, Where where) {
  Reach reach(steps);
  std::map<StepSet, State> known;
  std::vector<const StepSet *> states;
  const auto state_of = [&](StepSet set) {
    // Found once is found, whatever follows.
    if (where == Where::anywhere && !set.empty() && set.back() == steps.end()) set = {steps.end()};
    const auto [entry, fresh] = known.emplace(std::move(set), static_cast<State>(states.size()));
    if (fresh) states.push_back(&entry->first);
    return entry->second;
  };
  state_of({});
  start_ = state_of(reach.from(steps.start));
  for (std::size_t state = 0; state < states.size(); ++state) {
    if (states.size() > most_states) return false;
    const StepSet &here = *states[state];
    const bool accepts = !here.empty() && here.back() == steps.end();
    is_accepting_.push_back(accepts);
    // Most classes are consumed by the same few steps.
    std::map<StepSet, State> led_to;
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      StepSet taken;
      for (const RegexSteps::Index index : here) {
        const RegexSteps::Step &step = steps.steps[index];
        if (step.kind == RegexSteps::Kind::consume &&
            classes_.is_in(static_cast<CharacterClasses::Class>(c), step.set))
          taken.push_back(step.next);
      }
      const auto [led, fresh] = led_to.try_emplace(std::move(taken));
      if (fresh) {
        StepSet after;
        const auto add = [&](const StepSet &more) { after.insert(after.end(), more.begin(), more.end()); };
        for (const RegexSteps::Index index : led->first) add(reach.from(index));
        if (where == Where::anywhere && accepts) after = here;
        if (where == Where::anywhere && !accepts) add(reach.from(steps.start));
        led->second = state_of(as_set(std::move(after)));
      }
      next_.push_back(led->second);
    }
  }
  return true;
}

RegexAutomaton::Verdict RegexAutomaton::verdict(std::string_view text) const {
  if (text.size() > longest_text) return Verdict::unknown;
  // To "." in "(?s)" a carriage return and a line feed are one.
  if (text.find('\r') != std::string_view::npos) return Verdict::unknown;
  const State *const next = next_.data();
  const std::size_t classes = classes_.size();
  State state = start_;
  for (std::size_t at = 0; at < text.size() && state != 0;) {
    const auto byte = static_cast<unsigned char>(text[at]);
    CharacterClasses::Class character = 0;
    if (byte < 0x80) {
      character = classes_.ascii(byte);
      ++at;
    } else {
      if (is_for_ascii_) return Verdict::unknown;
      character = classes_.of(diag::next_character(text, at));
    }
    state = next[state * classes + character];
  }
  if (!is_accepting_[state]) return Verdict::no;
  return is_exact_ ? Verdict::yes : Verdict::unknown;
}

}  // namespace formletter::form
