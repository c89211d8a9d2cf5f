#include "form/expression_lexer.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "form/expression_spellings.hpp"
#include "form/name_characters.hpp"
#include "form/number_text.hpp"

#include <algorithm>
#include <utility>

namespace formletter::form {

namespace {

/// XPath 1.0, 3.7: an operator follows unless there is no token before, or it is
/// one of @ :: ( [ , or an operator.
bool ends_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::number:
    case TokenKind::literal:
    case TokenKind::name:
    case TokenKind::reference:
    case TokenKind::close:
    case TokenKind::close_bracket:
    case TokenKind::dot:
    case TokenKind::dot_dot:
    case TokenKind::star:
      return true;
    case TokenKind::open:
    case TokenKind::open_bracket:
    case TokenKind::at:
    case TokenKind::comma:
    case TokenKind::axis:
    case TokenKind::slash:
    case TokenKind::slash_slash:
    case TokenKind::pipe:
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::equal:
    case TokenKind::not_equal:
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::multiply:
    case TokenKind::op_and:
    case TokenKind::op_or:
    case TokenKind::op_mod:
    case TokenKind::op_div:
    case TokenKind::end:
      return false;
  }
  return false;
}

class Lexer {
 public:
  Lexer(std::string_view text, Place start) : text_(text), place_(std::move(start)) {}

  Tokens run() {
    while (skip_space(), offset_ < text_.size()) next_token();
    push({.kind = TokenKind::end, .text = {}, .place = place_, .content = place_});
    return std::move(result_);
  }

 private:
  bool at(std::string_view spelling) const { return text_.substr(offset_).starts_with(spelling); }
  bool after_operand() const { return !result_.tokens.empty() && ends_operand(result_.tokens.back().kind); }
  void push(Token token) { result_.tokens.push_back(std::move(token)); }

  char32_t peek(std::size_t offset) const {
    return offset < text_.size() ? diag::next_character(text_, offset) : U'\0';
  }

  /// Moves behind one character and counts its place.
  char32_t advance() {
    const char32_t c = diag::next_character(text_, offset_);
    if (c == U'\n') {
      ++place_.line;
      place_.column = 1;
    } else {
      ++place_.column;
    }
    return c;
  }

  std::string_view advance_bytes(std::size_t count) {
    const std::size_t begin = offset_;
    while (offset_ < begin + count) advance();
    return text_.substr(begin, offset_ - begin);
  }

  void skip_space() {
    while (offset_ < text_.size() && ascii::is_space(text_[offset_])) advance();
  }

  void report(std::string code, const Place &place, std::string message, std::string hint) {
    result_.problems.push_back({.code = std::move(code),
                                .place = place,
                                .subject = {},
                                .message = std::move(message),
                                .hint = std::move(hint)});
  }

  void next_token() {
    const char c = text_[offset_];
    if (c == '\'' || c == '"') return quoted(std::string_view(&text_[offset_], 1));
    if (ascii::is_digit(c) || (c == '.' && offset_ + 1 < text_.size() && ascii::is_digit(text_[offset_ + 1])))
      return number();
    if (c == '$') return reference();
    for (const auto &[open, close] : {std::pair("“", "”"), std::pair("‘", "’"), std::pair("”", "”"),
                                      std::pair("’", "’"), std::pair("«", "»"), std::pair("„", "“")}) {
      if (at(open)) return curly(open, close);
    }
    if (const auto *const habit =
            std::find_if(habits.begin(), habits.end(), [this](auto h) { return at(h.text); });
        habit != habits.end()) {
      return other_habit(*habit);
    }
    if (starts_name(peek(offset_))) return name();
    const auto *const symbol =
        std::find_if(symbols.begin(), symbols.end(), [this](auto s) { return at(s.text); });
    if (symbol == symbols.end()) return unreadable();
    const bool multiplies = symbol->kind == TokenKind::star && after_operand();
    const Place place = place_;
    const auto text = advance_bytes(symbol->text.size());
    push({.kind = multiplies ? TokenKind::multiply : symbol->kind,
          .text = std::string(text),
          .place = place,
          .content = place});
  }

