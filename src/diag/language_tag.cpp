#include <formletter/language_tag.hpp>

#include "diag/ascii.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace formletter {

namespace {

std::vector<std::string> subtags(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '-' || c == '_') {
      parts.emplace_back();
    } else {
      parts.back() += ascii::lower(c);
    }
  }
  return parts;
}

bool all_letters(std::string_view part) {
  return std::all_of(part.begin(), part.end(), ascii::is_letter);
}

bool well_formed_subtag(std::string_view part) {
  return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), ascii::is_alphanumeric);
}

/// RFC 5646, section 2.1.1: the recommended letter case.
void set_case(std::vector<std::string> &parts) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i - 1].size() == 1) break;  // extension or private use: lower case
    if (parts[i].size() == 2 && all_letters(parts[i])) {
      std::transform(parts[i].begin(), parts[i].end(), parts[i].begin(), ascii::upper);
    } else if (parts[i].size() == 4 && all_letters(parts[i])) {
      parts[i][0] = ascii::upper(parts[i][0]);
    }
  }
}

/// How a language is written.
struct Writing {
  std::string script = "Latn";
  bool right_to_left = false;
};

/// As CLDR's likely subtags have it: Punjabi in Pakistan (pa-PK) is Arab.
Writing likely_writing(const std::string &tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  locale.canonicalize(status);  // Dari, prs, is fa-AF
  locale.addLikelySubtags(status);
  const std::string script = U_SUCCESS(status) ? locale.getScript() : "";
  if (script.empty()) return {};
  // Of the ways of writing that are no scripts of Unicode one goes from right to left.
  const std::string in_unicode = script == "Aran" ? "Arab" : script;
  const auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, in_unicode.c_str()));
  return {script, uscript_isRightToLeft(code) != 0};
}

/// Asked for each paragraph and field. A thread meets few tags; one that meets very many asks anew.
const Writing &writing(const std::string &tag) {
  constexpr std::size_t most = 256;
  thread_local std::map<std::string, Writing> known;
  if (const auto found = known.find(tag); found != known.end()) return found->second;
  if (known.size() == most) known.clear();
  return known.emplace(tag, likely_writing(tag)).first->second;
}

}  // namespace

std::optional<LanguageTag> LanguageTag::parse(std::string_view text) {
  auto parts = subtags(text);
  const auto &primary = parts.front();
  // RFC 5646 leaves room for names of five letters and more; none has ever been registered, and
  // who writes `english` means `en`.
  if (primary.size() < 2 || primary.size() > 3 || !all_letters(primary)) return std::nullopt;
  if (!std::all_of(parts.begin(), parts.end(), well_formed_subtag)) return std::nullopt;
  set_case(parts);
  std::string tag = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) tag += "-" + parts[i];
  return LanguageTag(std::move(tag));
}

std::string LanguageTag::script() const {
  return writing(text_).script;
}

Direction LanguageTag::direction() const {
  return writing(text_).right_to_left ? Direction::right_to_left : Direction::left_to_right;
}

std::optional<LanguageTag> LanguageTag::parent() const {
  const auto cut = text_.rfind('-');
  if (cut == std::string::npos) return std::nullopt;
  return LanguageTag(text_.substr(0, cut));
}

}  // namespace formletter
