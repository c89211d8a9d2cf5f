// Texts nobody would write, of all scripts and all kinds of characters: what must
// hold of every paragraph, whatever stands in it.

#include "samples.hpp"
#include "text/font_survey.hpp"
#include "typeset.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace formletter;
using namespace formletter::text;

namespace {

constexpr auto isolates_and_marks = std::to_array<const char *>(
    {"\u2066", "\u2067", "\u2068", "\u2069", "\u2069", "\u0301", "\u0323\u0302", "\u064B", "\u0651\u064F",
     "\u093C", "\u094D", "\u0E38", "\u0E49", "\u17D2", "\u1039", "\u200D", "\u200C", "\uFE0F", "\u20DD"});
constexpr auto emoji = std::to_array<const char *>(
    {"\u2764\uFE0F", "\U0001F600", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1FA\U0001F1F8",
     "\U0001F44D\U0001F3FD", "#\uFE0F\u20E3", "\u2603", "\u260E"});
constexpr auto controls = std::to_array<const char *>({"\t", "\n", "\r\n", "\u2028", "\u200B", "\u00AD",
                                                       "\u00A0", "\u2060", "\uFEFF", "\u0007", "\u200E",
                                                       "\u200F", "\u061C", "\u3000", "\u202F", "\u0085"});
constexpr auto unbreakable = std::to_array<const char *>(
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "averyveryverylongmailboxname.of.the.office@subdomain.of.some.example.org",
     "https://www.example.org/a/very/long/way?to=the&page=of-the-form#place",
     "0123456789012345678901234567890", "ببببببببببببببببببببببببببببببببببببببببب", "ក្ខ្គ្ឃ្ង្ច្ឆ្ជ្ឈ្ញ្ដ្ឋ្ឌ្ឍ្ណ្ត្ថ",
     "क्ष्म्य्र्ल्व्ह्क्ष्म्य्र्ल्व्ह्", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%"});
constexpr auto signs = std::to_array<const char *>(
    {"(",  ")", "[",  "«", "»", "“", "”", "1-888-351-4024", "A 012 345 678", "50%", "$1,000", "،", "۔", "।",
     "。", "፡", "٣٤", "۵", "-", "/", "…", "\u0378",         "\U000F0000"});

/// Languages whose sample is missing from samples.hpp would go untried.
std::set<std::string> sampled() {
  std::set<std::string> all;
  for (const LanguageSample &sample : kLanguageSamples) all.insert(sample.language);
  return all;
}

class Scribble {
 public:
  explicit Scribble(std::uint32_t seed) : random_(seed) {}

  /// Words of `main` and of other languages among all that is above.
  Sample in(const LanguageSample &main) {
    std::string text;
    for (std::uint32_t i = 2 + next(24); i > 0; --i) {
      text += part(main);
      if (next(4) != 0) text += ' ';
    }
    Sample sample(main.language, text);
    split_spans(sample);
    return sample;
  }
  std::uint32_t next(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

 private:
  template <typename Parts>
  std::string one_of(const Parts &parts) {
    return parts[next(static_cast<std::uint32_t>(parts.size()))];
  }
  std::string part(const LanguageSample &main) {
    switch (next(12)) {
      case 0:
        return one_of(isolates_and_marks);
      case 1:
        return one_of(emoji);
      case 2:
        return one_of(controls);
      case 3:
        return next(3) == 0 ? one_of(unbreakable) : one_of(signs);
      case 4:
        return one_of(signs);
      case 5:
      case 6:
        return cut_out(kLanguageSamples[next(kLanguageSamples.size())].text);
      default:
        return cut_out(main.text);
    }
  }
  /// Some characters in a row, wherever they begin and end.
  std::string cut_out(std::string_view text) {
    const std::u32string all = diag::to_utf32(text);
    const std::uint32_t begin = next(static_cast<std::uint32_t>(all.size()));
    return diag::to_utf8(all.substr(begin, 1 + next(9)));
  }
  /// Up to three looks, languages and sizes, which may part a letter from its mark.
  void split_spans(Sample &sample) {
    for (std::uint32_t i = next(3); i > 0; --i) {
      TextSpan &last = sample.spans.back();
      std::size_t middle = last.begin;
      for (std::uint32_t k = 1 + next(20); k > 0 && middle < last.end; --k)
        diag::next_character(sample.text, middle);
      if (middle >= last.end) return;
      TextSpan rest = last;
      rest.begin = last.end = static_cast<std::uint32_t>(middle);
      rest.font = {.family = next(2) ? Family::sans : Family::serif, .bold = next(2) == 0};
      rest.size = Length::pt(8 + next(12));
      if (next(2) == 0) rest.language = language(kLanguageSamples[next(kLanguageSamples.size())].language);
      if (next(6) == 0) rest.letter_spacing = Length::pt(0.5);
      sample.spans.push_back(rest);
    }
  }
  std::mt19937 random_;
};

/// The value of everything a line says, to compare two by.
std::string told(const BrokenParagraph &broken) {
  std::string all;
  const auto add = [&](std::int64_t value) { all += std::to_string(value) + ' '; };
  for (const Line &line : broken.lines) {
    for (const Length length : {line.width, line.ascent, line.descent}) add(length.in_millipoints());
    add(line.text_begin), add(line.text_end), add(line.stretchable), add(line.ends_paragraph);
    for (const GlyphRun &run : line.runs) {
      add(run.shown->face), add(run.span), add(run.text_begin), add(run.text_end),
          add(run.x.in_millipoints());
      for (const Glyph &glyph : run.shown->glyphs)
        add(glyph.id), add(glyph.cluster), add(glyph.advance.in_millipoints()),
            add(glyph.x_offset.in_millipoints());
    }
  }
  for (const MissingGlyph &missing : broken.missing) add(missing.character), add(missing.offset);
  return all;
}

/// The runs of a line for a reader of a failure.
std::string shown(const Sample &sample, const Line &line) {
  std::string all = "width " + std::to_string(line.width.in_millipoints());
  for (const GlyphRun &run : line.runs) {
    all += "\n [" + sample.text.substr(run.text_begin, run.text_end - run.text_begin) + "] at " +
           std::to_string(run.x.in_millipoints()) + " wide " + std::to_string(run.width.in_millipoints()) +
           (run.shown->right_to_left ? " <" : " >") + fonts().describe(run.shown->face).postscript_name;
    for (const Glyph &glyph : run.shown->glyphs)
      all += " " + std::to_string(glyph.id) + "@" + std::to_string(glyph.cluster) + "+" +
             std::to_string(glyph.advance.in_millipoints());
  }
  return all + "\n";
}

/// From the first difference on, to show a failure by.
std::string difference(const Sample &sample, const BrokenParagraph &a, const BrokenParagraph &b) {
  if (told(a) == told(b)) return {};
  for (std::size_t i = 0; i < std::min(a.lines.size(), b.lines.size()); ++i)
    if (shown(sample, a.lines[i]) != shown(sample, b.lines[i]))
      return shown(sample, a.lines[i]) + shown(sample, b.lines[i]);
  return "lines";
}

bool is_silent(char32_t c) {
  return c == 0x2028 || c == 0x200B || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// A forced break is in the run that it ends a word of, or in none.
bool may_be_in_a_run(char32_t c) {
  return c == 0x2028;
}

/// Each character is in one run, or is one that no font shows and that is reported.
void check_no_character_lost(const Sample &sample, const BrokenParagraph &broken) {
  std::vector<int> runs_of(sample.text.size(), 0);
  std::uint32_t at = 0;
  std::string recovered;
  for (const Line &line : broken.lines) {
    CHECK(line.text_begin == at);
    at = line.text_end;
    recovered += sample.text.substr(line.text_begin, line.text_end - line.text_begin);
    for (const GlyphRun &run : line.runs) {
      REQUIRE(run.text_begin < run.text_end);
      CHECK((run.text_begin >= line.text_begin && run.text_end <= line.text_end));
      for (std::uint32_t i = run.text_begin; i < run.text_end; ++i) ++runs_of[i];
    }
  }
  CHECK(recovered == sample.text);
  for (std::size_t i = 0; i < sample.text.size();) {
    const std::size_t begin = i;
    const char32_t c = diag::next_character(sample.text, i);
    const bool reported = std::ranges::any_of(
        broken.missing, [&](const MissingGlyph &missing) { return missing.offset == begin; });
    const int wanted = is_silent(c) || (reported && runs_of[begin] == 0) ? 0 : 1;
    if (runs_of[begin] == wanted || (runs_of[begin] == 1 && may_be_in_a_run(c))) continue;
    // What has no glyph and no base to sit on has no run either: a joiner alone.
    const bool has_no_glyph =
        c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0x2060 || c == 0xFE0F || c == 0x85 || c < ' ';
    if (!has_no_glyph)
      FAIL_CHECK("byte " << begin << ", character " << static_cast<std::uint32_t>(c) << " is in "
                         << runs_of[begin] << " runs");
  }
}

/// A glyph for every letter: each cluster of a run begins at a character's start, and
/// nothing but marks, joiners and ligatures' later letters lies between two of them.
void check_glyphs(const Sample &sample, const Line &line) {
  for (const GlyphRun &run : line.runs) {
    for (const Glyph &glyph : glyphs_in(sample.text, run)) {
      CHECK(glyph.id != 0);
      CHECK((glyph.cluster >= run.text_begin && glyph.cluster < run.text_end + (run.divides_word ? 1 : 0)));
      CHECK((static_cast<unsigned char>(sample.text[glyph.cluster]) & 0xC0U) != 0x80U);
    }
    const auto rising = [&](const Glyph &a, const Glyph &b) {
      return run.shown->right_to_left ? a.cluster < b.cluster : a.cluster > b.cluster;
    };
    CHECK(std::ranges::adjacent_find(run.shown->glyphs, rising) == run.shown->glyphs.end());
  }
}

/// Runs touch each other from left to right and end where the line does.
void check_places(const Line &line) {
  Length right;
  for (const GlyphRun &run : line.runs) {
    Length width;
    for (const Glyph &glyph : run.shown->glyphs) width += glyph.advance;
    CHECK(run.width <= width);
    if (run.width > Length()) right = std::max(right, run.x + run.width);  // else white space at the end
  }
  for (std::size_t i = 0; i + 1 < line.runs.size(); ++i) {
    Length width;
    for (const Glyph &glyph : line.runs[i].shown->glyphs) width += glyph.advance;
    CHECK(line.runs[i].x + width == line.runs[i + 1].x);
  }
  CHECK(right == line.width);
}

std::size_t clusters_of(const Sample &sample, const Line &line) {
  std::set<std::uint32_t> all;
  for (const GlyphRun &run : line.runs)
    for (const Glyph &glyph : glyphs_in(sample.text, run)) all.insert(glyph.cluster);
  return all.size();
}

}  // namespace

TEST_CASE("the random texts draw on every language that is set") {
  const auto samples = sampled();
  for (const LanguageTag &tag : reading_languages()) {
    INFO(tag.text());
    CHECK(samples.contains(tag.text()));
  }
}

TEST_CASE("of random text in all scripts nothing is lost, too wide, out of place or set differently again") {
  Scribble scribble(20141120);
  for (int round = 0; round < 12; ++round) {
    for (const LanguageSample &main : kLanguageSamples) {
      const Sample sample = scribble.in(main);
      const Length measure = Length::pt(60 + scribble.next(350));
      const BreakOptions options{.width = measure,
                                 .first_line_indent = Length::pt(scribble.next(3) == 0 ? 12 : 0),
                                 .justify = scribble.next(3) == 0,
                                 .optimum = scribble.next(2) == 0};
      ParagraphText paragraph = sample.paragraph();
      paragraph.hyphens = std::array{Hyphens::none, Hyphens::manual, Hyphens::automatic}[scribble.next(3)];
      INFO(main.language << " in " << measure.in_pt() << " pt: " << sample.text);
      const BrokenParagraph broken = typesetter().break_lines(paragraph, options);
      check_no_character_lost(sample, broken);
      for (const Line &line : broken.lines) {
        INFO(shown(sample, line));
        check_glyphs(sample, line);
        check_places(line);
        INFO("line: " << sample.text.substr(line.text_begin, line.text_end - line.text_begin) << " "
                      << line.width.in_pt());
        const Length room = line.text_begin == 0 ? measure - options.first_line_indent : measure;
        CHECK((line.width <= room || clusters_of(sample, line) <= 2));
      }
      Typesetter fresh(fonts());
      CHECK(difference(sample, fresh.break_lines(paragraph, options), broken) == "");
      CHECK(difference(sample, typesetter().break_lines(paragraph, options), broken) == "");
    }
  }
}
