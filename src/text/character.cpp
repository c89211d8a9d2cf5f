#include "text/character.hpp"

#include "diag/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace formletter::text {
namespace {

UChar32 point(char32_t character) {
  return static_cast<UChar32>(character);
}

}  // namespace

std::string script_code(Script script) {
  if (script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) return {};
  return uscript_getShortName(static_cast<UScriptCode>(script));
}

std::string script_code(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point(character), &status);
  return U_SUCCESS(status) ? script_code(static_cast<Script>(script)) : std::string();
}

hb_script_t shaping_script(Script script) {
  const std::string code = script_code(script);
  return code.empty() ? HB_SCRIPT_COMMON : hb_script_from_string(code.c_str(), static_cast<int>(code.size()));
}

bool is_joining(Script script) {
  switch (script) {
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_MONGOLIAN:
    case USCRIPT_NKO:
    case USCRIPT_ADLAM:
    case USCRIPT_MANDAIC:
    case USCRIPT_PHAGS_PA:
    case USCRIPT_HANIFI_ROHINGYA:
    case USCRIPT_MANICHAEAN:
    case USCRIPT_PSALTER_PAHLAVI:
    case USCRIPT_SOGDIAN:
    case USCRIPT_CHORASMIAN:
    case USCRIPT_OLD_UYGHUR:
      return true;
    default:
      return false;
  }
}

bool takes_letter_spacing(Script script) {
  switch (script) {
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_MYANMAR:
    case USCRIPT_KHMER:
    case USCRIPT_TIBETAN:
      return false;
    default:
      return !is_joining(script);
  }
}

bool is_unspaced(Script script) {
  return script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
         script == USCRIPT_MYANMAR;
}

bool has_stacks(Script script) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
    case USCRIPT_ETHIOPIC:
    case USCRIPT_HAN:
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return false;
    default:
      return true;
  }
}

bool is_right_to_left(Script script) {
  return uscript_isRightToLeft(static_cast<UScriptCode>(script)) != 0;
}

bool is_undrawn(char32_t character) {
  if (character < 0x7F) return character < ' ';
  return character == object_character || is_forced_break(character) || u_iscntrl(point(character)) != 0 ||
         u_hasBinaryProperty(point(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool extends_cluster(char32_t character) {
  if (character < 0x300) return false;
  return (U_MASK(u_charType(point(character))) & U_GC_M_MASK) != 0 || character == 0x200C ||
         character == 0x200D || u_hasBinaryProperty(point(character), UCHAR_EMOJI_MODIFIER) != 0;
}

bool is_virama(char32_t character) {
  if (character < 0x0900) return false;
  const int kind = u_getIntPropertyValue(point(character), UCHAR_INDIC_SYLLABIC_CATEGORY);
  return kind == U_INSC_VIRAMA || kind == U_INSC_INVISIBLE_STACKER;
}

char32_t character_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return U' ';
  return diag::next_character(text, offset);
}

std::size_t start_before(std::string_view text, std::size_t offset) {
  while (offset > 0 && (static_cast<unsigned char>(text[--offset]) & 0xC0U) == 0x80U) continue;
  return offset;
}

std::size_t end_of_character(std::string_view text, std::size_t offset) {
  ++offset;
  while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  return offset;
}

char32_t character_before(std::string_view text, std::size_t offset) {
  return offset == 0 ? U' ' : character_at(text, start_before(text, offset));
}

}  // namespace formletter::text
