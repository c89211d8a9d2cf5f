#pragma once

#include <formletter/result.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace formletter::answers {

/// A JSON value with its place. Numbers keep their spelling.
struct JsonValue {
  enum class Kind { null, boolean, number, text, array, object };
  struct Member;
  Kind kind = Kind::null;
  std::string text;  ///< "true", the number as written, or the text
  Place place;
  std::vector<JsonValue> elements;
  std::vector<Member> members;  ///< in file order, doubles kept
};

struct JsonValue::Member {
  std::string name;
  Place place;
  JsonValue value;
};

/// "an object", "a number" and so on, for messages.
std::string described(JsonValue::Kind kind);

/// Reads JSON text. Reports text that is not UTF-8, broken syntax with its line
/// and column, and nesting deeper than any form's. No message quotes the text.
Result<JsonValue> read_json_tree(const Source &source);

/// The text of the first member of one of these names, in the object itself or in the members of it
/// that `groups` names, however deep; "" for none. Reads no further: most records begin with their id.
std::string first_text(const std::string &json, std::span<const std::string> names,
                       std::span<const std::string> groups);

}  // namespace formletter::answers
