#include "answers/json_tree.hpp"
#include "diag/ascii.hpp"
#include "diag/shortened.hpp"
#include "diag/utf8.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/csv_rows.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

Problem map_problem(Place place, std::string message) {
  return {.code = "bad-column-map",
          .place = std::move(place),
          .subject = {},
          .message = std::move(message),
          .hint = "one line a column: heading = field"};
}

Result<ColumnMap> read_json_map(const Source &source) {
  const auto json = answers::read_json_tree(source);
  if (!json) return json.problems();
  if (json->kind != answers::JsonValue::Kind::object)
    return map_problem(json->place, "The mapping is no JSON object.");
  ColumnMap map;
  Problems problems;
  for (const auto &[heading, place, field] : json->members) {
    if (field.kind != answers::JsonValue::Kind::text) {
      problems.push_back(
          map_problem(field.place, "`" + diag::shortened(heading) + "` maps to something that is no text."));
    } else if (!map.emplace(ascii::trimmed(heading), MappedField{field.text, field.place}).second) {
      problems.push_back(
          map_problem(place, "The heading `" + diag::shortened(heading) + "` is mapped twice."));
    }
  }
  if (!problems.empty()) return problems;
  return map;
}

/// Windows' Notepad calls it "Unicode". Half a character at the end is none.
std::string from_utf16(std::string_view bytes, bool is_little) {
  std::u32string text;
  char32_t lead = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto low = static_cast<unsigned char>(bytes[is_little ? at : at + 1]);
    const auto high = static_cast<unsigned char>(bytes[is_little ? at + 1 : at]);
    const auto unit = static_cast<char32_t>(high << 8U | low);
    constexpr char32_t lead_first = 0xD800, trail_first = 0xDC00, trail_last = 0xDFFF, plane = 0x10000;
    if (unit >= lead_first && unit < trail_first) {
      lead = unit;
    } else if (unit < trail_first || unit > trail_last) {
      text += unit;
    } else if (lead != 0) {
      text += plane + ((lead - lead_first) << 10U) + (unit - trail_first);
      lead = 0;
    }
  }
  return diag::to_utf8(text);
}

/// As UTF-8, whatever mark the file begins with.
Result<std::string> text_of(const Source &source) {
  const std::string_view bytes = source.text;
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), false);
  const auto bad = std::min(diag::first_bad_utf8(bytes).value_or(bytes.size()), bytes.find('\0'));
  if (bad < bytes.size()) {
    const auto line = static_cast<int>(std::ranges::count(bytes.substr(0, bad), '\n')) + 1;
    auto problem = map_problem({.file = source.name, .line = line}, "The mapping is not UTF-8 from here on.");
    problem.hint = "save it as UTF-8";
    return problem;
  }
  return std::string(bytes.starts_with(byte_order_mark) ? bytes.substr(byte_order_mark.size()) : bytes);
}

}  // namespace

Result<ColumnMap> read_column_map(const Source &source) {
  const auto text = text_of(source);
  if (!text) return text.problems();
  if (ascii::trimmed(*text).starts_with('{')) return read_json_map({source.name, *text});
  ColumnMap map;
  Problems problems;
  std::string_view rest = *text;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    const auto whole = rest.substr(0, end);
    const auto line = ascii::trimmed(whole);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    // A heading may hold "="; a field's name does not.
    const auto sign = line.rfind('=');
    const auto heading = ascii::trimmed(line.substr(0, sign));
    const auto field =
        sign == std::string_view::npos ? std::string_view() : ascii::trimmed(line.substr(sign + 1));
    Place place{.file = source.name, .line = number};
    if (heading.empty() || field.empty()) {
      problems.push_back(map_problem(place, "This line is no `heading = field`."));
      continue;
    }
    const auto before = static_cast<std::size_t>(field.data() - whole.data());
    place.column = static_cast<int>(diag::character_count(whole.substr(0, before))) + 1;
    if (!map.emplace(heading, MappedField{std::string(field), place}).second) {
      place.column = 0;
      problems.push_back(
          map_problem(place, "The heading `" + diag::shortened(heading) + "` is mapped twice."));
    }
  }
  if (!problems.empty()) return problems;
  return map;
}

}  // namespace formletter::mailmerge
