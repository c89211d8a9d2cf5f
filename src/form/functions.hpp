#pragma once

#include "form/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

class Call;

/// One function of the table.
struct FunctionEntry {
  std::string_view name;
  int least = 0;  ///< arguments
  int most = 0;   ///< -1 for any number
  /// What each argument is used as, the last letter for all that follow:
  /// s one value, n nodes (anything else is an error), v values or nodes whose
  /// every value counts, i whatever the call itself is used as.
  std::string_view uses;
  std::string_view signature;  ///< "round(number, decimals?)", for messages
  Value (*run)(const Call &call) = nullptr;
  /// For some that always give a number or no answer: the same.
  std::optional<double> (*number)(const Call &call) = nullptr;
};

/// A function that ODK or XPath has and this dialect has not, and why.
struct ExcludedFunction {
  std::string_view name;
  std::string_view reason;  ///< a sentence
  std::string_view hint;
};

std::span<const FunctionEntry> text_functions();
std::span<const FunctionEntry> number_functions();
std::span<const FunctionEntry> date_functions();
std::span<const FunctionEntry> node_functions();
std::span<const FunctionEntry> logic_functions();

const FunctionEntry *find_function(std::string_view name);
const ExcludedFunction *find_excluded_function(std::string_view name);
/// Of the functions there are, sorted.
const std::vector<std::string> &function_names();

/// What argument number `index` (from 0) is used as: 's', 'n', 'v' or 'i'.
char argument_use(const FunctionEntry &function, std::size_t index);

}  // namespace formletter::form
