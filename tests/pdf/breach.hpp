#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// A rule that a file breaks, by the clause that states it.
struct Breach {
  std::string clause;  ///< "ISO 14289-1, 7.18.3"
  std::string found;   ///< what was found, and where
};

class Breaches {
 public:
  /// Notes a breach when the rule does not hold.
  void require(bool holds, std::string_view clause, std::string_view found) {
    if (!holds) list_.push_back({std::string(clause), std::string(found)});
  }
  const std::vector<Breach> &list() const { return list_; }

 private:
  std::vector<Breach> list_;
};

}  // namespace formletter::pdf
