#include "form/regex_tree.hpp"

#include "form/regex_set_reader.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

constexpr int deepest = 50;

/// Reads ICU's syntax from left to right. Once something is met that the tree has
/// no word for, it is lost and what it gives is of no use.
class TreeReader {
 public:
  explicit TreeReader(std::string_view pattern) : source_(pattern) {}

  std::optional<RegexTree> read() {
    tree_.root = choice(0);
    if (source_.is_lost() || !source_.at_end()) return std::nullopt;
    return std::move(tree_);
  }

 private:
  using Index = RegexTree::Index;
  using Kind = RegexTree::Kind;

  Index add(RegexTree::Node node) {
    tree_.nodes.push_back(std::move(node));
    return static_cast<Index>(tree_.nodes.size() - 1);
  }
  Index nothing() { return add({}); }
  Index lost() {
    source_.lose();
    return 0;
  }
  Index left_out() {
    tree_.is_exact = false;
    return nothing();
  }
  Index set(CharacterSet characters) {
    const auto known = std::ranges::find(tree_.sets, characters);
    const auto place = static_cast<Index>(known - tree_.sets.begin());
    if (known == tree_.sets.end()) tree_.sets.push_back(std::move(characters));
    return add({.kind = Kind::set, .parts = {}, .set = place});
  }

  /// Flags that are set inside of parentheses end with them.
  Index choice(int depth) {
    if (depth > deepest) return lost();
    const RegexFlags outside = source_.flags;
    RegexTree::Node made{.kind = Kind::choice, .parts = {sequence(depth)}};
    while (!source_.is_lost() && source_.take("|")) made.parts.push_back(sequence(depth));
    source_.flags = outside;
    return made.parts.size() == 1 ? made.parts.front() : add(std::move(made));
  }

  Index sequence(int depth) {
    RegexTree::Node made{.kind = Kind::sequence, .parts = {}};
    while (!source_.is_lost() && !source_.at_end() && !source_.is_next('|') && !source_.is_next(')')) {
      made.parts.push_back(quantified(atom(depth)));
    }
    return add(std::move(made));
  }

  Index atom(int depth) {
    if (source_.take("(")) return parenthesis(depth);
    if (source_.take("^") || source_.take("$")) return left_out();
    for (const std::string_view boundary : {"\\b", "\\B", "\\A", "\\z", "\\Z"}) {
      if (source_.take(boundary)) return left_out();
    }
    if (source_.is_next('*') || source_.is_next('+') || source_.is_next('?') || source_.is_next('{'))
      return lost();
    CharacterSet characters = source_.characters();
    if (source_.flags.ignore_case) tree_.is_for_ascii = true;
    return source_.is_lost() ? 0 : set(std::move(characters));
  }

  Index closed(Index inside) { return source_.take(")") ? inside : lost(); }

  Index parenthesis(int depth) {
    for (const std::string_view around : {"?=", "?!", "?<=", "?<!"}) {
      if (!source_.take(around)) continue;
      closed(choice(depth + 1));
      return left_out();
    }
    if (source_.take("?>")) {
      tree_.is_exact = false;
      return closed(choice(depth + 1));
    }
    if (source_.take("?:")) return closed(choice(depth + 1));
    if (source_.take("?")) return flagged(depth);
    const unsigned group = ++tree_.groups;
    const Index inside = closed(choice(depth + 1));
    return add({.kind = Kind::group, .parts = {inside}, .group = group});
  }

  /// "(?i)", for the rest of what is around, or "(?i:…)".
  Index flagged(int depth) {
    const RegexFlags outside = source_.flags;
    for (bool more = true; more;) {
      more = false;
      if (source_.take("i")) more = source_.flags.ignore_case = true;
      if (source_.take("s")) more = source_.flags.dot_is_any = true;
    }
    if (source_.take(")")) return nothing();
    if (!source_.take(":")) return lost();
    const Index inside = closed(choice(depth + 1));
    source_.flags = outside;
    return inside;
  }

  Index quantified(Index atom) {
    int least = 0, most = RegexTree::endless;
    if (source_.is_lost()) return atom;
    if (source_.take("+")) {
      least = 1;
    } else if (source_.take("?")) {
      most = 1;
    } else if (source_.take("{")) {
      if (!source_.interval(least, most)) return lost();
    } else if (!source_.take("*")) {
      return atom;
    }
    const bool is_lazy = source_.take("?");
    if (!is_lazy && source_.take("+")) tree_.is_exact = false;
    return add({.kind = Kind::repeat, .parts = {atom}, .least = least, .most = most, .is_lazy = is_lazy});
  }

  RegexSource source_;
  RegexTree tree_;
};

}  // namespace

bool CharacterSet::has(char32_t c) const {
  const auto behind = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  return behind != ranges.begin() && c <= (behind - 1)->last;
}

std::optional<RegexTree> read_regex(std::string_view pattern) {
  return TreeReader(pattern).read();
}

}  // namespace formletter::form
