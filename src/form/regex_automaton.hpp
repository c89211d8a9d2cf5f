#pragma once

#include "form/regex_classes.hpp"
#include "form/regex_steps.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::form {

/// Says of most texts by one look at each character whether a pattern matches.
class RegexAutomaton {
 public:
  enum class Where { whole, anywhere };
  enum class Verdict { no, yes, unknown };

  /// Nothing for a pattern that would make it too large.
  static std::optional<RegexAutomaton> of(const RegexTree &tree, Where where);

  /// What ICU would say, or `unknown`. Precondition: well-formed UTF-8.
  Verdict verdict(std::string_view text) const;

 private:
  using State = std::uint16_t;
  RegexAutomaton(const RegexTree &tree, CharacterClasses classes)
      : is_exact_(tree.is_exact), is_for_ascii_(tree.is_for_ascii), classes_(std::move(classes)) {}
  bool build(const RegexSteps &steps, Where where);

  bool is_exact_, is_for_ascii_;
  CharacterClasses classes_;
  State start_ = 0;                 ///< 0 is the state without hope
  std::vector<State> next_;         ///< by state and class
  std::vector<bool> is_accepting_;  ///< by state
};

}  // namespace formletter::form
