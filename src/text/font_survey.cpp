#include "text/font_survey.hpp"

#include "diag/utf8.hpp"
#include "text/character.hpp"
#include "text/exemplar_characters.hpp"

#include <algorithm>
#include <array>

namespace formletter::text {
namespace {

// The Detainee Handbook's fourteen, then the courts' other languages, then those
// that are only set, not translated.
constexpr auto tags = std::to_array<std::string_view>(
    {"en",  "es", "ar",      "bn",    "fr",      "ht", "hi",  "pt",  "pa", "ro", "ru",  "zh-Hans",
     "tr",  "vi", "am",      "fa-AF", "fil",     "gu", "hy",  "id",  "ko", "ne", "ps",  "so",
     "sq",  "ur", "zh-Hant", "ff",    "ff-Adlm", "ka", "kek", "kjb", "km", "lo", "mam", "my",
     "quc", "rw", "sw",      "ta",    "te",      "th", "ti",  "uk",  "uz", "wo"});

FontSurvey::Coverage cover(Fonts &fonts, const LanguageTag &language,
                           const std::vector<std::string> &letters) {
  FontSurvey::Coverage coverage{letters.size(), {}};
  // Each by itself: a mark of the list is none of the letter before it.
  for (const std::string &letter : letters)
    for (const char32_t character : fonts.missing_characters(letter, language))
      if (std::ranges::find(coverage.missing, character) == coverage.missing.end())
        coverage.missing.push_back(character);
  return coverage;
}

void count_borrowed(Fonts &fonts, FontSurvey &survey, const std::vector<std::string> &letters) {
  const FaceId own = survey.choices.front().regular;
  for (const std::string &letter : letters) {
    std::size_t at = 0;
    const char32_t character = diag::next_character(letter, at);
    if (is_undrawn(character)) continue;
    const auto face = fonts.face_for({}, survey.language, character);
    if (!face || *face == own) continue;
    const auto known = std::ranges::find(survey.borrowed, *face, &std::pair<FaceId, std::size_t>::first);
    if (known == survey.borrowed.end()) {
      survey.borrowed.emplace_back(*face, 1);
    } else {
      ++known->second;
    }
  }
}

}  // namespace

FontSurvey survey_fonts(Fonts &fonts, const LanguageTag &language) {
  FontSurvey survey;
  survey.language = language;
  for (const Family family : {Family::serif, Family::sans}) {
    survey.choices.push_back({.family = family,
                              .regular = fonts.primary_face({.family = family}, language),
                              .bold = fonts.primary_face({.family = family, .bold = true}, language),
                              .italic = fonts.primary_face({.family = family, .italic = true}, language)});
  }
  const auto letters = exemplar_characters(language);
  survey.known = letters.has_value();
  if (!letters) return survey;
  survey.standard = cover(fonts, language, letters->standard);
  survey.auxiliary = cover(fonts, language, letters->auxiliary);
  survey.punctuation = cover(fonts, language, letters->punctuation);
  count_borrowed(fonts, survey, letters->standard);
  return survey;
}

std::string_view debian_font_package(std::string_view script) {
  static constexpr std::array<std::string_view, 11> in_cjk = {"Hani", "Hans", "Hant", "Bopo", "Hang", "Kore",
                                                              "Hira", "Kana", "Hrkt", "Jpan", "Hkng"};
  return std::ranges::find(in_cjk, script) != in_cjk.end() ? "fonts-noto-cjk" : "fonts-noto-core";
}

const std::vector<LanguageTag> &reading_languages() {
  static const std::vector<LanguageTag> languages = [] {
    std::vector<LanguageTag> parsed;
    for (const std::string_view tag : tags) parsed.push_back(LanguageTag::parse(tag).value());
    return parsed;
  }();
  return languages;
}

}  // namespace formletter::text
