#include "mailmerge/shard_journals.hpp"

#include "mailmerge/folder_problem.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

std::string told(const Shard &shard) {
  return "Shard " + std::to_string(shard.number) + " of " + std::to_string(shard.count);
}

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Of "journal-2-of-3.jsonl"; nothing for another name.
std::optional<Shard> shard_of(std::string_view name) {
  constexpr std::string_view begin = "journal-", between = "-of-", end = ".jsonl";
  if (!name.starts_with(begin) || !name.ends_with(end)) return std::nullopt;
  name = name.substr(begin.size(), name.size() - begin.size() - end.size());
  const auto at = name.find(between);
  if (at == std::string_view::npos) return std::nullopt;
  const auto number = number_in(name.substr(0, at)), count = number_in(name.substr(at + between.size()));
  if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
  return Shard{*number, *count};
}

std::vector<PrintedShard> shards_in(const fs::path &folder) {
  std::vector<PrintedShard> shards;
  std::error_code unreadable;
  for (const auto &entry : fs::directory_iterator(Journal::folder_in(folder), unreadable)) {
    if (const auto shard = shard_of(entry.path().filename().string()))
      shards.push_back({.shard = *shard, .folder = folder});
  }
  return shards;
}

/// "all-2-of-3.pdf" without what tells the shard.
std::string without_suffix(std::string name, const Shard &shard) {
  const auto suffix = shard.suffix();
  if (const auto at = name.rfind(suffix); at != std::string::npos) name.erase(at, suffix.size());
  return name;
}

/// What was printed, the same for all shards of a merge.
Result<JournalHead> settings_of(const PrintedShard &shard) {
  const auto line = Journal::head_in(shard.folder, shard.shard);
  if (!line) return line.problems();
  auto head = (*line ? read_head(**line) : std::nullopt).value_or(JournalHead());
  head.shard.clear();
  if (head.combined) head.combined->file = without_suffix(head.combined->file, shard.shard);
  return head;
}

/// Counts the rows that the shard has done; the problem if they are not all, or if one is told of
/// twice.
std::optional<Problem> count_rows(PrintedShard &shard, const JournalHead &settings) {
  std::vector<bool> seen(settings.rows + 1);  // by number in the roster: with --sort, any of them
  std::ifstream file(shard.journal(), std::ios::binary);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line) && !file.eof()) {
    const auto row = read_row(line);
    if (!row || row->row >= seen.size() || seen[row->row])
      return path_problem("journal-damaged", shard.journal(),
                          "Line " + std::to_string(shard.rows + 2) +
                              " of this journal is none, or tells of a row that another line has.",
                          "print the shard anew into an empty folder");
    seen[row->row] = true;
    ++shard.rows;
    if (row->failed) ++shard.failed;
  }
  const auto [first, last] = shard.shard.rows(settings.rows);
  const auto wanted = last + 1 - first;
  const bool whole = shard.rows == wanted &&
                     fs::exists(shard.folder / ("manifest" + shard.shard.suffix() + ".jsonl")) &&
                     (shard.failed == 0 || shard.failed_rows());
  if (whole) return std::nullopt;
  return path_problem("shard-unfinished", shard.folder,
                      told(shard.shard) + " is not finished: " + std::to_string(shard.rows) + " of its " +
                          std::to_string(wanted) + " rows are done.",
                      "run it again with --resume");
}

/// Without a name where none was printed.
JournalHead::Combined combined_of(const JournalHead &settings) {
  return settings.combined.value_or(JournalHead::Combined());
}

/// In which ways the shard was printed otherwise than the first.
std::optional<Problem> compare(const PrintedShard &shard, const JournalHead &settings,
                               const PrintedShard &first, const JournalHead &of_first) {
  if (settings == of_first) return std::nullopt;
  std::string what;
  const auto name = [&](bool same, const char *setting) {
    if (!same) what.append(what.empty() ? "" : ", ").append(setting);
  };
  name(settings.writer == of_first.writer, "version of formletter");
  name(settings.form == of_first.form, "form");
  name(settings.roster_sha256 == of_first.roster_sha256, "roster");
  name(settings.pack_sha256 == of_first.pack_sha256, "pack");
  name(settings.map_sha256 == of_first.map_sha256, "mapping");
  name(settings.today == of_first.today, "day (--today)");
  name(settings.sort == of_first.sort, "order (--sort)");
  name(combined_of(settings).file == combined_of(of_first).file, "combined file (--combined)");
  return path_problem("other-merge", shard.folder,
                      told(shard.shard) + " was printed with another " +
                          (what.empty() ? "set of options" : what) + " than shard " +
                          std::to_string(first.shard.number) + ".",
                      "gather shards of one merge");
}

