#include "form/quick_regex.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::form {

namespace {

/// "(?=.{6,254}$)[a-z]+" asks of the whole text that it is like the one and like the other.
struct BothPatterns {
  std::string_view ahead, rest;
};

/// Nothing where what is ahead is more than characters and how many.
std::optional<BothPatterns> parted(std::string_view pattern) {
  constexpr std::string_view begin = "(?=", end = "$)";
  if (!pattern.starts_with(begin)) return std::nullopt;
  pattern.remove_prefix(begin.size());
  const std::size_t size = pattern.find_first_of("()[]\\|$^");
  if (size == std::string_view::npos || !pattern.substr(size).starts_with(end)) return std::nullopt;
  return BothPatterns{pattern.substr(0, size), pattern.substr(size + end.size())};
}

/// Where no line may end, "$" is the text's end.
bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

QuickMatch::QuickMatch(std::string_view pattern) {
  auto tree = read_regex(pattern);
  if (const auto both = parted(pattern)) {
    const auto ahead = read_regex(both->ahead);
    auto rest = read_regex(both->rest);
    // Of "(?=a$)b|c" the second has nothing ahead.
    if (ahead && rest && rest->nodes[rest->root].kind != RegexTree::Kind::choice) {
      ahead_ = RegexAutomaton::of(*ahead, RegexAutomaton::Where::whole);
      if (ahead_) tree = std::move(rest);
    }
  }
  if (!tree) return;
  automaton_ = RegexAutomaton::of(*tree, RegexAutomaton::Where::whole);
  if (tree->groups > 0) groups_ = RegexGroups::of(*tree);
}

RegexAutomaton::Verdict QuickMatch::verdict(std::string_view text) const {
  using Verdict = RegexAutomaton::Verdict;
  if (!automaton_) return Verdict::unknown;
  const Verdict own = automaton_->verdict(text);
  if (!ahead_ || own == Verdict::no) return own;
  if (!is_printable_ascii(text)) return Verdict::unknown;
  const Verdict ahead = ahead_->verdict(text);
  return ahead == Verdict::yes ? own : ahead;
}

bool QuickMatch::find_groups(std::string_view text, std::vector<std::string_view> &groups) const {
  return groups_ && diag::ascii_prefix(text) == text.size() && groups_->find(text, groups);
}

QuickSearch::QuickSearch(std::string_view pattern) {
  const auto tree = read_regex(pattern);
  if (!tree) return;
  automaton_ = RegexAutomaton::of(*tree, RegexAutomaton::Where::anywhere);
  run_ = run_of(*tree);
}

std::optional<QuickSearch::Run> QuickSearch::run_of(const RegexTree &tree) {
  if (!tree.is_exact || tree.is_for_ascii) return std::nullopt;
  const RegexTree::Node *node = &tree.nodes[tree.root];
  while (node->kind == RegexTree::Kind::sequence && node->parts.size() == 1)
    node = &tree.nodes[node->parts[0]];
  const bool is_endless = node->kind == RegexTree::Kind::repeat;
  if (is_endless) {
    if (node->least != 1 || node->most != RegexTree::endless || node->is_lazy) return std::nullopt;
    node = &tree.nodes[node->parts[0]];
  }
  if (node->kind != RegexTree::Kind::set) return std::nullopt;
  auto classes = CharacterClasses::of({tree.sets[node->set]});
  return classes ? std::optional(Run{*std::move(classes), is_endless}) : std::nullopt;
}

std::optional<std::string> QuickSearch::replaced(std::string_view text, std::string_view replacement) const {
  if (automaton_ && automaton_->verdict(text) == RegexAutomaton::Verdict::no) return std::string(text);
  const bool has_marks = replacement.find_first_of("\\$") != std::string_view::npos;
  if (!run_ || has_marks || text.find('\r') != std::string_view::npos) return std::nullopt;
  return without_runs(text, replacement);
}

std::string QuickSearch::without_runs(std::string_view text, std::string_view replacement) const {
  std::string out;
  out.reserve(text.size());
  bool in_run = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool is_found = run_->classes.is_in(run_->classes.of(diag::next_character(text, at)), 0);
    if (!is_found) {
      out += text.substr(start, at - start);
    } else if (!in_run || !run_->is_endless) {
      out += replacement;
    }
    in_run = is_found;
  }
  return out;
}

}  // namespace formletter::form
