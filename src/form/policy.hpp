#pragma once

#include <formletter/date.hpp>
#include <formletter/place.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

enum class PolicyStatus { historical, current, unknown };
/// The word a form says it by.
std::string_view status_name(PolicyStatus status);

/// A fact taken from a source, typed here once and nowhere else.
struct Fact {
  std::string name;
  std::string value;      ///< as the form has it
  std::string canonical;  ///< by its type; `value` without one
  std::string source;     ///< fact ids in the pack's source document ("S C10")
  std::string type;       ///< a declared type to display it by, or ""
  Place place;
};

/// A dated set of rules and facts. What is printed from it says its date.
struct Policy {
  std::string id;
  std::string title;
  Date as_of;
  PolicyStatus status = PolicyStatus::unknown;
  /// Every further attribute as written: issuer, dated, in_force_from,
  /// rescinded_on, rescinded_by, source, retrieved_on, verified_on, verified_by.
  std::map<std::string, std::string, std::less<>> record;
  std::vector<Fact> facts;
  Place place;

  /// Null where it has none of that name.
  const Fact *find_fact(std::string_view name) const {
    const auto found = std::ranges::find(facts, name, &Fact::name);
    return found == facts.end() ? nullptr : &*found;
  }
};

}  // namespace formletter::form
