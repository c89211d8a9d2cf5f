#include "text/script_runs.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <string>
#include <utility>

namespace formletter::text {
namespace {

constexpr Script unresolved = USCRIPT_COMMON;

bool is_shared(Script script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

/// Quotation marks pair as brackets do, though Unicode does not say so: a Burmese
/// opening mark with a Latin closing one looks broken. An apostrophe closes nothing.
char32_t closing_quote(char32_t c) {
  switch (c) {
    case 0x00AB:
      return 0x00BB;
    case 0x2018:
      return 0x2019;
    case 0x201C:
      return 0x201D;
    case 0x201E:
      return 0x201C;
    case 0x2039:
      return 0x203A;
    default:
      return 0;
  }
}

bool may_be(char32_t c, Script script) {
  return uscript_hasScript(static_cast<UChar32>(c), static_cast<UScriptCode>(script)) != 0;
}

/// Of a shared character that only some scripts use (danda, Arabic comma).
Script from_extensions(char32_t c, Script current, Script preferred) {
  if (c < 0x300) return current;
  std::array<UScriptCode, 32> list{};
  UErrorCode status = U_ZERO_ERROR;
  const int count = uscript_getScriptExtensions(static_cast<UChar32>(c), list.data(), 32, &status);
  if (U_FAILURE(status) || count == 0 || is_shared(static_cast<Script>(list[0]))) return current;
  if (current != unresolved && may_be(c, current)) return current;
  return may_be(c, preferred) ? preferred : static_cast<Script>(list[0]);
}

class Resolver {
 public:
  Resolver(Script preferred, std::vector<Script> &scripts) : preferred_(preferred), scripts_(scripts) {}

  Script next(char32_t c, std::size_t i) {
    const Script own = own_script(c);
    if (!is_shared(own)) return settle(own, i);
    if (own == USCRIPT_INHERITED) return current_;
    const Script used = from_extensions(c, current_, preferred_);
    if (used != current_) return settle(used, i);
    return bracket(c);
  }

 private:
  Script settle(Script script, std::size_t i) {
    if (current_ == unresolved)
      for (std::size_t k = 0; k < i; ++k) scripts_[k] = script;
    for (auto &open : open_)
      if (open.second == unresolved) open.second = script;
    return current_ = script;
  }

  Script bracket(char32_t c) {
    if (c < 0x2018 && !is_low_bracket(c)) return current_;
    for (std::size_t k = open_.size(); k-- > 0;) {
      if (open_[k].first != c) continue;
      const Script script = open_[k].second;
      open_.resize(k);
      return current_ = script;
    }
    if (open_.size() == deepest) return current_;
    const auto point = static_cast<UChar32>(c);
    if (const char32_t closing = closing_quote(c)) {
      open_.emplace_back(closing, current_);
    } else if (u_getIntPropertyValue(point, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN) {
      open_.emplace_back(static_cast<char32_t>(u_getBidiPairedBracket(point)), current_);
    }
    return current_;
  }

  static bool is_low_bracket(char32_t c) {
    return c == '(' || c == '[' || c == '{' || c == ')' || c == ']' || c == '}' || c == 0xAB || c == 0xBB;
  }

  /// As UAX #9 has it (BD16): text made to be nested deeply must not take long.
  static constexpr std::size_t deepest = 63;

  Script preferred_;
  std::vector<Script> &scripts_;
  Script current_ = unresolved;
  std::vector<std::pair<char32_t, Script>> open_;  ///< awaited closing bracket, script
};

}  // namespace

void resolve_scripts(std::u32string_view characters, Script preferred, std::vector<Script> &scripts) {
  scripts.assign(characters.size(), unresolved);
  Resolver resolver(preferred, scripts);
  for (std::size_t i = 0; i < characters.size(); ++i) scripts[i] = resolver.next(characters[i], i);
  for (Script &script : scripts)
    if (is_shared(script)) script = preferred;
}

Script own_script(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? USCRIPT_LATIN : USCRIPT_COMMON;
  UErrorCode status = U_ZERO_ERROR;
  return static_cast<Script>(uscript_getScript(static_cast<UChar32>(c), &status));
}

bool is_shared_character(char32_t character) {
  return own_script(character) == USCRIPT_COMMON;
}

Script script_from_code(std::string_view code) {
  const std::string name(code == "Hans" || code == "Hant" ? "Hani" : code == "Kore" ? "Hang" : code);
  const int script = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
  return script == UCHAR_INVALID_CODE ? Script{USCRIPT_LATIN} : static_cast<Script>(script);
}

}  // namespace formletter::text
