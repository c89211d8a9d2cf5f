#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace formletter::i18n {

/// English's own: 1 has a form, every other number another.
inline constexpr std::string_view english_plural_forms = "nplurals=2; plural=(n != 1);";

/// The Plural-Forms header field ("nplurals=3; plural=n%10==1 ? 0 : 1;"): C's integer
/// expressions over n, as gettext's manual has them.
class PluralRule {
 public:
  /// Nothing for another syntax, and for a rule that divides by zero or names a
  /// form that is not there for a count from 0 to 1000 (what msgfmt tries).
  static std::optional<PluralRule> parse(std::string_view field);

  std::size_t forms() const { return forms_; }
  /// Index of the form for `count`; always below forms().
  std::size_t form_for(unsigned long count) const;

 private:
  friend class PluralRuleReader;
  enum class Operation {
    number,
    count,
    negation,
    product,
    quotient,
    remainder,
    sum,
    difference,
    less,
    greater,
    less_or_equal,
    greater_or_equal,
    equal,
    unequal,
    conjunction,
    disjunction,
    condition
  };
  /// Operands are indexes into nodes_, always lower than the node's own.
  struct Node {
    Operation operation;
    unsigned long number = 0;
    std::size_t first = 0, second = 0, third = 0;
  };
  static std::optional<unsigned long> joined(Operation operation, unsigned long first, unsigned long second);
  std::optional<unsigned long> value(std::size_t node, unsigned long count) const;

  std::size_t forms_ = 1;
  std::vector<Node> nodes_;
};

}  // namespace formletter::i18n
