#include "form/regex_set_reader.hpp"

#include "diag/utf8.hpp"

#include <unicode/uniset.h>

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace formletter::form {
namespace {

constexpr std::string_view line_ends = R"(\u000A-\u000D\u0085\u2028\u2029)";

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "\U0001F600".
std::string escaped(char32_t c) {
  std::array<char, 9> digits{};
  auto *const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(c), 16).ptr;
  const std::string hexadecimal(digits.data(), end);
  return "\\U" + std::string(8 - hexadecimal.size(), '0') + hexadecimal;
}

std::optional<CharacterSet> set_of(const std::string &items) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(icu::UnicodeString::fromUTF8("[" + items + "]"), status);
  if (U_FAILURE(status) || set.hasStrings()) return std::nullopt;
  CharacterSet made;
  for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
    made.ranges.push_back(
        {static_cast<char32_t>(set.getRangeStart(i)), static_cast<char32_t>(set.getRangeEnd(i))});
  }
  return made;
}

}  // namespace

CharacterSet RegexSource::characters() {
  // What most patterns are made of; ICU goes through all characters for each.
  static const std::array<std::pair<std::string_view, std::optional<CharacterSet>>, 4> classes{
      {{"\\d", set_of("\\p{Nd}")},
       {"\\D", set_of("\\P{Nd}")},
       {"\\s", set_of("\\p{WhiteSpace}")},
       {"\\S", set_of("\\P{WhiteSpace}")}}};
  for (const auto &[name, set] : classes)
    if (set && take(name)) return *set;
  std::string items;
  if (take(".")) {
    items = flags.dot_is_any ? "\\u0000-\\U0010FFFF" : "^" + std::string(line_ends);
  } else if (take("[")) {
    items = bracket();
  } else if (take("\\")) {
    items = escape();
  } else {
    items = literal(next());
  }
  if (is_lost()) return {};
  auto set = set_of(items);
  if (!set) lose();
  return set.value_or(CharacterSet());
}

/// Beyond ASCII letter case has more to it than two letters.
std::string RegexSource::literal(char32_t c) {
  if (!flags.ignore_case || (c < 0x80 && !is_ascii_letter(c))) return escaped(c);
  if (c >= 0x80) {
    lose();
    return {};
  }
  return escaped(c) + escaped(c ^ 0x20U);
}

/// Behind a backslash: a class, or one character.
std::string RegexSource::escape() {
  if (take("d")) return "\\p{Nd}";
  if (take("D")) return "\\P{Nd}";
  if (take("s")) return "\\p{WhiteSpace}";
  if (take("S")) return "\\P{WhiteSpace}";
  if (take("p")) return property('p');
  if (take("P")) return property('P');
  return literal(escaped_character());
}

char32_t RegexSource::escaped_character() {
  if (take("n")) return '\n';
  if (take("r")) return '\r';
  if (take("t")) return '\t';
  if (take("u")) {
    std::uint32_t code = 0;
    const auto digits = rest_.substr(0, 4);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + 4) lose();
    rest_.remove_prefix(is_lost() ? 0 : 4);
    return static_cast<char32_t>(code);
  }
  const char32_t c = next();
  if (c >= 0x80 || is_ascii_letter(c) || (c >= '0' && c <= '9')) lose();
  return c;
}

/// Takes a character as it stands.
char32_t RegexSource::next() {
  if (at_end()) {
    lose();
    return 0;
  }
  std::size_t behind = 0;
  const char32_t c = diag::next_character(rest_, behind);
  rest_.remove_prefix(behind);
  return c;
}

/// Behind "\p" or "\P".
std::string RegexSource::property(char letter) {
  const std::size_t end = rest_.find('}');
  if (!is_next('{') || end == std::string_view::npos || flags.ignore_case) {
    lose();
    return {};
  }
  std::string items = std::string("\\") + letter + std::string(rest_.substr(0, end + 1));
  rest_.remove_prefix(end + 1);
  return items;
}

/// Behind "[". No sets in sets, and of the operations only what is in another set too, at the end:
/// "a-z&&[^aeiou]]".
std::string RegexSource::bracket() {
  std::string items;
  if (take("^")) items = "^";
  if (is_next(']') || (!items.empty() && flags.ignore_case)) lose();
  for (bool first = true; !is_lost() && !take("]"); first = false) {
    if (!first && !items.starts_with('^') && take("&&[")) {
      items.insert(0, "[").append("]&[").append(bracket()).append("]");
      if (!is_next(']')) lose();
      continue;
    }
    const bool is_operation = is_next('[') || rest_.starts_with("&&") || rest_.starts_with("--");
    const bool is_between = !first && is_next('-') && !rest_.starts_with("-]");
    if (at_end() || is_operation || is_between) {
      lose();
      break;
    }
    items += bracket_item();
  }
  return items;
}

/// A class, a character or a range of them.
std::string RegexSource::bracket_item() {
  const bool is_class = rest_.size() > 1 && is_next('\\') &&
                        std::string_view("dDsSpP").find(rest_[1]) != std::string_view::npos;
  if (is_class) {
    rest_.remove_prefix(1);
    return escape();
  }
  const char32_t first = take("\\") ? escaped_character() : next();
  if (!is_next('-') || rest_.starts_with("-]")) return literal(first);
  rest_.remove_prefix(1);
  const bool is_odd = is_next('[') || is_next('-');
  const char32_t last = take("\\") ? escaped_character() : next();
  std::string items = escaped(first) + "-" + escaped(last);
  const bool of_letters = is_ascii_letter(first) && is_ascii_letter(last);
  if (flags.ignore_case && of_letters) items += escaped(first ^ 0x20U) + "-" + escaped(last ^ 0x20U);
  const bool of_digits = first >= '0' && last <= '9';
  if (is_odd || (flags.ignore_case && !of_letters && !of_digits)) lose();
  return items;
}

bool RegexSource::number(int &value) {
  const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  if (read.ec != std::errc() || value < 0 || value > 1000) return false;
  rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
  return true;
}

bool RegexSource::interval(int &least, int &most) {
  if (!number(least)) return false;
  most = least;
  if (take(",")) {
    most = RegexTree::endless;
    if (!is_next('}') && !number(most)) return false;
  }
  return take("}");
}

}  // namespace formletter::form
