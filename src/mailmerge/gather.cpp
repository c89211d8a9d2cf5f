#include "mailmerge/gather.hpp"

#include "disk/disk.hpp"
#include "disk/open_file.hpp"
#include "mailmerge/closing_files.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/gathered_papers.hpp"
#include "mailmerge/mendable_file.hpp"
#include "mailmerge/near_duplicates.hpp"
#include "mailmerge/shard_journals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

/// Each folder once, whatever it was called.
std::vector<fs::path> apart(const std::vector<fs::path> &folders) {
  std::vector<fs::path> distinct;
  for (const auto &folder : folders) {
    std::error_code ignored;
    const bool known = std::any_of(distinct.begin(), distinct.end(), [&](const fs::path &other) {
      return other == folder || fs::equivalent(other, folder, ignored);
    });
    if (!known) distinct.push_back(folder);
  }
  return distinct;
}

/// Keeps merges out of the shards' folders and of the one gathered into.
Result<std::vector<FolderLock>> lock_all(const std::vector<fs::path> &shards, const fs::path &out) {
  auto folders = shards;
  folders.push_back(out);
  std::vector<FolderLock> locks;
  // A folder has to be there to be told from others.
  std::error_code ignored;
  fs::create_directories(out, ignored);
  for (const auto &folder : apart(folders)) {
    auto lock = FolderLock::take(Journal::folder_in(folder), {});
    if (!lock) return lock.problems();
    locks.push_back(std::move(*lock));
  }
  return locks;
}

void make_durable(const fs::path &folder) {
  const disk::OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::syncfs(opened.get()) != 0)
    throw disk::MachineFailure("make durable", folder, errno);
}

/// How many bytes the first row of separated values takes; quoted cells may hold line ends.
std::size_t header_size(std::string_view csv) {
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (csv[i] == '"') quoted = !quoted;
    if (csv[i] == '\n' && !quoted) return i + 1;
  }
  return csv.size();
}

/// What somebody has mended, or saved in another order of columns, no longer fits the rest.
Problems changed_failed_rows(const PrintedShards &found) {
  Problems problems;
  for (const auto &shard : found.shards) {
    const auto path = shard.failed == 0 ? std::nullopt : shard.failed_rows();
    if (!path || MendableFile(*path).is_as_written()) continue;
    problems.push_back(path_problem(
        "failed-rows-changed", *path, "Somebody has changed this file since its shard was printed.",
        "run the shard again with --resume: it is kept beside then, to be merged with --roster, and written "
        "anew"));
  }
  return problems;
}

/// What has been gathered into a folder: the settings of the merge.
fs::path mark_in(const fs::path &out) {
  return Journal::folder_in(out) / "gathered.jsonl";
}

/// Whether the same was gathered there before. Problems: what others have left, whether merges or people.
Result<bool> gathered_before(const PrintedShards &found, const fs::path &out) {
  const auto printed = Journal::head_in(out, {});
  if (!printed) return printed.problems();
  if (*printed) return folder_has_merge(out);
  std::error_code ignored;
  if (!fs::exists(mark_in(out), ignored)) {
    if (fs::exists(out / "manifest.jsonl", ignored)) return folder_has_merge(out);
    return false;
  }
  const auto mark = disk::read_file(mark_in(out));
  if (!mark) return mark.problems();
  if (mark->text != found.settings + "\n")
    return path_problem("folder-has-merge", out,
                        "The shards of another merge were gathered into this folder.",
                        "name another folder with --out");
  return true;
}

/// Before the first paper comes: what is there then is ours, though the power fails.
void remember_gathering(const PrintedShards &found, const fs::path &out) {
  GrowingFile mark(mark_in(out));
  mark.add(found.settings + "\n");
  mark.finish();
  make_durable(out);
}

/// One file of the shards' failed rows, with one header; none if no row failed.
void join_failed_rows(const PrintedShards &found, const GatherOrder &order) {
  const auto &out = order.out;
  MendableFile table(out / "failed-rows.csv"), records(out / "failed-rows.jsonl");
  bool has_header = false;
  for (const auto &shard : found.shards) {
    const auto path = shard.failed == 0 ? std::nullopt : shard.failed_rows();
    if (!path) continue;
    const auto source = disk::read_file(*path);
    if (!source) throw disk::MachineFailure("cannot read " + path->string());
    std::string_view rows = source->text;
    const bool is_table = path->extension() == ".csv";
    if (is_table && std::exchange(has_header, true)) rows.remove_prefix(header_size(rows));
    (is_table ? table : records).add(rows);
  }
  for (auto *file : {&table, &records})
    file->finish([&](const KeptFile &kept) { order.kept(kept.problem()); });
}

/// The warnings that one run gives and no shard could: of people who are in two of them.
Problems write_manifest(const PrintedShards &found, const GatheredPapers &papers, const fs::path &out) {
  Problems warnings;
  GrowingFile manifest(out / "manifest.jsonl");
  NearDuplicates duplicates(found.record_key, {});
  for_each_line(found, [&](const PrintedShard &shard, const std::string &line) {
    auto told = papers.told_anew(shard, line);
    const auto row = read_row(line).value();
    if (const auto first = duplicates.first_of(row.row, row.key_mark)) {
      const auto warning = duplicates.warning(row.row, 0, *first);
      const auto anew = with_near_duplicate(told, warning);
      if (anew != told) warnings.push_back(warning);
      told = anew;
    }
    manifest.add(without_key(told) + "\n");
  });
  manifest.finish();
  return warnings;
}

}  // namespace

Result<Gathered> gather(const GatherOrder &order) {
  const auto folders = apart(order.folders);
  auto found = find_shards(folders);
  if (!found) return found.problems();
  const auto locks = lock_all(folders, order.out);
  if (!locks) return locks.problems();
  // A shard may have gone on until its folder was locked.
  found = find_shards(folders);
  if (!found) return found.problems();
  const auto is_again = gathered_before(*found, order.out);
  if (!is_again) return is_again.problems();
  GatheredPapers papers(*found, order);
  auto problems = papers.check(*is_again);
  for (auto &changed : changed_failed_rows(*found)) problems.push_back(std::move(changed));
  if (!problems.empty()) return problems;

  remember_gathering(*found, order.out);
  papers.link();
  if (problems = papers.join(); !problems.empty()) return problems;
  join_failed_rows(*found, order);
  make_durable(order.out);
  auto gathered = papers.counts();
  gathered.warnings = write_manifest(*found, papers, order.out);
  make_durable(order.out);

  gathered.shards = found->shards.size();
  for (const auto &shard : found->shards) {
    gathered.rows += shard.rows;
    gathered.failed += shard.failed;
  }
  return gathered;
}

}  // namespace formletter::mailmerge
