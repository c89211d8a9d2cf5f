#include "form/regex_steps.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

constexpr std::size_t most_steps = 4000;

/// Written from the end to the start, so that what a step leads on to is there.
class StepWriter {
 public:
  explicit StepWriter(const RegexTree &tree) : tree_(tree) {}

  std::optional<RegexSteps> write() {
    const Index end = add({.kind = RegexSteps::Kind::end});
    RegexSteps made;
    made.start = before(tree_.root, end);
    if (steps_.size() > most_steps) return std::nullopt;
    // The end is to be the last.
    const Index last = static_cast<Index>(steps_.size() - 1);
    const auto turned = [last](Index index) { return last - index; };
    made.start = turned(made.start);
    for (RegexSteps::Step &step : steps_) {
      step.next = turned(step.next);
      step.other = turned(step.other);
    }
    std::ranges::reverse(steps_);
    made.steps = std::move(steps_);
    return made;
  }

 private:
  using Index = RegexSteps::Index;

  Index add(RegexSteps::Step step) {
    if (steps_.size() <= most_steps) steps_.push_back(step);
    return static_cast<Index>(steps_.size() - 1);
  }

  /// The step where the node begins that leads on to `next`.
  Index before(RegexTree::Index index, Index next) {
    const RegexTree::Node &node = tree_.nodes[index];
    switch (node.kind) {
      case RegexTree::Kind::nothing:
        return next;
      case RegexTree::Kind::set:
        return add({.kind = RegexSteps::Kind::consume, .set = node.set, .next = next});
      case RegexTree::Kind::sequence:
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = before(*part, next);
        return next;
      case RegexTree::Kind::choice: {
        Index start = before(node.parts.back(), next);
        for (std::size_t i = node.parts.size() - 1; i-- > 0;)
          start = fork(before(node.parts[i], next), start);
        return start;
      }
      case RegexTree::Kind::group: {
        const Index close = mark(2 * node.group + 1, next);
        return mark(2 * node.group, before(node.parts.front(), close));
      }
      case RegexTree::Kind::repeat:
        return repeated(node, next);
    }
    return next;
  }

  Index repeated(const RegexTree::Node &node, Index next) {
    const RegexTree::Index part = node.parts.front();
    if (node.most == RegexTree::endless) {
      const Index again = fork(next, next);
      steps_[again].next = before(part, again);
      next = again;
    }
    // "a{0,2}" is "(a(a)?)?".
    const Index after = next;
    for (int i = node.least; i < node.most; ++i) next = fork(before(part, next), after);
    for (int i = 0; i < node.least; ++i) next = before(part, next);
    return next;
  }

  Index fork(Index next, Index other) {
    return add({.kind = RegexSteps::Kind::fork, .next = next, .other = other});
  }
  Index mark(unsigned mark, Index next) {
    return add({.kind = RegexSteps::Kind::mark, .mark = mark, .next = next});
  }

  const RegexTree &tree_;
  std::vector<RegexSteps::Step> steps_;
};

}  // namespace

std::optional<RegexSteps> steps_of(const RegexTree &tree) {
  return StepWriter(tree).write();
}

}  // namespace formletter::form
