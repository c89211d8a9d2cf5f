#pragma once

#include "cli/cli.hpp"
#include "mailmerge/journal.hpp"

#include <formletter/result.hpp>

#include <string>

namespace formletter::cli {

/// Which part of the rows to print: "K/N"; or "N", with K from the array's index in
/// SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or AWS_BATCH_JOB_ARRAY_INDEX; or "",
/// which is all rows but in an array, which has to tell its size as Slurm and AWS do.
Result<mailmerge::Shard> shard_from(const std::string &option, const Surroundings &surroundings);

}  // namespace formletter::cli
