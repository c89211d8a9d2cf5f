#pragma once

#include <formletter/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

enum class TokenKind {
  number,
  literal,
  name,       ///< an NCName or QName that is no operator where it stands
  reference,  ///< ${name}
  open,
  close,
  open_bracket,
  close_bracket,
  dot,
  dot_dot,
  at,
  comma,
  axis,  ///< ::
  slash,
  slash_slash,
  pipe,
  plus,
  minus,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  star,      ///< any name
  multiply,  ///< the same character after an operand
  op_and,
  op_or,
  op_mod,
  op_div,
  end
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  ///< the name, the literal's content, or the characters as written
  double number = 0;
  Place place;
  Place content;  ///< of a literal's or a reference's first character inside it
};

struct Tokens {
  std::vector<Token> tokens;  ///< the last is `end`
  Problems problems;
};

/// Cuts an expression into tokens by XPath 1.0, 3.7: the longest first; after an
/// operand `*` multiplies and `and or mod div` are operators. What it cannot read
/// is reported and then read as what was most likely meant (`==` as `=`), so that
/// the parser can go on. Precondition: well-formed UTF-8.
Tokens lex_expression(std::string_view text, const Place &start);

}  // namespace formletter::form
