#pragma once

#include <formletter/result.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// The shards of a merge to be put together.
struct GatherOrder {
  std::vector<std::filesystem::path> folders;  ///< that shards were printed into
  std::filesystem::path out;                   ///< may be one of them
  std::string combined;                        ///< name of the joined file; "" for that of the shards
  /// Is told of failed rows that somebody had changed, as soon as they are kept beside.
  std::function<void(const Problem &)> kept = [](const Problem &) {};
};

struct Gathered {
  std::size_t shards = 0, rows = 0, failed = 0;
  std::size_t papers = 0;          ///< in files of their own
  std::size_t combined_files = 0;  ///< of so many pages:
  std::size_t combined_pages = 0;
  Problems warnings = {};  ///< of people in two shards
};

/// Makes of shards what one run would have left in `out`: manifest.jsonl, failed-rows.csv,
/// the papers (as further links to the files where they are; copies on another disk) and
/// the combined files, joined into parts of as many pages as one run makes, but that a part
/// of a shard is never parted. Doing it again changes nothing. The manifest comes last.
/// Problems: what find_shards says; a paper, or failed rows, missing or changed; a folder that
/// another merge prints into, has printed into or was gathered into; files of others in the way.
/// Throws disk::MachineFailure.
Result<Gathered> gather(const GatherOrder &order);

}  // namespace formletter::mailmerge
