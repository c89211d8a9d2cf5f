#include "answers/json_tree.hpp"
#include "diag/ascii.hpp"
#include "mailmerge/columns.hpp"

namespace formletter::mailmerge {

namespace {

Problem map_problem(const std::string &file, int line, std::string message) {
  return {.code = "bad-column-map",
          .place = {.file = file, .line = line},
          .subject = {},
          .message = std::move(message),
          .hint = "one line a column: heading = field"};
}

Result<ColumnMap> read_json_map(const Source &source) {
  const auto json = answers::read_json_tree(source);
  if (!json || json->kind != answers::JsonValue::Kind::object)
    return map_problem(source.name, 0, "The mapping is no JSON object.");
  ColumnMap map;
  for (const auto &[heading, place, field] : json->members) {
    if (field.kind != answers::JsonValue::Kind::text)
      return map_problem(source.name, 0, "`" + heading + "` maps to something that is no text.");
    map.insert_or_assign(std::string(ascii::trimmed(heading)), field.text);
  }
  return map;
}

}  // namespace

Result<ColumnMap> read_column_map(const Source &source) {
  std::string_view rest = source.text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  if (ascii::trimmed(rest).starts_with('{')) return read_json_map({source.name, std::string(rest)});
  ColumnMap map;
  Problems problems;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    const auto line = ascii::trimmed(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    // A heading may hold "="; a field's name does not.
    const auto sign = line.rfind('=');
    const auto heading = ascii::trimmed(line.substr(0, sign));
    const auto field =
        sign == std::string_view::npos ? std::string_view() : ascii::trimmed(line.substr(sign + 1));
    if (heading.empty() || field.empty()) {
      problems.push_back(map_problem(source.name, number, "This line is no `heading = field`."));
    } else if (!map.emplace(heading, field).second) {
      problems.push_back(
          map_problem(source.name, number, "The heading `" + std::string(heading) + "` is mapped twice."));
    }
  }
  if (!problems.empty()) return problems;
  return map;
}

}  // namespace formletter::mailmerge
