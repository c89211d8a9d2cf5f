#include "mailmerge/json_keys.hpp"

#include "answers/json_tree.hpp"
#include "diag/nearest_name.hpp"
#include "diag/shortened.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/heading_row.hpp"
#include "mailmerge/plain_cell.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

constexpr std::size_t most_keys = 1000;

/// Behind the quotation mark that closes the text that opens at `at`.
std::size_t end_of_text(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

/// Each key of the outermost object, as it is written between its quotation marks. What is no JSON
/// is told where the record is read.
template <typename Take>
void each_key(std::string_view json, const Take &take) {
  const auto begin = json.find_first_not_of(" \t");
  if (begin == std::string_view::npos || json[begin] != '{') return;
  int depth = 0;
  bool is_key_next = false;
  for (std::size_t at = begin; at < json.size();) {
    switch (json[at]) {
      case '"': {
        const auto end = end_of_text(json, at);
        if (depth == 1 && is_key_next && end >= at + 2) take(json.substr(at + 1, end - at - 2));
        is_key_next = false;
        at = end;
        continue;
      }
      case '{':
      case '[':
        is_key_next = ++depth == 1;
        break;
      case '}':
      case ']':
        if (--depth == 0) return;
        break;
      case ',':
        is_key_next = depth == 1;
        break;
      default:
        break;
    }
    ++at;
  }
}

std::string unescaped(std::string_view key) {
  if (key.find('\\') == std::string_view::npos) return std::string(key);
  const auto text = answers::read_json_tree({"", "\"" + std::string(key) + "\""});
  return text ? text->text : std::string(key);
}

}  // namespace

Result<KeyMeaning> meaning_of_key(const std::string &key, const Columns &columns, const ColumnNames &names) {
  const auto &form = names.form();
  if (!columns.map().contains(key) && (form.find(key) != nullptr || key == form.id()))
    return KeyMeaning{.is_own = true};
  auto meaning = meaning_of(key, names, columns.map());
  if (!meaning) return meaning.problems();
  return KeyMeaning{.target = std::move(*meaning)};
}

KeyWatch::KeyWatch(const Columns &columns, const ColumnNames &names) : columns_(columns), names_(names) {
  const auto &id = names.form().record_id();
  if (!id.empty() && !columns.map().contains(id)) id_keys_.push_back(id);
  groups_.push_back(names.form().id());
  for (const auto &name : names.form().names())
    if (std::holds_alternative<std::shared_ptr<const form::Group>>(*names.form().find(name)))
      groups_.push_back(name);
}

std::string KeyWatch::look_at(const std::string &json, int line) {
  each_key(json, [&](std::string_view key) {
    if (seen_.find(key) == seen_.end()) settle(std::string(key), line);
  });
  return id_keys_.empty() ? std::string() : trimmed_cell(answers::first_text(json, id_keys_, groups_));
}

bool KeyWatch::lacks_id(const std::string &json) const {
  if (names_.form().record_id().empty()) return false;
  const auto record = answers::read_json_tree({"", json});
  return record && !has_odd_id(*record);
}

/// An id that is neither nothing nor a text.
bool KeyWatch::has_odd_id(const answers::JsonValue &object) const {
  using Kind = answers::JsonValue::Kind;
  if (object.kind != Kind::object) return false;
  return std::ranges::any_of(object.members, [&](const answers::JsonValue::Member &member) {
    const auto kind = member.value.kind;
    if (std::ranges::find(id_keys_, member.name) != id_keys_.end())
      return kind != Kind::null && kind != Kind::text;
    return std::ranges::find(groups_, member.name) != groups_.end() && has_odd_id(member.value);
  });
}

void KeyWatch::settle(const std::string &key, int line) {
  const auto text = unescaped(key);
  const auto meaning = meaning_of_key(text, columns_, names_);
  // Keys made of answers would fill the memory.
  if (!meaning && seen_.size() >= most_keys) {
    if (first_beyond_ == 0) first_beyond_ = line;
    return;
  }
  auto &seen = seen_[key];
  seen.line = line;
  if (!meaning) {
    seen.problem = meaning.problems().front();
    ++(seen.problem->code == "unknown-column" ? unknown_ : known_);
    return;
  }
  ++known_;
  const auto &target = meaning->target;
  if (target && target->is_spelt_otherwise) seen.read_as = target->path();
  if (target && target->repeats.empty() && target->question->name == names_.form().record_id())
    id_keys_.push_back(text);
}

std::optional<Problem> KeyWatch::told_spellings() const {
  int first = 0;
  std::string read;
  for (const auto &[key, seen] : seen_) {
    if (seen.read_as.empty()) continue;
    if (first == 0 || seen.line < first) first = seen.line;
    read += (read.empty() ? "`" : ", `") + diag::shortened(unescaped(key)) + "` as `" + seen.read_as + "`";
  }
  if (read.empty()) return std::nullopt;
  return Problem{.code = "column-spelling",
                 .severity = Severity::warning,
                 .place = {.file = columns_.file(), .line = first},
                 .subject = {},
                 .message = "Keys that are spelt otherwise are read as fields: " + read + ".",
                 .hint = "--map with `key = -` leaves a key out"};
}

Problems KeyWatch::problems() const {
  Problems told;
  const auto &file = columns_.file();
  if (known_ == 0 && unknown_ > 0) {
    told.push_back({.code = "roster-no-header",
                    .place = {.file = file},
                    .subject = {},
                    .message = "No key of the records is a field of the form.",
                    .hint = "keys are the fields' names or labels, or what --map says"});
    return told;
  }
  const bool hides = HeadingCount{.known = known_, .unknown = unknown_}.is_doubtful();
  for (const auto &[key, seen] : seen_) {
    if (!seen.problem) continue;
    told.push_back(*seen.problem);
    auto &problem = told.back();
    problem.place = {.file = file, .line = seen.line};
    if (problem.code != "unknown-column") continue;
    if (hides || looks_like_an_answer(key)) problem.subject = shape_of(key);
    problem.severity = Severity::warning;
    problem.message += " It is left out.";
  }
  if (auto spellings = told_spellings()) told.push_back(std::move(*spellings));
  if (first_beyond_ > 0)
    told.push_back({.code = "unknown-column",
                    .severity = Severity::warning,
                    .place = {.file = file, .line = first_beyond_},
                    .subject = {},
                    .message = "More than " + std::to_string(most_keys) +
                               " keys are no fields of the form. All are left out; the rest are not told.",
                    .hint = {}});
  std::vector<std::string> keys;
  for (const auto &[key, seen] : seen_) keys.push_back(unescaped(key));
  for (const auto &[key, mapped] : columns_.map()) {
    if (std::ranges::find(keys, key) != keys.end()) continue;
    told.push_back({.code = "unknown-column",
                    .severity = Severity::warning,
                    .place = {.file = file},
                    .subject = diag::shortened(key),
                    .message = "The mapping names a key that no record has.",
                    .hint = diag::did_you_mean(key, keys)});
  }
  return told;
}

}  // namespace formletter::mailmerge