  void quoted(std::string_view close) {
    const Place place = place_;
    advance();
    const Place content = place_;
    const std::size_t end = text_.find(close, offset_);
    if (end == std::string_view::npos) {
      report("unterminated-text", place,
             "The text that starts here has no closing " + std::string(close) + ".", "Close the text.");
    }
    const auto held = advance_bytes(std::min(end, text_.size()) - offset_);
    if (end != std::string_view::npos) advance_bytes(close.size());
    push({.kind = TokenKind::literal, .text = std::string(held), .place = place, .content = content});
  }

  void curly(std::string_view open, std::string_view close) {
    report("bad-character", place_, "Found the typographic quotation mark " + std::string(open) + ".",
           "Put texts between straight quotation marks: 'text' or \"text\".");
    quoted(close);
  }

  void number() {
    const Place place = place_;
    std::size_t end = offset_;
    while (end < text_.size() && ascii::is_digit(text_[end])) ++end;
    if (end < text_.size() && text_[end] == '.') {
      ++end;
      while (end < text_.size() && ascii::is_digit(text_[end])) ++end;
    }
    const auto digits = advance_bytes(end - offset_);
    push({.kind = TokenKind::number,
          .text = std::string(digits),
          .number = number_from_text(digits).value_or(0),
          .place = place,
          .content = place});
  }

  std::size_t name_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && continues_name(peek(end))) diag::next_character(text_, end);
    return end;
  }

  void reference() {
    const Place place = place_;
    advance();
    const bool braced = offset_ < text_.size() && text_[offset_] == '{';
    if (braced) {
      advance();
      skip_space();
    }
    const Place content = place_;
    const bool named = offset_ < text_.size() && starts_name(peek(offset_));
    const auto held = advance_bytes(named ? name_end(offset_) - offset_ : 0);
    if (!braced || !named) {
      report("expression-syntax", place,
             braced ? "Expected a question's name after `${`." : "Found `$` without `{`.",
             "Write ${name} for the answer to the question `name`.");
    }
    if (braced) close_reference(place, held);
    push({.kind = TokenKind::reference, .text = std::string(held), .place = place, .content = content});
  }

  void close_reference(const Place &place, std::string_view held) {
    skip_space();
    const std::size_t close = text_.find('}', offset_);
    const bool closes = close < text_.find('$', offset_);
    if (!held.empty() && !closes) {
      return report("expression-syntax", place, "`${" + std::string(held) + "` has no closing `}`.",
                    "Write ${" + std::string(held) + "}.");
    }
    if (!held.empty() && close != offset_) {
      report("expression-syntax", place_,
             "`${" + std::string(held) + "` is followed by a character that names do not have.",
             "Names have letters, digits, `_`, `-` and `.`.");
    }
    if (closes) advance_bytes(close + 1 - offset_);
  }

  void other_habit(const Habit &habit) {
    report("bad-character", place_, "`" + std::string(habit.text) + "` is not an operator here.",
           "Write `" + std::string(habit.right) + "`.");
    const Place place = place_;
    advance_bytes(habit.text.size());
    push({.kind = habit.kind, .text = std::string(habit.right), .place = place, .content = place});
  }

  void name() {
    const Place place = place_;
    const bool operator_place = after_operand();
    std::string text(advance_bytes(name_end(offset_) - offset_));
    if (operator_place) {
      const auto *const known =
          std::find_if(operator_names.begin(), operator_names.end(),
                       [&text](const Spelling &spelling) { return spelling.text == text; });
      if (known != operator_names.end()) {
        return push({.kind = known->kind, .text = std::move(text), .place = place, .content = place});
      }
    }
    // A QName: one colon, not two, and a name behind it.
    if (offset_ + 1 < text_.size() && text_[offset_] == ':' && starts_name(peek(offset_ + 1))) {
      text += advance_bytes(name_end(offset_ + 1) - offset_);
    }
    push({.kind = TokenKind::name, .text = std::move(text), .place = place, .content = place});
  }

  void unreadable() {
    const Place place = place_;
    const std::size_t begin = offset_;
    advance();
    const std::string found(text_.substr(begin, offset_ - begin));
    const bool is_not = found == "!";
    report("bad-character", place, "Found `" + found + "`, which no expression has.",
           is_not ? "For \"not\" write not(…), for \"differs\" !=." : "Take it out.");
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  Place place_;
  Tokens result_;
};

}  // namespace

Tokens lex_expression(std::string_view text, const Place &start) {
  return Lexer(text, start).run();
}

}  // namespace formletter::form
