#include "catalogs/text_check.hpp"

#include "diag/ascii.hpp"
#include "diag/code_point_name.hpp"
#include "diag/utf8.hpp"
#include "fill/translation_check.hpp"
#include "form/text_folding.hpp"
#include "i18n/white_space.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace formletter::catalogs {

namespace {

/// The end of what begins at `at` and is no word: a tag, an element, a placeholder,
/// an entity; `at` itself when it is a word's character.
std::size_t end_of_sign(std::string_view text, std::size_t at) {
  const auto behind = [&](std::string_view closing) {
    const auto end = text.find(closing, at);
    return end == std::string_view::npos ? at : end + closing.size();
  };
  const auto rest = text.substr(at);
  if (rest.starts_with("{{")) return behind("}}");
  if (rest.starts_with("${") || rest.starts_with("{")) return behind("}");
  if (rest.starts_with("<")) return behind(">");
  if (rest.starts_with("&") && rest.find(';') < rest.find(' ')) return behind(";");
  return at;
}

/// 0 to 9 for a decimal digit of any of the scripts we set, else -1.
int digit_value(char32_t c) {
  static constexpr char32_t zeros[] = {U'0',   0x0660, 0x06F0, 0x0966, 0x09E6,   0x0A66,
                                       0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,   0x0E50,
                                       0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1E950U, 0xFF10U};
  for (const char32_t zero : zeros)
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  return -1;
}

struct Numbers {
  std::multiset<std::string> runs;  ///< of digits, as European ones
  bool foreign_digits = false;
  std::size_t longest = 0;  ///< digits with no more than a sign or a space between them
  bool behind_a = false;    ///< seven digits or more behind an A
};

Numbers numbers_of(std::string_view words) {
  Numbers found;
  std::string run;
  std::size_t length = 0, gap = 0;
  bool behind_a = false;
  char32_t before = 0;
  const auto finish = [&] {
    if (!run.empty()) found.runs.insert(run);
    run.clear();
  };
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = diag::next_character(words, at);
    if (const int digit = digit_value(c); digit >= 0) {
      if (length == 0) behind_a = before == U'A' || before == U'a';
      found.foreign_digits = found.foreign_digits || c >= 0x80;
      run += static_cast<char>('0' + digit);
      found.longest = std::max(found.longest, ++length);
      if (behind_a && length >= 7) found.behind_a = true;
      gap = 0;
      continue;
    }
    finish();
    const bool joins =
        c == U' ' || c == 0xA0 || c == U'-' || c == U'.' || c == U'(' || c == U')' || c == 0x2011;
    if (!joins || ++gap > 2) length = 0;
    if (c != U' ' && c != 0xA0 && c != U'-') before = c;
  }
  finish();
  return found;
}

constexpr std::size_t phone_digits = 7;

/// A character that has a meaning of its own in a template stays the reference that it is.
bool has_meaning(char32_t c) {
  return c < 0x80 && std::string_view("<>&{}\"'").find(static_cast<char>(c)) != std::string_view::npos;
}

/// The character that "&#8207;" or "&#x200F;" stands for; nothing for what is no such reference.
std::optional<char32_t> referred_to(std::string_view reference) {
  if (!reference.starts_with("&#") || !reference.ends_with(';')) return std::nullopt;
  auto digits = reference.substr(2, reference.size() - 3);
  const int base = digits.starts_with('x') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  const bool is_character = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (error != std::errc() || end != digits.data() + digits.size() || !is_character) return std::nullopt;
  return code;
}

/// Markup with the characters in place of the references to them, as a reader of XML sees it.
std::string with_characters(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '&' ? std::min(text.find(';', at), text.size() - 1) + 1 : at + 1;
    const auto piece = text.substr(at, end - at);
    if (const auto c = referred_to(piece); c && !has_meaning(*c)) {
      diag::append_utf8(made, *c);
    } else {
      made += piece;
    }
    at = end;
  }
  return made;
}

/// A text as it is read: its own characters, and what its elements say to people.
struct ReadText {
  ReadText(std::string_view written, bool is_markup)
      : text(is_markup ? with_characters(written) : std::string(written)),
        spoken(is_markup ? fill::spoken_values(written) : std::vector<std::string>()) {}
  /// No number goes across a line.
  std::string words() const {
    std::string all = bare_words(text);
    for (const auto &value : spoken) all += "\n" + value;
    return all;
  }
  std::string text;
  std::vector<std::string> spoken;
};

