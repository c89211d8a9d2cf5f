#include "mailmerge/problems_member.hpp"

#include "answers/json_tree.hpp"
#include "diag/ascii.hpp"
#include "diag/report.hpp"
#include "diag/utf8.hpp"
#include "mailmerge/columns.hpp"

#include <algorithm>
#include <optional>

namespace formletter::mailmerge {

namespace {

using answers::JsonValue;

std::optional<JsonValue> object_in(std::string_view json) {
  auto tree = answers::read_json_tree({"", std::string(json)});
  if (!tree || tree->kind != JsonValue::Kind::object) return std::nullopt;
  return std::move(*tree);
}

/// Where the column of a text of one line begins.
std::size_t offset_of(std::string_view line, int column) {
  std::size_t offset = 0;
  for (int at = 1; at < column; ++at) diag::next_character(line, offset);
  return offset;
}

}  // namespace

std::string with_problems(std::string_view json, std::string_view problems) {
  const auto object = object_in(json);
  if (!object) return std::string(json);
  const auto rest = ascii::trimmed(json.substr(json.find('{') + 1));
  return "{" + diag::json_string(problems_column) + ": " + diag::json_string(problems) +
         (object->members.empty() ? "" : ", ") + std::string(rest);
}

std::string without_problems(std::string json) {
  // Most records are not looked into.
  if (json.find("problems\"") == std::string::npos) return json;
  const auto object = object_in(json);
  if (!object) return json;
  const auto &members = object->members;
  const auto own = std::ranges::find(members, problems_column, &JsonValue::Member::name);
  if (own == members.end()) return json;
  auto begin = offset_of(json, own->place.column);
  auto end = json.rfind('}');
  if (own + 1 != members.end()) {
    end = offset_of(json, (own + 1)->place.column);
  } else if (own != members.begin()) {
    begin = json.rfind(',', begin);
  }
  const auto width = diag::character_count(std::string_view(json).substr(begin, end - begin));
  return json.replace(begin, end - begin, std::string(width, ' '));
}

}  // namespace formletter::mailmerge
