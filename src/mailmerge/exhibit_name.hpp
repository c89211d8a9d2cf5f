#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

/// What systems leave in folders of scans, and what hides.
bool is_litter(const std::string &file_name);

/// Names as people order them: numbers by value, capitals like small letters, letters with accents like
/// those without.
bool comes_before(const std::string &a_name, const std::string &b_name);

/// Ids and names of folders meet here, whether an accent is a letter's own or behind it, as Macs name
/// files; a folder may be called as the record's papers are.
std::string key_of_record(std::string_view id);
/// As the key, but with its capitals: of one key, two of these may be two people.
std::string stem_of_record(std::string_view id);

/// An id that a loose file could belong to.
struct IdReading {
  std::string key;   ///< of the id
  std::string stem;  ///< the same with its capitals
  std::string name;  ///< what the file is called without it
  std::string next;  ///< the word behind the id, as id_words() has it; "" for the file's ending
  /// The part behind the id is no piece of a longer one, whether or not any roster has that: either the
  /// file's ending, or a word behind an id of digits. `F7-2-passport.pdf` may be a paper of F7-2 and
  /// `garcia-lopez.pdf` one of garcia-lopez; `F7-passport.pdf` is one of F7.
  bool is_sure = false;
};

/// All of them, the longest id first.
std::vector<IdReading> id_readings(const std::string &file_name);

/// The parts of an id behind its first: words that other ids of the kind may go on with.
std::vector<std::string> id_words(std::string_view id);

}  // namespace formletter::mailmerge
