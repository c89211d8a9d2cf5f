#pragma once

#include "interview/step.hpp"

#include <set>
#include <string>

namespace formletter::interview {

/// The warnings that can be told now. What a group or repeat warns of waits until its own
/// questions have been passed, up to the last that the warning looks at: who has not been
/// asked for a mailbox yet need not hear that it is missing.
Problems due_warnings(const form::Form &form, const Problems &problems, const std::vector<Step> &steps,
                      const std::set<std::string> &passed);

/// Those of `now` that were not there before.
Problems new_among(const Problems &now, const Problems &before);

}  // namespace formletter::interview
