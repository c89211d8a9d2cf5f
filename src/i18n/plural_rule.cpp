#include "i18n/plural_rule.hpp"

#include <array>
#include <cassert>

namespace formletter::i18n {

namespace {

/// Deeper nesting than any real rule has; keeps hostile input off the stack's end.
constexpr int deepest_nesting = 64;
constexpr std::size_t most_nodes = 500;
constexpr unsigned long tried_counts = 1000;

}  // namespace

/// Recursive descent by C's precedence. Every method gives the index of the node
/// it made, or nothing.
class PluralRuleReader {
 public:
  explicit PluralRuleReader(std::string_view text) : text_(text) {}

  std::optional<PluralRule> read() {
    const auto forms = assignment("nplurals") ? number() : std::nullopt;
    if (!forms || *forms == 0 || *forms > 100 || !take(";") || !assignment("plural")) return std::nullopt;
    rule_.forms_ = *forms;
    const auto root = condition();
    take(";");
    skip_space();
    if (!root || !text_.empty()) return std::nullopt;
    return rule_;
  }

 private:
  using Operation = PluralRule::Operation;
  using Index = std::optional<std::size_t>;
  struct Symbol {
    std::string_view text;
    Operation operation;
  };

  void skip_space() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t' || text_.front() == '\n')) {
      text_.remove_prefix(1);
    }
  }
  bool take(std::string_view symbol) {
    skip_space();
    if (!text_.starts_with(symbol)) return false;
    text_.remove_prefix(symbol.size());
    return true;
  }
  bool assignment(std::string_view name) { return take(name) && take("="); }

  std::optional<unsigned long> number() {
    skip_space();
    if (text_.empty() || text_.front() < '0' || text_.front() > '9') return std::nullopt;
    unsigned long value = 0;
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
      if (value > 100'000'000) return std::nullopt;
      value = value * 10 + static_cast<unsigned long>(text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }

  Index node(PluralRule::Node made) {
    if (rule_.nodes_.size() == most_nodes) return std::nullopt;
    rule_.nodes_.push_back(made);
    return rule_.nodes_.size() - 1;
  }

  Index condition() {
    if (++depth_ > deepest_nesting) return std::nullopt;
    Index made = binary(0);
    if (made && take("?")) {
      const Index yes = condition();
      const Index no = yes && take(":") ? condition() : std::nullopt;
      made = no ? node({Operation::condition, 0, *made, *yes, *no}) : std::nullopt;
    }
    --depth_;
    return made;
  }

  /// Left-associative operators, loosest level first.
  Index binary(std::size_t level) {
    using Level = std::array<Symbol, 4>;
    // Longer symbols stand before their own beginnings.
    static constexpr std::array<Level, 6> levels{{
        {{{"||", Operation::disjunction}}},
        {{{"&&", Operation::conjunction}}},
        {{{"==", Operation::equal}, {"!=", Operation::unequal}}},
        {{{"<=", Operation::less_or_equal},
          {">=", Operation::greater_or_equal},
          {"<", Operation::less},
          {">", Operation::greater}}},
        {{{"+", Operation::sum}, {"-", Operation::difference}}},
        {{{"*", Operation::product}, {"/", Operation::quotient}, {"%", Operation::remainder}}},
    }};
    if (level == levels.size()) return unary();
    Index left = binary(level + 1);
    while (left) {
      const Symbol *found = nullptr;
      for (const Symbol &symbol : levels[level]) {
        if (!symbol.text.empty() && !found && take(symbol.text)) found = &symbol;
      }
      if (!found) return left;
      const Index right = binary(level + 1);
      left = right ? node({found->operation, 0, *left, *right}) : std::nullopt;
    }
    return std::nullopt;
  }

  Index unary() {
    int negations = 0;
    while (take("!")) ++negations;
    Index made = primary();
    if (negations > deepest_nesting) return std::nullopt;
    for (; made && negations > 0; --negations) made = node({Operation::negation, 0, *made});
    return made;
  }

  Index primary() {
    if (take("n")) return node({Operation::count});
    if (take("(")) {
      const Index inner = condition();
      return inner && take(")") ? inner : std::nullopt;
    }
    const auto value = number();
    return value ? node({Operation::number, *value}) : std::nullopt;
  }

  std::string_view text_;
  PluralRule rule_;
  int depth_ = 0;
};

/// CLDR's longest rules take some 200 characters; a rule is tried on a thousand
/// counts, so that a long one would be slow to refuse.
constexpr std::size_t longest_rule = 4096;

std::optional<PluralRule> PluralRule::parse(std::string_view field) {
  if (field.size() > longest_rule) return std::nullopt;
  auto rule = PluralRuleReader(field).read();
  for (unsigned long count = 0; rule && count <= tried_counts; ++count) {
    const auto form = rule->value(rule->nodes_.size() - 1, count);
    if (!form || *form >= rule->forms_) return std::nullopt;
  }
  return rule;
}

std::size_t PluralRule::form_for(unsigned long count) const {
  assert(!nodes_.empty());
  const auto form = value(nodes_.size() - 1, count);
  return form && *form < forms_ ? *form : 0;
}

/// Of two numbers, both worked out. Nothing for a division by zero.
std::optional<unsigned long> PluralRule::joined(Operation operation, unsigned long first,
                                                unsigned long second) {
  switch (operation) {
    case Operation::conjunction:
      return first != 0 && second != 0;
    case Operation::disjunction:
      return first != 0 || second != 0;
    case Operation::product:
      return first * second;
    case Operation::quotient:
      return second == 0 ? std::nullopt : std::optional(first / second);
    case Operation::remainder:
      return second == 0 ? std::nullopt : std::optional(first % second);
    case Operation::sum:
      return first + second;
    case Operation::difference:
      return first - second;
    case Operation::less:
      return first < second;
    case Operation::greater:
      return first > second;
    case Operation::less_or_equal:
      return first <= second;
    case Operation::greater_or_equal:
      return first >= second;
    case Operation::equal:
      return first == second;
    case Operation::unequal:
      return first != second;
    case Operation::number:
    case Operation::count:
    case Operation::negation:
    case Operation::condition:
      break;
  }
  assert(false && "these have other than two operands");
  return std::nullopt;
}

/// Nothing for a division by zero. The operands that C would not evaluate are not.
std::optional<unsigned long> PluralRule::value(std::size_t index, unsigned long count) const {
  const Node &node = nodes_[index];
  if (node.operation == Operation::number) return node.number;
  if (node.operation == Operation::count) return count;
  const auto first = value(node.first, count);
  if (!first) return std::nullopt;
  if (node.operation == Operation::negation) return *first == 0;
  if (node.operation == Operation::condition) return value(*first != 0 ? node.second : node.third, count);
  if (node.operation == Operation::conjunction && *first == 0) return 0;
  if (node.operation == Operation::disjunction && *first != 0) return 1;
  const auto second = value(node.second, count);
  if (!second) return std::nullopt;
  return joined(node.operation, *first, *second);
}

}  // namespace formletter::i18n