/// Numbers of shards as a text: "2, 5 and 7"; many are cut short.
std::string numbers_listed(const std::vector<std::size_t> &numbers) {
  constexpr std::size_t most = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(numbers.size(), most); ++i) {
    if (i > 0) text += i + 1 == numbers.size() ? " and " : ", ";
    text += std::to_string(numbers[i]);
  }
  if (numbers.size() > most) text += " and " + std::to_string(numbers.size() - most) + " more";
  return text;
}

/// One shard of each number, and all of one count.
Problems check_numbers(const std::vector<PrintedShard> &shards) {
  Problems problems;
  const auto count = shards.front().shard.count;
  std::map<std::size_t, const PrintedShard *> by_number;
  for (const auto &shard : shards) {
    if (shard.shard.count != count) {
      problems.push_back(path_problem("other-merge", shard.folder,
                                      told(shard.shard) + " lies beside shard " +
                                          std::to_string(shards.front().shard.number) + " of " +
                                          std::to_string(count) + ".",
                                      "gather shards of one merge"));
      continue;
    }
    const auto [known, fresh] = by_number.emplace(shard.shard.number, &shard);
    if (!fresh)
      problems.push_back(
          path_problem("shard-twice", shard.folder,
                       told(shard.shard) + " is in " + known->second->folder.string() + ", too.",
                       "leave one of the two folders out"));
  }
  std::vector<std::size_t> missing;
  for (std::size_t number = 1; number <= count; ++number) {
    if (!by_number.contains(number)) missing.push_back(number);
  }
  if (!missing.empty())
    problems.push_back(path_problem("shard-missing", {},
                                    "Of " + std::to_string(count) + " shards, " + numbers_listed(missing) +
                                        (missing.size() == 1 ? " is" : " are") + " in none of the folders.",
                                    "print what is missing, or name its folder, too"));
  return problems;
}

}  // namespace

std::optional<fs::path> PrintedShard::failed_rows() const {
  for (const auto *extension : {".csv", ".jsonl"}) {
    auto path = folder / ("failed-rows" + shard.suffix() + extension);
    if (fs::exists(path)) return path;
  }
  return std::nullopt;
}

Result<PrintedShards> find_shards(const std::vector<fs::path> &folders) {
  PrintedShards found;
  Problems problems;
  for (const auto &folder : folders) {
    const auto here = shards_in(folder);
    if (here.empty())
      problems.push_back(path_problem("no-shard", folder,
                                      "No shard of a merge has been printed into this folder.",
                                      "name the folders that `merge --shard K/N --out DIR` printed into"));
    found.shards.insert(found.shards.end(), here.begin(), here.end());
  }
  if (found.shards.empty()) return problems;
  std::stable_sort(found.shards.begin(), found.shards.end(),
                   [](const auto &a, const auto &b) { return a.shard.number < b.shard.number; });
  const auto wrong_numbers = check_numbers(found.shards);
  problems.insert(problems.end(), wrong_numbers.begin(), wrong_numbers.end());
  const auto settings = settings_of(found.shards.front());
  if (!settings) return settings.problems();
  for (auto &shard : found.shards) {
    const auto own = settings_of(shard);
    if (!own) {
      problems.insert(problems.end(), own.problems().begin(), own.problems().end());
    } else if (const auto unlike = compare(shard, *own, found.shards.front(), *settings)) {
      problems.push_back(*unlike);
    } else if (const auto unfinished = count_rows(shard, *own)) {
      problems.push_back(*unfinished);
    }
  }
  if (!problems.empty()) return problems;
  found.combined = combined_of(*settings).file;
  found.batch_pages = combined_of(*settings).batch_pages;
  found.record_key = settings->record_key;
  found.settings = head_line(*settings);
  return found;
}

}  // namespace formletter::mailmerge
