#pragma once

#include "form/form.hpp"

namespace formletter::answers {

/// Whether displayed() of an answer is the answer itself: told once for all answers of a question.
enum class DisplayKind {
  as_given,
  by_outcome,  ///< of a calculation: unless it gave a date or a truth
  formatted
};
DisplayKind display_kind(const form::Form &form, const form::Question &question);

inline bool is_as_given(DisplayKind kind, form::Datatype datatype) {
  return kind == DisplayKind::as_given ||
         (kind == DisplayKind::by_outcome && datatype != form::Datatype::date &&
          datatype != form::Datatype::boolean);
}

}  // namespace formletter::answers
