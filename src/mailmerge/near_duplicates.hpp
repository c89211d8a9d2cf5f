#pragma once

#include "mailmerge/outcome.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

namespace formletter::mailmerge {

/// Tells people whose record key an earlier row has: one person twice, perhaps. Rows come in
/// the order of printing.
class NearDuplicates {
 public:
  /// `question` is the form's record key, `roster` the file's name.
  NearDuplicates(std::string question, std::string roster)
      : question_(std::move(question)), roster_(std::move(roster)) {}

  /// The first row that has the key, if this is another.
  std::optional<std::size_t> first_of(std::size_t row, const std::string &key_mark);
  Problem warning(std::size_t row, int line, std::size_t first) const;
  /// Both.
  std::optional<Problem> look_at(const RowOutcome &outcome);

 private:
  std::string question_, roster_;
  std::unordered_map<std::size_t, std::size_t> first_;  ///< rows by their mark's hash: the marks are not kept
};

}  // namespace formletter::mailmerge
