#include "mailmerge/exhibit_name.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "i18n/locale_format.hpp"
#include "mailmerge/record_name.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>

namespace formletter::mailmerge {

namespace {

constexpr std::string_view after_id = "- _.";

/// The digits at `at`, without the zeros before them.
std::string_view take_number(std::string_view text, std::size_t &at) {
  const auto begin = at;
  while (at < text.size() && ascii::is_digit(text[at])) ++at;
  auto digits = text.substr(begin, at - begin);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Up to the next separator.
std::string_view first_part(std::string_view text) {
  return text.substr(0, text.find_first_of(after_id));
}

/// Macs put an accent behind its letter in names of files.
std::string composed(std::string_view text) {
  return diag::first_bad_utf8(text) ? std::string(text) : i18n::nfc(text);
}

std::string composed_key(std::string_view text) {
  return collision_key(composed(text));
}

bool is_number(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_N_MASK) != 0;
}

bool has_number(std::string_view text) {
  if (diag::first_bad_utf8(text)) return true;
  for (std::size_t at = 0; at < text.size();)
    if (is_number(diag::next_character(text, at))) return true;
  return false;
}

/// Ids go on with numbers, which may be Roman, and with a letter or two: `F7-2`, `F7-IV`, `F7-b`.
bool is_word(std::string_view part) {
  constexpr std::size_t least_letters = 3;
  if (has_number(part) || part.find_first_not_of("IVXivx") == std::string_view::npos) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < part.size();)
    if (u_isalpha(static_cast<UChar32>(diag::next_character(part, at))) != 0) ++letters;
  return letters >= least_letters;
}

bool is_ending(std::string_view part) {
  constexpr std::array<std::string_view, 4> endings{"pdf", "jpg", "jpeg", "png"};
  return std::ranges::find(endings, collision_key(part)) != endings.end();
}

/// Ordered by bytes without sign, which is the order of characters.
std::string order_key(const std::string &name) {
  if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) ||
      diag::first_bad_utf8(name))
    return collision_key(name);
  return i18n::lower_case(i18n::without_marks(name), LanguageTag());
}

/// Whether nothing else is there.
bool is_ending_alone(std::string_view behind) {
  const auto part = first_part(behind);
  return part.size() == behind.size() && is_ending(part);
}

std::string_view without_separators(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(after_id), text.size()));
}

/// What the name of a file says behind the id.
IdReading reading_of(std::string_view id, std::string_view behind) {
  IdReading reading{.key = key_of_record(id), .stem = stem_of_record(id), .name = {}, .next = {}};
  if (is_ending_alone(behind)) {
    reading.is_sure = true;
    return reading;
  }
  const auto part = first_part(behind);
  reading.next = composed_key(part);
  // An id without digits is a name, and names go on with words.
  reading.is_sure = has_number(id) && is_word(part);
  return reading;
}

}  // namespace

bool is_litter(const std::string &file_name) {
  const auto key = collision_key(file_name);
  return file_name.starts_with('.') || file_name.starts_with("~$") || key == "thumbs.db" ||
         key == "desktop.ini";
}

bool comes_before(const std::string &a_name, const std::string &b_name) {
  const auto a = order_key(a_name), b = order_key(b_name);
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (ascii::is_digit(a[i]) && ascii::is_digit(b[j])) {
      const auto m = take_number(a, i), n = take_number(b, j);
      if (m.size() != n.size()) return m.size() < n.size();
      if (m != n) return m < n;
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    } else {
      ++i;
      ++j;
    }
  }
  if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
  return a_name < b_name;
}

std::string key_of_record(std::string_view id) {
  return collision_key(stem_of_record(id));
}

std::string stem_of_record(std::string_view id) {
  return record_stem(composed(id), 0);
}

std::vector<IdReading> id_readings(const std::string &file_name) {
  std::vector<IdReading> readings;
  const auto stem = std::filesystem::path(file_name).stem().string();
  const std::string_view whole = file_name;
  for (auto end = whole.size() - 1; end > 0; --end) {
    if (after_id.find(whole[end]) == std::string_view::npos) continue;
    const auto id = whole.substr(0, end);
    const auto rest = stem.find_first_not_of(after_id, end);
    readings.push_back(reading_of(id, without_separators(whole.substr(end))));
    if (rest != std::string::npos) readings.back().name = stem.substr(rest);
  }
  return readings;
}

std::vector<std::string> id_words(std::string_view id) {
  std::vector<std::string> words;
  while (true) {
    id.remove_prefix(first_part(id).size());
    if (id.empty()) return words;
    id.remove_prefix(1);
    if (const auto part = first_part(id); !part.empty()) words.push_back(composed_key(part));
  }
}

}  // namespace formletter::mailmerge
