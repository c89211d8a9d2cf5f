#pragma once

#include "mailmerge/journal.hpp"

#include <filesystem>

namespace formletter::mailmerge {

/// Removes the temporary files of a merge that was killed. Precondition: the
/// folder's lock is held, so that no merge is writing one.
void remove_left_over(const std::filesystem::path &out, const Shard &shard);

}  // namespace formletter::mailmerge
