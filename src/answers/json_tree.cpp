#include "answers/json_tree.hpp"

#include "answers/json_reading.hpp"
#include "diag/ascii.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace formletter::answers {
namespace {

constexpr std::size_t deepest_json = 64;

class TreeBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  explicit TreeBuilder(const Source &source) : source_(source) {}

  bool null() { return add({JsonValue::Kind::null, "", place_back(4), {}, {}}); }
  bool boolean(bool value) {
    return add({JsonValue::Kind::boolean, value ? "true" : "false", place_back(value ? 4 : 5), {}, {}});
  }
  bool number_integer(number_integer_t) { return number(); }
  bool number_unsigned(number_unsigned_t) { return number(); }
  bool number_float(number_float_t, const string_t &) { return number(); }
  bool string(string_t &value) {
    return add({JsonValue::Kind::text, value, place_at(string_begin()), {}, {}});
  }
  bool binary(binary_t &) { return false; }
  bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(JsonValue::Kind::array); }
  bool end_array() { return close(); }
  bool key(string_t &name) {
    keys_.back() = {name, place_at(string_begin())};
    return true;
  }
  // `position` counts what was read, the token that was not expected with it.
  bool parse_error(std::size_t position, const std::string &token, const nlohmann::json::exception &error) {
    const std::size_t end = std::min(position, source_.text.size());
    std::size_t begin = end == 0 ? 0 : end - 1;
    if (token.size() <= end && source_.text.compare(end - token.size(), token.size(), token) == 0)
      begin = end - token.size();
    problem_ = broken(begin, error.what());
    return false;
  }

  std::size_t *count() { return &count_; }
  Result<JsonValue> finish() && {
    if (problem_) return *problem_;
    return std::move(root_);
  }

 private:
  bool number() {
    std::size_t end = std::min(count_, source_.text.size());
    while (end > 0 && !of_number(source_.text[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && of_number(source_.text[begin - 1])) --begin;
    return add({JsonValue::Kind::number, source_.text.substr(begin, end - begin), place_at(begin), {}, {}});
  }

  static bool of_number(char c) {
    return ascii::is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  bool add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == JsonValue::Kind::array) {
      open_.back().elements.push_back(std::move(value));
    } else {
      open_.back().members.push_back({keys_.back().first, keys_.back().second, std::move(value)});
    }
    return true;
  }

  bool open(JsonValue::Kind kind) {
    if (open_.size() >= deepest_json) {
      problem_ = problem("too-deep", count_ - 1, "The JSON is nested too deep here.");
      return false;
    }
    open_.push_back({kind, "", place_back(1), {}, {}});
    keys_.emplace_back();
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    return add(std::move(value));
  }

  // The library's message quotes what it read last, and that may be an answer:
  // only what it expected is passed on.
  Problem broken(std::size_t offset, const std::string &message) const {
    const std::string_view unquoted = std::string_view(message).substr(0, message.find("; last read: "));
    const std::size_t expected = unquoted.rfind("; expected ");
    std::string said = "The JSON is broken here";
    if (expected != std::string_view::npos) said += unquoted.substr(expected);
    // Behind a value the library would go on with a comma, and does not say so.
    if (said.ends_with("expected '}'") || said.ends_with("expected ']'"))
      said.insert(said.size() - 3, "',' or ");
    if (is_open_text(unquoted)) said += "; expected a quotation mark at the end of the text";
    return problem("broken-json", offset, said + ".");
  }

  static bool is_open_text(std::string_view message) {
    return message.find("invalid string: missing closing quote") != std::string_view::npos ||
           message.find("invalid string: control character U+000A") != std::string_view::npos;
  }

  Problem problem(std::string code, std::size_t offset, std::string message) const {
    Problem made;
    made.code = std::move(code);
    made.place = place_at(offset);
    made.message = std::move(message);
    return made;
  }

  // The closing quote was read last; a quote behind an odd number of backslashes is text.
  std::size_t string_begin() const {
    std::size_t at = count_ - 1;
    while (at > 0) {
      --at;
      if (source_.text[at] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < at && source_.text[at - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return at;
  }

  Place place_back(std::size_t length) const { return place_at(count_ >= length ? count_ - length : 0); }

  // Offsets come in rising order but for a few bytes, so lines and columns are
  // counted on from the last place: a roster's records are each one long line.
  Place place_at(std::size_t offset) const {
    offset = std::min(offset, source_.text.size());
    if (offset < counted_to_) go_back();
    const std::string_view text = source_.text;
    for (std::size_t end = text.find('\n', counted_to_); end < offset; end = text.find('\n', counted_to_)) {
      ++line_;
      column_ = 1;
      counted_to_ = end + 1;
    }
    column_ += static_cast<int>(diag::character_count(text.substr(counted_to_, offset - counted_to_)));
    counted_to_ = offset;
    return {source_.name, line_, column_};
  }

  void go_back() const {
    line_ = 1;
    column_ = 1;
    counted_to_ = 0;
  }

  const Source &source_;
  std::size_t count_ = 0;
  JsonValue root_;
  std::vector<JsonValue> open_;
  std::vector<std::pair<std::string, Place>> keys_;
  std::optional<Problem> problem_;
  mutable int line_ = 1;
  mutable int column_ = 1;
  mutable std::size_t counted_to_ = 0;
};

Problem at_byte(const Source &source, std::size_t offset, std::string code, std::string message) {
  const std::string_view before = std::string_view(source.text).substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  Problem problem;
  problem.code = std::move(code);
  problem.place = {source.name, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                   static_cast<int>(diag::character_count(before.substr(line_begin))) + 1};
  problem.message = std::move(message);
  return problem;
}

}  // namespace

std::string described(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "true or false";
    case JsonValue::Kind::number:
      return "a number";
    case JsonValue::Kind::text:
      return "a text";
    case JsonValue::Kind::array:
      return "a list";
    case JsonValue::Kind::object:
      return "an object";
  }
  return {};
}

Result<JsonValue> read_json_tree(const Source &source) {
  if (const auto bad = diag::first_bad_utf8(source.text))
    return at_byte(source, *bad, "bad-encoding", "The file is not UTF-8 text.");
  // The library takes it for the end.
  if (const auto nul = source.text.find('\0'); nul != std::string::npos)
    return at_byte(source, nul, "broken-json",
                   "The JSON is broken here: this is a NUL byte, which none holds.");
  TreeBuilder builder(source);
  read_into(source.text, builder.count(), builder);
  return std::move(builder).finish();
}

}  // namespace formletter::answers
