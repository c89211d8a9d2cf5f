#pragma once

#include "packet/exhibit.hpp"

#include <formletter/result.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::mailmerge {

/// A folder of many people's scans. A record's exhibits are the files in the folder
/// RECORD_ID and those called RECORD_ID-lease.pdf, by name: `2 rent.pdf` before
/// `10 bank.pdf`. Instead of `-` a space, `_` or `.` may stand. A loose file whose name
/// may go on with a longer id is nobody's: that id's person may be in another roster. So are all files
/// of ids that differ by capitals alone, and of an id that the roster has twice.
/// The folder is listed once and ids are looked up in the list, so that no id leads out
/// of it.
class ExhibitFolder {
 public:
  static Result<ExhibitFolder> open(const std::filesystem::path &folder);

  /// The roster has this record. A file that several ids could mean is that of the
  /// longest one, so claim all before the first is asked for.
  void claim(std::string_view record_id);
  /// A record that the roster leaves out has this id.
  void know(std::string_view record_id) { note_words(record_id); }
  /// Records are left out whose ids nobody can tell: no word behind an id is then known to be none of it.
  void doubt_words() { doubts_words_ = true; }
  /// Gives loose files to who claimed them. Warnings for what nobody did, and for what is left out because
  /// it may be of another than who did; a note of the words by which the others were taken.
  Problems settle();
  /// How many files both are. Precondition: settled.
  std::size_t of_nobody() const { return of_nobody_; }

  struct Found {
    std::vector<packet::ExhibitFile> files;  ///< in the order of their names, called without the id
    Problems problems;                       ///< a link out of the folder; warnings for what is left out
  };
  /// None for a record without id. Precondition: settled.
  Found of(std::string_view record_id) const;

  /// Whether the path, with all links followed, is the folder or lies within it.
  bool holds(const std::filesystem::path &path) const;
  /// A file's path within the folder, for problems.
  std::string name_of(const std::filesystem::path &path) const;
  /// Of the names and sizes of all files: the same folder, as far as a look tells.
  const std::string &sha256() const { return sha256_; }

 private:
  explicit ExhibitFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  void list_person(const std::filesystem::path &folder);
  void note_words(std::string_view id);
  /// Names of files that are left out, by the reason.
  struct LeftOut {
    std::vector<std::string> nobodys, doubtful, shared;
  };
  /// Names of files, by the word behind the id.
  using ByWord = std::map<std::string, std::vector<std::string>>;
  bool is_doubted(const std::string &word) const;
  bool may_be_two(const std::string &key) const;
  void settle_folders(LeftOut &left_out);
  ByWord settle_loose(LeftOut &left_out);
  Problems told(const LeftOut &left_out) const;
  Problem told_of_words(const ByWord &worded) const;
  std::filesystem::path folder_;
  std::map<std::string, std::vector<std::filesystem::path>> people_;  ///< by key, of their own folders
  std::map<std::string, std::filesystem::path> loose_;                ///< by file name
  /// Loose files by key, each with what its name has behind the id.
  std::map<std::string, std::vector<std::pair<std::filesystem::path, std::string>>> loose_of_;
  std::map<std::string, std::vector<std::string>> doubtful_of_;  ///< names of those left out, by key
  std::size_t of_nobody_ = 0;
  bool doubts_words_ = false;
  std::set<std::string> next_;                              ///< what loose files have behind an id
  std::set<std::string> words_;                             ///< of these, what ids go on with
  std::set<std::string> possible_;                          ///< keys that some file could mean
  std::set<std::string> claimed_;                           ///< of these, those of the roster
  std::set<std::string> repeated_;                          ///< of these, those of several rows
  std::map<std::string, std::set<std::string>> stems_;      ///< of the names of files and folders, by key
  std::map<std::string, std::vector<std::string>> within_;  ///< folders in people's folders
  std::string sha256_;
};

}  // namespace formletter::mailmerge
