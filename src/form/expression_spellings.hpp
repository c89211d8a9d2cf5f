#pragma once

#include "form/expression_lexer.hpp"

#include <array>
#include <string_view>

namespace formletter::form {

/// How a token is written.
struct Spelling {
  std::string_view text;
  TokenKind kind;
};

/// Longer spellings first.
inline constexpr std::array symbols = {
    Spelling{"//", TokenKind::slash_slash}, Spelling{"..", TokenKind::dot_dot},
    Spelling{"::", TokenKind::axis},        Spelling{"!=", TokenKind::not_equal},
    Spelling{"<=", TokenKind::less_equal},  Spelling{">=", TokenKind::greater_equal},
    Spelling{"(", TokenKind::open},         Spelling{")", TokenKind::close},
    Spelling{"[", TokenKind::open_bracket}, Spelling{"]", TokenKind::close_bracket},
    Spelling{".", TokenKind::dot},          Spelling{"@", TokenKind::at},
    Spelling{",", TokenKind::comma},        Spelling{"/", TokenKind::slash},
    Spelling{"|", TokenKind::pipe},         Spelling{"+", TokenKind::plus},
    Spelling{"-", TokenKind::minus},        Spelling{"=", TokenKind::equal},
    Spelling{"<", TokenKind::less},         Spelling{">", TokenKind::greater},
    Spelling{"*", TokenKind::star},
};

/// What people write who think in another language, and what it is here.
struct Habit {
  std::string_view text;
  TokenKind kind;
  std::string_view right;
};

inline constexpr std::array habits = {
    Habit{"==", TokenKind::equal, "="},       Habit{"<>", TokenKind::not_equal, "!="},
    Habit{"=<", TokenKind::less_equal, "<="}, Habit{"=>", TokenKind::greater_equal, ">="},
    Habit{"&&", TokenKind::op_and, "and"},    Habit{"||", TokenKind::op_or, "or"},
    Habit{"≤", TokenKind::less_equal, "<="},  Habit{"≥", TokenKind::greater_equal, ">="},
    Habit{"≠", TokenKind::not_equal, "!="},   Habit{"−", TokenKind::minus, "-"},
    Habit{"–", TokenKind::minus, "-"},        Habit{"×", TokenKind::multiply, "*"},
    Habit{"÷", TokenKind::op_div, "div"},     Habit{"%", TokenKind::op_mod, "mod"},
    Habit{"&", TokenKind::op_and, "and"},     Habit{"＝", TokenKind::equal, "="},
};

/// Names that are operators where one can follow.
inline constexpr std::array operator_names = {
    Spelling{"and", TokenKind::op_and},
    Spelling{"or", TokenKind::op_or},
    Spelling{"mod", TokenKind::op_mod},
    Spelling{"div", TokenKind::op_div},
};

}  // namespace formletter::form
