#include "text/font_survey.hpp"

#include "diag/utf8.hpp"
#include "text/character.hpp"
#include "text/exemplar_characters.hpp"
#include "text/script_runs.hpp"

#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <functional>

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

/// The first letter of each of these; of a language without a list a sample of its script.
std::u32string letters_to_draw(const LanguageTag &language,
                               const std::optional<ExemplarCharacters> &exemplars) {
  std::u32string drawn;
  if (!exemplars) {
    const auto script = static_cast<UScriptCode>(script_from_code(language.script()));
    const icu::UnicodeString sample = uscript_getSampleUnicodeString(script);
    return sample.isEmpty() ? drawn : std::u32string(1, static_cast<char32_t>(sample.char32At(0)));
  }
  for (const std::string &letter : exemplars->standard) {
    std::size_t at = 0;
    const char32_t character = diag::next_character(letter, at);
    if (!is_undrawn(character)) drawn += character;
  }
  return drawn;
}

/// Faces that draw letters of the language, each with how many, the one that draws most first.
std::vector<std::pair<FaceId, std::size_t>> drawing_faces(Fonts &fonts, const FontRequest &request,
                                                          const FontSurvey &survey) {
  std::vector<std::pair<FaceId, std::size_t>> faces;
  for (const char32_t letter : survey.letters) {
    const auto face = fonts.face_for(request, survey.language, letter);
    if (!face) continue;
    const auto known = std::ranges::find(faces, *face, &std::pair<FaceId, std::size_t>::first);
    if (known == faces.end()) {
      faces.emplace_back(*face, 1);
    } else {
      ++known->second;
    }
  }
  std::ranges::stable_sort(faces, std::greater(), &std::pair<FaceId, std::size_t>::second);
  return faces;
}

/// The first of a family may have none of the language's letters, as where a script has one font.
FaceId drawing_face(Fonts &fonts, const FontRequest &request, const FontSurvey &survey) {
  const auto faces = drawing_faces(fonts, request, survey);
  return faces.empty() ? fonts.primary_face(request, survey.language) : faces.front().first;
}

}  // namespace

FontSurvey survey_fonts(Fonts &fonts, const LanguageTag &language) {
  FontSurvey survey;
  survey.language = language;
  const auto exemplars = exemplar_characters(language);
  survey.letters = letters_to_draw(language, exemplars);
  for (const Family family : {Family::serif, Family::sans}) {
    survey.choices.push_back({.family = family,
                              .regular = drawing_face(fonts, {.family = family}, survey),
                              .bold = drawing_face(fonts, {.family = family, .bold = true}, survey),
                              .italic = drawing_face(fonts, {.family = family, .italic = true}, survey)});
  }
  survey.known = exemplars.has_value();
  if (!exemplars) return survey;
  survey.standard = cover(fonts, language, exemplars->standard);
  survey.auxiliary = cover(fonts, language, exemplars->auxiliary);
  survey.punctuation = cover(fonts, language, exemplars->punctuation);
  survey.borrowed = drawing_faces(fonts, {}, survey);
  std::erase_if(survey.borrowed,
                [&](const auto &face) { return face.first == survey.choices.front().regular; });
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
    parsed.reserve(std::size(tags));
    for (const std::string_view tag : tags) parsed.push_back(LanguageTag::parse(tag).value());
    return parsed;
  }();
  return languages;
}

}  // namespace formletter::text
