#include "catalogs/text_check.hpp"

#include "diag/utf8.hpp"
#include "fill/translation_check.hpp"
#include "i18n/placeholders.hpp"

#include <algorithm>
#include <iterator>
#include <set>

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

void check_numbers(std::string_view english, std::string_view translation, std::vector<TextFault> &faults) {
  const auto source = numbers_of(bare_words(english)), translated = numbers_of(bare_words(translation));
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

bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

void check_direction_marks(std::string_view translation, std::vector<TextFault> &faults) {
  for (std::size_t at = 0; at < translation.size();) {
    if (!is_direction_mark(diag::next_character(translation, at))) continue;
    faults.push_back(
        {"hand-made-isolate", "A direction mark stands in byte " + std::to_string(at) +
                                  " of the translation: the program sets values apart by itself."});
    return;
  }
}

void check_space(std::string_view translation, std::vector<TextFault> &faults) {
  const bool at_an_end = translation.starts_with(' ') || translation.ends_with(' ');
  if (at_an_end) faults.push_back({"translation-space", "The translation begins or ends with a space."});
  if (translation.find("  ") != std::string_view::npos)
    faults.push_back({"translation-space", "The translation has two spaces in a row."});
}

}  // namespace

std::string bare_words(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = end_of_sign(text, at);
    words += end > at ? ' ' : text[at];
    at = std::max(end, at + 1);
  }
  return words;
}

std::vector<TextFault> check_text(std::string_view english, std::string_view translation, bool is_markup) {
  std::vector<TextFault> faults;
  if (is_markup) {
    for (auto &fault : fill::check_translation(english, translation))
      faults.push_back({std::move(fault.code), std::move(fault.message)});
  } else {
    for (auto &fault : i18n::placeholder_faults(english, translation))
      faults.push_back({"translation-tags", std::move(fault)});
  }
  check_numbers(english, translation, faults);
  check_direction_marks(translation, faults);
  check_space(translation, faults);
  return faults;
}

}  // namespace formletter::catalogs
