#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "diag/code_point_name.hpp"
#include "diag/utf8.hpp"
#include "packet/specimens.hpp"
#include "text/font_survey.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace formletter::cli {

namespace {

void declare_fonts(CommandSyntax &syntax, CommandLine &line) {
  syntax.describe("Show which fonts each language is set in, the letters no font has, and what to install");
  syntax.option("--language", line.languages, "Only this language; may be given again")
      .value_name("TAG")
      .one_value_each_time();
  syntax.end_with(
      "Letters are those that Unicode's CLDR lists for the language. Exit code 1 when one is missing.\n"
      "Examples:\n  formletter fonts\n  formletter fonts --language ur --language zh-Hant");
}

/// The languages asked for, else all we mean to set and those of the pack.
Result<std::vector<LanguageTag>> languages_to_set(const packet::Pack &pack, const CommandLine &line) {
  std::vector<LanguageTag> chosen;
  const auto add = [&](const LanguageTag &tag) {
    if (std::ranges::find(chosen, tag) == chosen.end()) chosen.push_back(tag);
  };
  for (const auto &name : line.languages) {
    const auto tag = language_option(name);
    if (!tag) return tag.problems();
    add(*tag);
  }
  if (!chosen.empty()) return chosen;
  for (const auto &tag : text::reading_languages()) add(tag);
  for (const auto &name : pack.catalog_languages()) {
    if (const auto tag = LanguageTag::parse(name)) add(*tag);
  }
  return chosen;
}

/// "U+0E33 ำ", which also tells what cannot be seen on this screen.
std::string named(char32_t character) {
  std::string name = diag::code_point_name(character);
  name += ' ';
  diag::append_utf8(name, character);
  return name;
}

void show_coverage(std::ostream &out, const std::string &title, const text::FontSurvey::Coverage &coverage) {
  if (coverage.letters == 0) return;
  out << "  " << title << coverage.letters - std::min(coverage.letters, coverage.missing.size()) << " of "
      << coverage.letters;
  for (std::size_t i = 0; i < coverage.missing.size(); ++i)
    out << (i == 0 ? "; missing: " : ", ") << named(coverage.missing[i]);
  out << "\n";
}

void show(std::ostream &out, text::Fonts &fonts, const text::FontSurvey &survey) {
  const auto name = [&](text::FaceId face) { return fonts.describe(face).postscript_name; };
  out << survey.language.text() << "  (" << survey.language.script()
      << (survey.language.right_to_left() ? ", right to left" : "") << ")\n";
  for (const auto &choice : survey.choices) {
    out << (choice.family == text::Family::serif ? "  serif        " : "  sans         ")
        << name(choice.regular) << ", bold " << name(choice.bold) << ", italic "
        << (fonts.describe(choice.italic).italic ? name(choice.italic) : "none (upright)") << "\n";
  }
  if (!survey.known) out << "  letters      no list of this language's letters\n";
  show_coverage(out, "letters      ", survey.standard);
  show_coverage(out, "borrowed     ", survey.auxiliary);
  show_coverage(out, "punctuation  ", survey.punctuation);
  for (const auto &[face, count] : survey.borrowed)
    out << "  also         " << name(face) << " for " << count << (count == 1 ? " letter" : " letters")
        << "\n";
}

bool lacks(const text::FontSurvey &survey) {
  return !survey.standard.missing.empty() || !survey.punctuation.missing.empty();
}

int run_fonts(const CommandLine &line, const Surroundings &surroundings) {
  auto press = Press::open(pack_folder(line, surroundings));
  if (!press) return fail_with(press.problems(), line, surroundings);
  auto &works = press->works();
  const auto chosen = languages_to_set(works.pack, line);
  if (!chosen) return fail_with(chosen.problems(), line, surroundings);
  bool missing = false;
  for (const auto &language : *chosen) {
    const auto survey = text::survey_fonts(works.fonts(), language);
    show(surroundings.out, works.fonts(), survey);
    if (const auto package = text::debian_hyphenation_package(language); !package.empty())
      surroundings.out << "  hyphens      "
                       << (works.typesetter().hyphenates(language) ? "patterns of " : "none; install ")
                       << package << "\n";
    if (!lacks(survey)) continue;
    missing = true;
    surroundings.out << "  install      " << text::debian_font_package(language.script()) << "\n";
  }
  for (const auto &font : works.fonts().unused())
    surroundings.out << "not used  " << font.path << ": " << font.reason << "\n";
  return missing ? bad_input : good;
}

}  // namespace

Command fonts_command() {
  return {declare_fonts, run_fonts, "fonts"};
}

}  // namespace formletter::cli
