#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

/// An ICU regular expression, compiled once. Immutable, shared freely among
/// threads. Texts are well-formed UTF-8.
class Regex {
 public:
  /// What ICU has against a pattern.
  struct Refusal {
    std::string reason;      ///< "mismatched parenthesis"
    std::size_t offset = 0;  ///< in UTF-16 units from the start of the pattern
  };

  /// Null when ICU refuses the pattern; then `refusal` says why.
  static std::shared_ptr<const Regex> compile(std::string_view pattern, Refusal &refusal);

  std::size_t group_count() const;
  /// True when the whole text matches. A match that costs more steps than any
  /// sound pattern needs counts as none.
  bool matches(std::string_view text) const;
  /// `replacement` with $1… filled in, when the whole text matches. "\L$1" and
  /// "\U$1" give the group in lower and upper case (by the root's rules).
  std::optional<std::string> rewritten(std::string_view text, std::string_view replacement) const;
  /// Every occurrence replaced.
  std::string replaced_everywhere(std::string_view text, std::string_view replacement) const;

  /// The highest group number that `replacement` names: "A$1 $3" gives 3.
  static std::size_t highest_group(std::string_view replacement);

  ~Regex();
  Regex(const Regex &) = delete;
  Regex &operator=(const Regex &) = delete;

 private:
  struct State;
  explicit Regex(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace formletter::form
