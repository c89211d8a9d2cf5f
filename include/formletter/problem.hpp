#pragma once

#include <formletter/place.hpp>

#include <string>
#include <vector>

namespace formletter {

enum class Severity { error, warning, note };

/// One thing that is wrong with the input.
///
/// `code` is stable and meant for programs ("unknown-name", "V06"). `subject` is
/// the question, tag or option concerned, by its name. `message` says what was
/// found and what was expected, in words for the person who has to mend it.
/// `hint` says what to do next ("did you mean `full_name`?"); it may be empty.
/// Neither ever holds the value of a question that is marked sensitive.
struct Problem {
  std::string code;
  Severity severity = Severity::error;
  Place place;
  std::string subject;
  std::string message;
  std::string hint;

  friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = std::vector<Problem>;

/// True when at least one of them is an error; warnings and notes do not count.
bool has_errors(const Problems &problems);

}  // namespace formletter
