#include "interview/choice_match.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "form/text_folding.hpp"
#include "i18n/locale_format.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::interview {

namespace {

std::string comparable(std::string_view text, const LanguageTag &language) {
  return i18n::lower_case(i18n::nfc(xml::folded(text)), language);
}

/// At a word's start, or anywhere if it is long enough not to be chance: "x" is no
/// part of "Mexico", "exi" is, and so is one Chinese character (three bytes).
bool has_part(const std::string &label, const std::string &wanted) {
  for (auto at = label.find(wanted); at != std::string::npos; at = label.find(wanted, at + 1)) {
    if (at == 0 || label[at - 1] == ' ' || wanted.size() >= 3) return true;
  }
  return false;
}

/// A keyboard without accents must do: "Mexico" is a part of "México", and all of it.
ChoiceMatch match_part(const std::vector<OfferedAnswer> &offered, const std::string &wanted,
                       const LanguageTag &language) {
  ChoiceMatch partial;
  if (wanted.empty()) return partial;
  for (const auto &choice : offered) {
    const auto label = i18n::without_marks(comparable(choice.label, language));
    if (label == wanted) return {{choice.name}, {}};
    if (!has_part(label, wanted)) continue;
    partial.names.push_back(choice.name);
    partial.fitting += (partial.fitting.empty() ? "" : "; ") + choice.label;
  }
  if (partial.names.size() == 1) partial.fitting.clear();
  return partial;
}

/// The first letter alone, "s" for "Sí".
std::string first_letter(const std::string &word) {
  std::size_t end = word.empty() ? 0 : 1;
  while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) ++end;
  return word.substr(0, end);
}

/// Of a comma or a semicolon of any keyboard (Arabic, ideographic, full-width) at the
/// beginning, else 0. What is typed may be no UTF-8.
std::size_t comma_length(std::string_view text) {
  for (const std::string_view comma : {",", ";", "،", "؛", "、", "，", "；"})
    if (text.starts_with(comma)) return comma.size();
  return 0;
}

}  // namespace

std::optional<std::size_t> typed_number(std::string_view typed) {
  if (diag::first_bad_utf8(typed)) return std::nullopt;
  const auto digits = form::with_european_digits(typed);
  if (digits.empty() || digits.size() > 4 || !std::ranges::all_of(digits, ascii::is_digit))
    return std::nullopt;
  std::size_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return number;
}

ChoiceMatch match_choice(const std::vector<OfferedAnswer> &offered, std::string_view typed,
                         const LanguageTag &language) {
  const auto wanted = comparable(typed, language);
  if (const auto number = typed_number(wanted); number && *number >= 1 && *number <= offered.size()) {
    return {{offered[*number - 1].name}, {}};
  }
  for (const auto &choice : offered) {
    if (comparable(choice.name, language) == wanted || comparable(choice.label, language) == wanted)
      return {{choice.name}, {}};
  }
  return match_part(offered, i18n::without_marks(wanted), language);
}

std::optional<bool> match_yes_no(std::string_view typed, const std::string &yes, const std::string &no) {
  const LanguageTag root;
  const auto folded = [&](std::string_view text) {
    return form::with_european_digits(i18n::without_marks(comparable(text, root)));
  };
  const auto word = folded(typed), local_yes = folded(yes), local_no = folded(no);
  const bool letters_differ = first_letter(local_yes) != first_letter(local_no);
  const auto is = [&](std::initializer_list<std::string_view> words, const std::string &local) {
    return std::find(words.begin(), words.end(), word) != words.end() || word == local ||
           (letters_differ && !word.empty() && word == first_letter(local));
  };
  if (is({"yes", "y", "1", "true"}, local_yes)) return true;
  if (is({"no", "n", "2", "false"}, local_no)) return false;
  return std::nullopt;
}

std::vector<std::string> split_list(std::string_view typed) {
  std::vector<std::string> parts(1);
  while (!typed.empty()) {
    const auto comma = comma_length(typed);
    if (comma > 0) {
      parts.emplace_back();
    } else {
      parts.back() += typed.front();
    }
    typed.remove_prefix(std::max<std::size_t>(comma, 1));
  }
  std::erase_if(parts,
                [](const std::string &part) { return part.find_first_not_of(" \t") == std::string::npos; });
  return parts;
}

}  // namespace formletter::interview
