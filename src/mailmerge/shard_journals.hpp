#pragma once

#include "mailmerge/journal.hpp"
#include "mailmerge/journal_lines.hpp"

#include <formletter/result.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// A shard that was printed to its end.
struct PrintedShard {
  Shard shard;
  std::filesystem::path folder;  ///< its --out
  std::size_t rows = 0, failed = 0;

  std::filesystem::path journal() const { return Journal::path_in(folder, shard); }
  /// "failed-rows-2-of-3.csv" or ".jsonl" in its folder; none if none failed.
  std::optional<std::filesystem::path> failed_rows() const;
};

/// All shards of one merge, from the first to the last.
struct PrintedShards {
  std::vector<PrintedShard> shards;
  std::string combined;         ///< name of the combined file as asked for; "" for none
  std::size_t batch_pages = 0;  ///< of it
  std::string record_key;       ///< the form's; "" for none
  std::string settings;         ///< what was printed: the head that their journals share
};

/// Looks for shards in the folders that merges printed into; a folder may hold several.
/// Problems, all at once: a folder without any, a shard that is missing, there twice, not
/// finished, or of another merge (form, roster, pack, day, options); a journal that cannot be read, or does
/// not tell of each row once.
Result<PrintedShards> find_shards(const std::vector<std::filesystem::path> &folders);

/// Calls `take` with each line of the shard's journal but its head.
template <typename Take>
void for_each_line(const PrintedShard &shard, Take take) {
  std::ifstream file(shard.journal(), std::ios::binary);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) take(line);
}

/// With each of all shards, in order of printing, and with the shard.
template <typename Take>
void for_each_line(const PrintedShards &shards, Take take) {
  for (const auto &shard : shards.shards)
    for_each_line(shard, [&](const std::string &line) { take(shard, line); });
}

/// The same, with what the lines tell.
template <typename Take>
void for_each_row(const PrintedShard &shard, Take take) {
  for_each_line(shard, [&](const std::string &line) { take(read_row(line).value()); });
}
template <typename Take>
void for_each_row(const PrintedShards &shards, Take take) {
  for_each_line(shards, [&](const PrintedShard &shard, const std::string &line) {
    take(shard, read_row(line).value());
  });
}

}  // namespace formletter::mailmerge
