#include "mailmerge/survey.hpp"

#include "mailmerge/font_rows.hpp"
#include "mailmerge/record_name.hpp"

#include <nlohmann/json.hpp>

#include <unordered_map>
#include <utility>

namespace formletter::mailmerge {

namespace {

/// Reads JSON up to the text of one member, in the object itself or in a group of it:
/// most records begin with their id, and the rest is parsed where it is printed.
class MemberFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit MemberFinder(const std::string &name) : name_(name) {}
  std::string found;

  bool key(std::string &name) override {
    is_next_ = name == name_;
    return true;
  }
  bool string(std::string &text) override {
    if (is_next_) found = text;
    return !std::exchange(is_next_, false);
  }
  bool null() override { return pass(); }
  bool boolean(bool /*value*/) override { return pass(); }
  bool number_integer(number_integer_t /*value*/) override { return pass(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return pass(); }
  bool number_float(number_float_t /*value*/, const std::string & /*text*/) override { return pass(); }
  bool binary(binary_t & /*value*/) override { return pass(); }
  bool start_object(std::size_t /*size*/) override { return pass(); }
  bool end_object() override { return pass(); }
  bool start_array(std::size_t /*size*/) override { return pass(); }
  bool end_array() override { return pass(); }
  bool parse_error(std::size_t /*at*/, const std::string & /*token*/,
                   const nlohmann::json::exception & /*error*/) override {
    return false;
  }

 private:
  bool pass() {
    is_next_ = false;
    return true;
  }
  const std::string &name_;
  bool is_next_ = false;
};

std::string record_id(const Row &row, bool is_json, std::optional<std::size_t> column,
                      const form::Form &form) {
  if (!is_json) return column ? row.cells[*column] : std::string();
  if (form.record_id().empty()) return {};
  MemberFinder finder(form.record_id());
  nlohmann::json::sax_parse(row.json, &finder);
  return finder.found;
}

}  // namespace

Result<Survey> survey(const Roster &roster, const Columns &columns, const form::Form &form,
                      ExhibitFolder *exhibits) {
  Survey seen;
  FontRows font_rows;
  const auto column = columns.column_of(form.record_id());
  std::unordered_map<std::size_t, std::size_t> first_by_stem;  // by the stem's hash: eight bytes a name
  auto reading = roster.read();
  while (true) {
    auto row = reading.next();
    if (!row) return row.problems();
    if (!*row) break;
    seen.rows = (*row)->number;
    const auto id = record_id(**row, roster.is_json(), column, form);
    if (exhibits) exhibits->claim(id);
    const auto stem = record_stem(id, seen.rows);
    const auto [first, fresh] =
        first_by_stem.emplace(std::hash<std::string>()(collision_key(stem)), seen.rows);
    if (!fresh) seen.repeated_ids.emplace(seen.rows, first->second);
    if (font_rows.wants(**row)) seen.font_rows.push_back(std::move(**row));
  }
  for (const int line : reading.repeated_headers()) {
    seen.warnings.push_back({.code = "roster-repeated-header",
                             .severity = Severity::warning,
                             .place = {.file = roster.facts().path.string(), .line = line},
                             .subject = {},
                             .message = "The headings stand here again; the line is left out.",
                             .hint = {}});
  }
  if (seen.rows > 0) return seen;
  return Problem{.code = "roster-empty",
                 .place = {.file = roster.facts().path.string()},
                 .subject = {},
                 .message = "The roster has no row but its header.",
                 .hint = {}};
}

}  // namespace formletter::mailmerge
