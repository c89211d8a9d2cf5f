#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace formletter::test {

/// A regular expression as ECMAScript writes them. Behind a file of its own, as std::regex
/// costs each file that uses it six seconds to compile.
class Pattern {
 public:
  enum class Letters { by_case, any_case };
  explicit Pattern(const std::string &expression, Letters letters = Letters::by_case);
  ~Pattern();
  Pattern(const Pattern &) = delete;
  Pattern &operator=(const Pattern &) = delete;

  /// The whole text.
  bool matches(const std::string &text) const;
  bool is_in(const std::string &text) const;

  struct Found {
    std::size_t at = 0;
    std::vector<std::string> groups;  ///< the first is all that was found
  };
  std::vector<Found> all_in(const std::string &text) const;
  /// "$1" is what the first group found.
  std::string replaced(const std::string &text, const std::string &by) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace formletter::test
