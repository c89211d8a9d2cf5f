#pragma once

#include "mailmerge/mendable_file.hpp"
#include "mailmerge/merge.hpp"
#include "mailmerge/outcome.hpp"
#include "mailmerge/prepared.hpp"

#include <memory>
#include <vector>

namespace formletter::mailmerge {

/// Takes outcomes in the order of printing to where they are kept.
class Keeper {
 public:
  Keeper() = default;
  Keeper(const Keeper &) = delete;
  Keeper &operator=(const Keeper &) = delete;
  virtual ~Keeper() = default;
  virtual void keep(std::vector<RowOutcome> outcomes) = 0;
  /// More rows are to come, in another run.
  virtual void pause() = 0;
  /// The last row has been kept.
  virtual void finish() = 0;
};

/// For papers in files of their own: journals them in groups.
std::unique_ptr<Keeper> file_keeper(Journal &journal);
/// For a combined file: gathers pages into its parts behind the last that is there; a row is
/// journaled with its part.
std::unique_ptr<Keeper> combined_keeper(Journal &journal, std::size_t last_part, const MergeOrder &order,
                                        Prepared &prepared);
/// For a rehearsal: keeps the rows that failed, for mending. `tell` is used when it is finished.
std::unique_ptr<Keeper> rehearsal_keeper(const MergeOrder &order, const Prepared &prepared, TellKept tell);

}  // namespace formletter::mailmerge
