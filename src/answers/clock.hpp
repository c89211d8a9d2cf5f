#pragma once

#include "form/value.hpp"

namespace formletter::answers {

/// now() of a run whose clock shows a day only: its midnight, UTC.
inline form::DateTime start_of(Date day) {
  return {day.days_since_1970() * std::int64_t{86'400'000}, 0};
}

}  // namespace formletter::answers
