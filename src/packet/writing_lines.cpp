#include "packet/writing_lines.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace formletter::packet {

namespace {

/// Of a line across a letter page, as most people write.
constexpr std::size_t written_on_a_line = 100;
/// An answer of up to this many characters has one line: a name, an address.
constexpr std::size_t longest_of_one_line = 150;
constexpr int least_for_many_words = 4, most_for_many_words = 12;

/// 300 of `string-length(.) <= 300`, wherever in the expression it stands; else 0.
std::size_t most_by_constraint(std::string_view expression) {
  constexpr std::string_view measured = "string-length(.)";
  const auto found = expression.find(measured);
  if (found == std::string_view::npos) return 0;
  expression.remove_prefix(found + measured.size());
  expression.remove_prefix(std::min(expression.find_first_not_of(' '), expression.size()));
  if (!expression.starts_with("<=")) return 0;
  expression.remove_prefix(2);
  expression.remove_prefix(std::min(expression.find_first_not_of(' '), expression.size()));
  std::size_t most = 0;
  std::from_chars(expression.data(), expression.data() + expression.size(), most);
  return most;
}

std::size_t most_characters(const form::Question &question) {
  if (question.max_length != 0) return question.max_length;
  return question.constraint ? most_by_constraint(question.constraint->text()) : 0;
}

}  // namespace

int writing_lines(const form::Question &question) {
  const std::size_t most = most_characters(question);
  const auto wanted = static_cast<int>(
      std::min<std::size_t>((most + written_on_a_line - 1) / written_on_a_line, most_for_many_words));
  if (question.appearance == "multiline") return std::max(wanted, least_for_many_words);
  return most > longest_of_one_line ? wanted : 1;
}

}  // namespace formletter::packet
