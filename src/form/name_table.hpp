#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace formletter::form {

/// A name of one form, as a number: what a record is looked through by, thousands
/// of times, where a text would be compared each time.
using NameNumber = std::uint32_t;
constexpr NameNumber unnumbered = std::numeric_limits<NameNumber>::max();

/// Numbers names from 0 in the order they are first met.
class NameTable {
 public:
  NameNumber number(std::string_view name) {
    if (const NameNumber known = find(name); known != unnumbered) return known;
    const auto next = static_cast<NameNumber>(numbers_.size());
    numbers_.emplace(name, next);
    return next;
  }
  /// `unnumbered` for a name that was never met.
  NameNumber find(std::string_view name) const {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? unnumbered : found->second;
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string, NameNumber, std::less<>> numbers_;
};

}  // namespace formletter::form