void check_numbers(const ReadText &english, const ReadText &translation, std::vector<TextFault> &faults) {
  const auto source = numbers_of(english.words()), translated = numbers_of(translation.words());
  if (translated.foreign_digits) {
    faults.push_back({"translation-numbers",
                      "Numbers are written in European digits, 0 to 9: the other side reads them."});
  }
  const auto report = [&](const auto &these, const auto &those, const std::string &how) {
    std::vector<std::string> only;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(only));
    for (const auto &number : only) faults.push_back({"translation-numbers", how + " `" + number + "`."});
  };
  report(source.runs, translated.runs, "The translation lacks the number");
  report(translated.runs, source.runs, "The English has not the number");
  if (translated.behind_a || (translated.longest >= phone_digits && translated.longest > source.longest)) {
    faults.push_back(
        {"typed-number",
         "A telephone number or an A-number is never typed in a translation: it comes from the form's "
         "facts or the answers."});
  }
}

/// The first character that is wrong, and its byte; nothing when there is none.
std::optional<std::pair<char32_t, std::size_t>> first_of(std::string_view text, bool (*is_wrong)(char32_t)) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const char32_t c = diag::next_character(text, at); is_wrong(c)) return std::pair(c, begin);
  }
  return std::nullopt;
}

bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

void check_direction_marks(std::string_view translation, std::vector<TextFault> &faults) {
  if (const auto mark = first_of(translation, is_direction_mark)) {
    faults.push_back(
        {"hand-made-isolate", "A direction mark stands in byte " + std::to_string(mark->second) +
                                  " of the translation: the program sets values apart by itself."});
  }
}

/// Controls but for the line feed and the tab, which is space; U+FFFD and what Unicode gives no
/// character to: a conversion has lost what stood there.
bool is_no_letter(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE000 && c <= 0xF8FF) ||
         c >= 0xF0000;
}

void check_characters(std::string_view translation, std::vector<TextFault> &faults) {
  const auto found = first_of(translation, is_no_letter);
  if (!found) return;
  faults.push_back({"translation-characters", diag::code_point_name(found->first) + " stands in byte " +
                                                  std::to_string(found->second) +
                                                  " of the translation, and is no character to be printed."});
}

bool is_space_at_an_end(std::string_view text) {
  return form::trimmed(text).size() != text.size();
}

bool has_two_spaces(std::string_view text) {
  bool behind_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_space = i18n::is_white_space(diag::next_character(text, at));
    if (is_space && behind_space) return true;
    behind_space = is_space;
  }
  return false;
}

void check_space(const ReadText &translation, std::vector<TextFault> &faults) {
  if (is_space_at_an_end(translation.text))
    faults.push_back({"translation-space", "The translation begins or ends with a space."});
  if (has_two_spaces(translation.text))
    faults.push_back({"translation-space", "The translation has two spaces in a row."});
  for (const auto &value : translation.spoken)
    if (!value.empty() && is_space_at_an_end(value))
      faults.push_back({"translation-space", "The value “" + value + "” begins or ends with a space."});
}

/// "WHO" is a name in every language; "Work papers" is not.
bool has_lower_case(std::string_view text) {
  return std::ranges::any_of(text, ascii::is_lower);
}

void check_spoken(const ReadText &english, const ReadText &translation, std::vector<TextFault> &faults) {
  for (const auto &value : translation.spoken)
    if (has_lower_case(value) && std::ranges::find(english.spoken, value) != english.spoken.end())
      faults.push_back({"same-as-english", "The value “" + value + "” is the English itself."});
}

}  // namespace

std::vector<std::string> bare_pieces(std::string_view text) {
  std::vector<std::string> pieces(1);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = end_of_sign(text, at);
    if (end > at) {
      pieces.emplace_back();
    } else {
      pieces.back() += text[at];
    }
    at = std::max(end, at + 1);
  }
  return pieces;
}

std::string bare_words(std::string_view text) {
  std::string words;
  const auto pieces = bare_pieces(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) words += (i == 0 ? "" : " ") + pieces[i];
  return words;
}

std::vector<TextFault> check_text(std::string_view english, std::string_view translation, bool is_markup) {
  std::vector<TextFault> faults;
  for (auto &fault : is_markup ? fill::check_translation(english, translation)
                               : fill::check_plain_translation(english, translation))
    faults.push_back({std::move(fault.code), std::move(fault.message)});
  const ReadText source(english, is_markup), translated(translation, is_markup);
  check_numbers(source, translated, faults);
  check_direction_marks(translated.text, faults);
  check_characters(translated.text, faults);
  check_space(translated, faults);
  check_spoken(source, translated, faults);
  return faults;
}

}  // namespace formletter::catalogs
