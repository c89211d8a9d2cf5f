#pragma once

#include "disk/disk.hpp"
#include "mailmerge/merge.hpp"
#include "support/scratch.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace formletter::mailmerge::testing {

namespace fs = std::filesystem;

/// A library's desk: its pack, with records named by card, and folders to print into.
struct Desk {
  test::Scratch scratch;
  fs::path pack = scratch.folder() / "pack";
  Problems told;
  std::atomic<bool> stop{false};
  /// Papers told of, when a merge is asked to stop.
  std::size_t stop_after = 1000000;
  /// Too many to be printed before a stop after twenty papers is seen, however slowly it is seen: two
  /// batches of 16 are told of then, and two workers may be 12 more ahead (224 rows).
  static constexpr int more_than_run_ahead = 300;

  Desk() {
    fs::copy(fs::path(FORMLETTER_ROOT) / "tests/packs/library-card", pack, fs::copy_options::recursive);
    auto form = disk::read_file(pack / "forms/library-card.xml")->text;
    const std::string root = "<form id=\"library-card\"";
    form.replace(form.find(root), root.size(), root + " record_id=\"card\" record_key=\"home_phone\"");
    const std::string only_new = " relevant=\"${card} = ''\"";
    form.erase(form.find(only_new), only_new.size());
    disk::write_files({{pack / "forms/library-card.xml", form}});
  }

  static std::string header() {
    return "card,reader_name,born,reads_in,guardian,home_phone,district,branch,rules_read\r\n";
  }
  static std::string card(int number) {
    auto digits = std::to_string(number);
    return "21234" + std::string(7 - digits.size(), '0') + digits;
  }
  static std::string reader(int number) {
    const std::vector<std::string> names{"Noa Bar-Lev", "יעל כהן", "María López", "Nguyễn Thị Hương"};
    return card(number) + ",\"" + names[static_cast<std::size_t>(number) % names.size()] + "\",1990-02-0" +
           std::to_string(number % 9 + 1) + "," + (number % 3 == 0 ? "he" : "English") +
           ",,,Harbor,pier,yes\r\n";
  }
  static std::string readers(int count) {
    auto csv = header();
    for (int i = 1; i <= count; ++i) csv += reader(i);
    return csv;
  }

  MergeOrder order(const std::string &csv, const std::string &out) {
    return {.pack = pack,
            .form = "library-card",
            .roster = scratch.file("readers.csv", csv),
            .out = scratch.folder() / out,
            .print = {.today = *Date::parse_iso("2026-11-24")},
            .jobs = 2};
  }

  Result<MergeState> run(const MergeOrder &order) {
    told.clear();
    stop = false;
    return merge(order, {.progress =
                             [&](const MergeState &state) {
                               if (state.done - state.before >= stop_after) stop = true;
                             },
                         .problems =
                             [&](const Problems &problems) {
                               told.insert(told.end(), problems.begin(), problems.end());
                             },
                         .stop = &stop});
  }
};

/// Every file of a folder by name; the merge's own folder left out.
inline std::map<std::string, std::string> files_in(const fs::path &folder) {
  std::map<std::string, std::string> files;
  for (const auto &entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().filename().string()] = disk::read_file(entry.path())->text;
  }
  return files;
}

inline std::vector<std::string> names_of(const std::map<std::string, std::string> &files) {
  std::vector<std::string> names;
  for (const auto &[name, bytes] : files) names.push_back(name);
  return names;
}

}  // namespace formletter::mailmerge::testing
