#pragma once

#include "answers/json_tree.hpp"
#include "mailmerge/columns.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

/// What a key of a record in JSON Lines means. The form's own names stay as they are, groups and
/// repeats with all that is in them.
struct KeyMeaning {
  bool is_own = false;
  std::optional<Target> target = {};  ///< of another key; neither: its value is left out
};

Result<KeyMeaning> meaning_of_key(const std::string &key, const Columns &columns, const ColumnNames &names);

/// Looks at the keys of all records, each once, and at whose record each is.
class KeyWatch {
 public:
  KeyWatch(const Columns &columns, const ColumnNames &names);

  /// The record's id, or "".
  std::string look_at(const std::string &json, int line);
  /// Whether the record, of which look_at() found no id, has none: an id that is no text is wrong
  /// instead, and so is what is no JSON.
  bool lacks_id(const std::string &json) const;
  /// Warnings: keys that are no field, once each; errors: keys that may mean several fields, records
  /// of which no key is a field.
  Problems problems() const;

 private:
  void settle(const std::string &key, int line);
  bool has_odd_id(const answers::JsonValue &object) const;
  std::optional<Problem> told_spellings() const;

  const Columns &columns_;
  const ColumnNames &names_;
  std::vector<std::string> id_keys_;
  std::vector<std::string> groups_;  ///< of the form, which may hold the id
  struct Seen {
    int line = 0;
    std::optional<Problem> problem = {};
    std::string read_as = {};  ///< the field, if the key is spelt otherwise
  };
  std::map<std::string, Seen, std::less<>> seen_;  ///< by the key as written
  std::size_t known_ = 0, unknown_ = 0;
  int first_beyond_ = 0;  ///< the line of the first key that is no field and is not kept; 0 for none
};

}  // namespace formletter::mailmerge
