#pragma once

#include "answers/typed_answer.hpp"
#include "diag/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// take(), remembering what it said: row after row of a roster names the same
/// court, office and state, and a type's regular expressions are the dearest part
/// of a check. Questions of one declared type share their answers: the type alone
/// says how a text is taken. Keeps a bounded number of answers.
class TakenAnswers {
 public:
  explicit TakenAnswers(const form::Form &form);

  /// The reference is good until the next call.
  const TypedAnswer &take(const form::Question &question, std::string_view typed);

 private:
  struct Taken {
    std::string text;  ///< as typed
    TypedAnswer answer;
  };

  void share(const std::vector<form::Item> &items);
  void forget(std::uint32_t shelf);

  const form::Form &form_;
  std::vector<diag::TextTable<Taken>> known_;  ///< of the declared types in their order, then of the names
  std::vector<std::uint32_t> shelf_;           ///< by the question's number: which of `known_`
  std::vector<const Taken *> last_;            ///< by the question's number, as most records have it again
};

}  // namespace formletter::answers
