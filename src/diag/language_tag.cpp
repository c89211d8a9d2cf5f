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

/// Nastaliq, a way of writing Arabic letters, is no script of Unicode.
std::string in_unicode(const std::string &script) {
  return script == "Aran" ? "Arab" : script;
}

/// As CLDR's likely subtags have it: Punjabi in Pakistan (pa-PK) is Arab.
Writing likely_writing(const std::string &tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  locale.canonicalize(status);  // Dari, prs, is fa-AF
  locale.addLikelySubtags(status);
  const std::string script = U_SUCCESS(status) ? locale.getScript() : "";
  if (script.empty()) return {};
  const auto code =
      static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, in_unicode(script).c_str()));
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

/// The name that CLDR has for it today: prs is fa-AF, iw is he.
std::string canonical(const std::string &tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  locale.canonicalize(status);
  const auto name = locale.toLanguageTag<std::string>(status);
  return U_SUCCESS(status) && !name.empty() ? name : tag;
}

/// Without its last subtag, nor a letter alone that says of what kind that was (RFC 4647, 3.4).
std::string less_special(std::string tag) {
  tag.erase(tag.rfind('-'));
  const bool ends_alone = tag.size() > 2 && tag[tag.size() - 2] == '-';
  if (ends_alone) tag.erase(tag.size() - 2);
  return tag;
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

std::vector<LanguageTag> LanguageTag::lookup_order() const {
  std::vector<LanguageTag> order;
  const std::string readable = in_unicode(script());
  const auto add = [&](std::string tag) {
    LanguageTag found(std::move(tag));
    if (in_unicode(found.script()) != readable || std::ranges::find(order, found) != order.end()) return;
    order.push_back(std::move(found));
  };
  for (const std::string &tag : {text_, canonical(text_)}) {
    add(tag);
    for (std::string kind = tag; kind.find('-') != std::string::npos; kind = less_special(kind)) add(kind);
    const std::string bare = tag.substr(0, tag.find('-'));
    add(std::string(bare).append("-").append(readable));
    add(bare);
  }
  return order;
}

}  // namespace formletter
