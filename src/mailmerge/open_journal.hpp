#pragma once

#include "mailmerge/journaled_rows.hpp"
#include "mailmerge/merge.hpp"
#include "mailmerge/prepared.hpp"

namespace formletter::mailmerge {

/// A journal to write to, and what stands in it.
struct OpenJournal {
  Journal journal;
  JournaledRows before;
};

/// Begins the journal of the folder that is printed into, or goes on with it; a resumed merge takes over its
/// day. Problems where the folder is another merge's, and where a paper is gone.
Result<OpenJournal> open_journal(MergeOrder &order, const Prepared &prepared);

/// What open_journal() would say of the folder, for a rehearsal: nothing where it has this very merge.
Problems refused_folder(const MergeOrder &order, const Prepared &prepared);

}  // namespace formletter::mailmerge
