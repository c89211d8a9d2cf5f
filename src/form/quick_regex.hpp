#pragma once

#include "form/regex_automaton.hpp"
#include "form/regex_groups.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// What is worked out of a regex for its matches on whole texts.
class QuickMatch {
 public:
  explicit QuickMatch(std::string_view pattern);

  RegexAutomaton::Verdict verdict(std::string_view text) const;
  /// The groups of a text whose verdict is "yes"; false when ICU must be asked.
  bool find_groups(std::string_view text, std::vector<std::string_view> &groups) const;

 private:
  std::optional<RegexAutomaton> automaton_;
  std::optional<RegexAutomaton> ahead_;  ///< of a "(?=…$)" that the pattern begins with
  std::optional<RegexGroups> groups_;
};

/// What is worked out of a regex for what it finds within a text.
class QuickSearch {
 public:
  explicit QuickSearch(std::string_view pattern);

  /// The text with all that is found replaced; nothing when ICU must be asked.
  std::optional<std::string> replaced(std::string_view text, std::string_view replacement) const;

 private:
  /// A pattern that is one character of a set ("[ .-]"), or as many as there are ("\s+").
  struct Run {
    CharacterClasses classes;
    bool is_endless;
  };
  static std::optional<Run> run_of(const RegexTree &tree);
  std::string without_runs(std::string_view text, std::string_view replacement) const;

  std::optional<RegexAutomaton> automaton_;
  std::optional<Run> run_;
};

/// Made when it has been asked for a number of times: one person's record does not
/// pay for what a thousand need. Shared among threads.
template <typename Made>
class MadeForMany {
 public:
  MadeForMany() = default;
  MadeForMany(const MadeForMany &) = delete;
  MadeForMany &operator=(const MadeForMany &) = delete;
  ~MadeForMany() { delete made_.load(); }

  /// Null at first.
  const Made *get(std::string_view pattern) const {
    if (const Made *made = made_.load(std::memory_order_acquire)) return made;
    if (asked_.fetch_add(1, std::memory_order_relaxed) < enough) return nullptr;
    auto fresh = std::make_unique<const Made>(pattern);
    const Made *other = nullptr;
    if (made_.compare_exchange_strong(other, fresh.get(), std::memory_order_acq_rel)) return fresh.release();
    return other;
  }

 private:
  static constexpr unsigned enough = 16;
  mutable std::atomic<unsigned> asked_ = 0;
  mutable std::atomic<const Made *> made_ = nullptr;
};

}  // namespace formletter::form
