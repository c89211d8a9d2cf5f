#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::pdf {

/// A rule that a file breaks, by the clause that states it.
struct Breach {
  std::string clause;  ///< "ISO 14289-1, 7.18.3"
  std::string rule;    ///< "the tab order is that of the structure"
  std::string where;   ///< "page 2"; may be empty
};

class Breaches {
 public:
  /// Notes a breach when the rule does not hold.
  void require(bool holds, std::string_view clause, std::string_view rule, std::string_view where = {}) {
    asked_.emplace(clause, rule);
    if (!holds) list_.push_back({std::string(clause), std::string(rule), std::string(where)});
  }
  const std::vector<Breach> &list() const { return list_; }
  /// The rules that were looked at, held or not.
  const std::set<std::pair<std::string, std::string>> &asked() const { return asked_; }

 private:
  std::vector<Breach> list_;
  std::set<std::pair<std::string, std::string>> asked_;
};

inline std::string listed(const std::vector<Breach> &breaches) {
  std::string text;
  for (const Breach &breach : breaches)
    text += breach.clause + ": not so: " + breach.rule + " (" + breach.where + ")\n";
  return text;
}

}  // namespace formletter::pdf
