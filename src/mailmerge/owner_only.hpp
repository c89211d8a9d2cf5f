#pragma once

#include <sys/types.h>

namespace formletter::mailmerge {

/// Papers are about people who can be harmed by them: the owner's alone.
inline constexpr mode_t owner_only = 0600, owner_folder = 0700;

}  // namespace formletter::mailmerge
