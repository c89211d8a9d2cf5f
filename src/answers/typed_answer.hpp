#pragma once

#include "form/form.hpp"

#include <formletter/problem.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// Something to say about an answer, before it has a language, a subject and a place.
struct Finding {
  std::string code;
  Severity severity = Severity::error;
  std::string msgid;
  std::size_t n = 0;           ///< for {n}
  std::vector<Date> readings;  ///< for {d1} and {d2}
  std::string hint;
};

/// A typed text, taken for an answer to a question.
struct TypedAnswer {
  std::string canonical;  ///< "" when there is no answer, or none that can be taken
  std::vector<Finding> findings;
  bool refused() const;
};

/// Takes the typed text in: NFC, trimmed, in the one canonical form of the
/// question's type or list. The choice filter, the length and the constraint are
/// looked at later, when the other answers are known.
TypedAnswer take(const form::Form &form, const form::Question &question, std::string_view typed);

/// How an answer to the question is held in the instance. A calculation's is told by its value.
form::Datatype datatype_of(const form::Form &form, const form::Question &question);

/// True for a text with a control character (tab and line ends aside), a
/// character that steers the direction of text, or another that cannot be seen
/// and does not join letters. Precondition: well-formed UTF-8.
bool has_hidden_character(std::string_view text);

/// Without the characters that part or join letters unseen: Khmer, Persian and other scripts need them,
/// and they come along with Latin text from web pages. Precondition: well-formed UTF-8.
std::string without_joiners(std::string_view text);

/// True for Burmese in Zawgyi, which uses Unicode's Myanmar letters for other signs and
/// in another order: several signs of it that no text in Unicode has, be it Burmese, Mon,
/// Shan or Karen. Precondition: well-formed UTF-8.
bool looks_like_zawgyi(std::string_view text);

}  // namespace formletter::answers
