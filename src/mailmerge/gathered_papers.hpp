#pragma once

#include "mailmerge/gather.hpp"
#include "mailmerge/shard_journals.hpp"

#include <map>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// The papers of printed shards on their way into one folder. In this order: check, link,
/// join; then lines of the journals are told anew.
class GatheredPapers {
 public:
  /// What is given must outlive this.
  GatheredPapers(const PrintedShards &found, const GatherOrder &order);

  /// Problems: "paper-missing"; "paper-changed", as a copy from another machine may be;
  /// "nothing-combined" when a joined file is asked for; "file-exists" where files of others in
  /// the folder are called as what is to come there, unless `is_again`: it was gathered before.
  Problems check(bool is_again);
  /// The papers in files of their own. A file that is another one by now is replaced.
  void link();
  /// The combined files. Problems: "paper-changed". Throws disk::MachineFailure.
  Problems join();
  /// A line with the place where a paper is now.
  std::string told_anew(const PrintedShard &shard, const std::string &line) const;
  Gathered counts() const { return counts_; }

 private:
  /// A combined file of a shard, and where it comes to stand.
  struct Part {
    std::string sha256;
    const PrintedShard *shard = nullptr;
    std::size_t number = 0;        ///< of the joined file
    std::size_t pages_before = 0;  ///< in it
    std::string joined_name, joined_sha256;
  };
  using Key = std::pair<std::size_t, std::string>;  ///< number of the shard, name of the file

  Problems in_the_way() const;
  bool note_part(const PrintedShard &shard, const JournaledPaper &paper);
  void write_joined(const std::vector<Part *> &parts, const std::vector<std::string> &bytes, bool last);

  const PrintedShards &found_;
  const GatherOrder &order_;
  std::string combined_;
  std::map<Key, Part> parts_;
  std::vector<Key> in_order_;  ///< the combined files, as they were printed
  Gathered counts_;
};

}  // namespace formletter::mailmerge
