#include "text/bidi_levels.hpp"
#include "text/break_opportunities.hpp"
#include "text/broken_paragraphs.hpp"
#include "text/day_and_month.hpp"
#include "text/hyphenated_names.hpp"
#include "text/hyphenation.hpp"
#include "text/itemize.hpp"
#include "text/line_builder.hpp"
#include "text/line_fit.hpp"
#include "text/paragraph.hpp"
#include "text/pieces.hpp"
#include "text/plain_paragraph.hpp"
#include "text/script_runs.hpp"
#include "text/segments.hpp"
#include "text/short_words.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::text {
namespace {

/// The language whose line break rules hold for all of the text.
const LanguageTag &main_language(const ParagraphText &paragraph) {
  static const LanguageTag english;
  if (paragraph.language != nullptr) return *paragraph.language;
  const auto longer = [](const TextSpan &a, const TextSpan &b) { return a.end - a.begin < b.end - b.begin; };
  if (paragraph.spans.empty()) return english;
  return std::ranges::max_element(paragraph.spans, longer)->language;
}

}  // namespace

struct Typesetter::State {
  explicit State(Fonts &owner)
      : fonts(&owner),
        itemizer(owner.state()),
        shaper(owner.state()),
        pieces(shaper),
        plain(shaper, break_finder, itemizer),
        builder(owner.state()) {}

  enum class Way { quick, whole };
  /// Itemizes, shapes and finds the segments.
  void analyse(const ParagraphText &paragraph, Way way);
  void analyse_whole(const ParagraphText &paragraph, const LanguageTag &language, bool divides);
  Breakable breakable(const ParagraphText &paragraph) const {
    return {paragraph, is_plain ? plain.items() : itemizer.items(), breaks, pieces, is_plain};
  }
  std::vector<MissingGlyph> missing() const;
  void make_lines(const ParagraphText &paragraph, const BreakOptions &options, std::vector<Line> &made);
  LineRange range(std::string_view text, std::uint32_t first, std::uint32_t last,
                  const BreakOptions &options) const;
  bool widen_overfull(const std::vector<Line> &lines, const std::vector<std::uint32_t> &ends,
                      const Measure &measure);
  void ignore_soft_hyphens();
  void set_empty_metrics(const ParagraphText &paragraph, Line &line);
  FaceId primary_face(const FontRequest &request, const LanguageTag &language);

  Fonts *fonts;
  Characters characters;
  BidiLevels bidi;
  BreakFinder break_finder;
  Itemizer itemizer;
  WordShaper shaper;
  Pieces pieces;
  PlainParagraph plain;
  LineFitter fitter;
  LineBuilder builder;
  BrokenParagraphs broken;
  BrokenParagraph latest;  ///< that was not kept
  struct PrimaryFace {
    FontRequest request;
    LanguageTag language;
    FaceId face;
  };
  std::vector<PrimaryFace> primary_faces;  ///< a dozen: styles by languages
  std::vector<Script> scripts;
  Hyphenator hyphenator;
  std::vector<Break> found_breaks;  ///< by character
  std::vector<Break> breaks;        ///< by byte
  std::vector<Segment> segments;
  const DayAndMonth *dates = nullptr;
  LanguageTag dates_language;
  bool is_plain = false;  ///< the paragraph went the quick way
};

void Typesetter::State::analyse(const ParagraphText &paragraph, Way way) {
  assert(paragraph.text.empty() || !paragraph.spans.empty());
  shaper.begin_paragraph();
  const LanguageTag &language = main_language(paragraph);
  const bool divides = paragraph.hyphens == Hyphens::automatic &&
                       std::ranges::any_of(paragraph.spans, [&](const TextSpan &span) {
                         return hyphenator.knows(span.language);
                       });
  is_plain = way == Way::quick && !divides && plain.analyse(paragraph, language, pieces, segments);
  if (!is_plain) analyse_whole(paragraph, language, divides);
  hold_short_words(paragraph, segments);
  hold_hyphenated_names(paragraph, segments);
  if (dates == nullptr || language != dates_language) {
    dates_language = language;
    dates = &day_and_month(language);
  }
  hold_dates(paragraph, *dates, segments);
}

void Typesetter::State::analyse_whole(const ParagraphText &paragraph, const LanguageTag &language,
                                      bool divides) {
  characters.decode(paragraph);
  const auto &levels = bidi.resolve(characters.text, paragraph.direction);
  resolve_scripts(characters.text, script_from_code(language.script()), scripts);
  itemizer.itemize({characters, levels, scripts, paragraph.spans});
  pieces.make(paragraph, itemizer.items());
  found_breaks = break_finder.find(characters.text, language);
  if (paragraph.hyphens == Hyphens::none) ignore_soft_hyphens();
  if (divides) hyphenator.mark(characters, paragraph.spans, found_breaks);
  breaks.assign(paragraph.text.size() + 1, Break::none);
  for (std::size_t i = 0; i < found_breaks.size(); ++i) breaks[characters.offsets[i]] = found_breaks[i];
  make_segments(breakable(paragraph), segments);
}

void Typesetter::State::ignore_soft_hyphens() {
  for (std::size_t i = 1; i < characters.text.size(); ++i)
    if (characters.text[i - 1] == soft_hyphen && found_breaks[i] == Break::allowed)
      found_breaks[i] = Break::none;
}

std::vector<MissingGlyph> Typesetter::State::missing() const {
  if (is_plain) return {};
  std::vector<MissingGlyph> all = itemizer.missing();
  all.insert(all.end(), pieces.missing().begin(), pieces.missing().end());
  std::ranges::sort(all, {}, &MissingGlyph::offset);
  const auto same = std::ranges::unique(all, {}, &MissingGlyph::offset);
  all.erase(same.begin(), same.end());
  return all;
}

LineRange Typesetter::State::range(std::string_view text, std::uint32_t first, std::uint32_t last,
                                   const BreakOptions &options) const {
  const Segment &end = segments[last - 1];
  LineRange range{.begin = segments[first].begin, .end = end.end, .content_end = end.content_end};
  if (end.end < text.size()) range.hyphen = end.hyphen;
  range.measure =
      options.width.in_millipoints() - (first == 0 ? options.first_line_indent.in_millipoints() : 0);
  range.justify = options.justify && !end.forced_end && last < segments.size();
  for (std::uint32_t i = first; i < last; ++i)
    range.stretchable += segments[i].spaces + (i + 1 < last ? segments[i].trailing_spaces : 0);
  return range;
}

/// Cutting a run where shapes depend on each other changes its width. A line that
/// came out too wide has its end made dearer, so that the next fit ends it earlier.
bool Typesetter::State::widen_overfull(const std::vector<Line> &lines, const std::vector<std::uint32_t> &ends,
                                       const Measure &measure) {
  bool widened = false;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::int64_t over = lines[i].width.in_millipoints() - measure.of_line_at(first);
    if (over > 0 && ends[i] - first > 1) {
      segments[ends[i] - 1].end_extra += over;
      widened = true;
    }
    first = ends[i];
  }
  return widened;
}

void Typesetter::State::make_lines(const ParagraphText &paragraph, const BreakOptions &options,
                                   std::vector<Line> &made) {
  const Measure measure{.first = (options.width - options.first_line_indent).in_millipoints(),
                        .rest = options.width.in_millipoints()};
  const bool is_too_wide = any_too_wide(segments, measure);
  if (is_plain && is_too_wide) analyse(paragraph, Way::whole);
  const Breakable text = breakable(paragraph);
  if (is_too_wide) cut_wide_segments(text, measure, segments);
  do {
    fitter.fit(segments, measure, {.optimum = options.optimum, .justify = options.justify});
    made.resize(fitter.ends().size());
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const std::uint32_t last = fitter.ends()[i];
      builder.build(text, range(paragraph.text, first, last, options), made[i]);
      made[i].ends_paragraph = segments[last - 1].forced_end || last == segments.size();
      first = last;
    }
  } while (widen_overfull(made, fitter.ends(), measure));
}

FaceId Typesetter::State::primary_face(const FontRequest &request, const LanguageTag &language) {
  for (const PrimaryFace &known : primary_faces)
    if (known.request == request && known.language == language) return known.face;
  return primary_faces.emplace_back(PrimaryFace{request, language, fonts->primary_face(request, language)})
      .face;
}

/// A line without text is as high as the text around it would be.
void Typesetter::State::set_empty_metrics(const ParagraphText &paragraph, Line &line) {
  if (!line.runs.empty() || !line.boxes.empty() || paragraph.spans.empty()) return;
  const TextSpan *span = &paragraph.spans.front();
  for (const TextSpan &next : paragraph.spans)
    if (next.begin <= line.text_begin) span = &next;
  const FaceDescription &face = fonts->describe(primary_face(span->font, span->language));
  line.ascent = span->size.scaled(static_cast<double>(face.ascent) / face.units_per_em);
  line.descent = span->size.scaled(static_cast<double>(-face.descent) / face.units_per_em);
}

Typesetter::Typesetter(Fonts &fonts) : state_(std::make_unique<State>(fonts)) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter &&) noexcept = default;
Typesetter &Typesetter::operator=(Typesetter &&) noexcept = default;

const BrokenParagraph &Typesetter::break_lines(const ParagraphText &paragraph, const BreakOptions &options) {
  if (const BrokenParagraph *kept = state_->broken.find(paragraph, options)) return *kept;
  state_->analyse(paragraph, State::Way::quick);
  BrokenParagraph &broken = state_->latest;
  state_->make_lines(paragraph, options, broken.lines);
  broken.missing = state_->missing();
  // A forced break at the very end opens a line that nothing stands on.
  if (broken.lines.empty() || state_->segments.back().forced_end) {
    Line &line = broken.lines.emplace_back();
    line.text_begin = line.text_end = static_cast<std::uint32_t>(paragraph.text.size());
    line.ends_paragraph = true;
  }
  for (Line &line : broken.lines) state_->set_empty_metrics(paragraph, line);
  state_->broken.keep(broken);
  return broken;
}

Typesetter::Extent Typesetter::extent(const ParagraphText &paragraph) {
  state_->analyse(paragraph, State::Way::quick);
  std::int64_t narrowest = 0, widest = 0, line = 0;
  for (const Segment &segment : state_->segments) {
    narrowest = std::max(narrowest, segment.width + segment.end_extra);
    widest = std::max(widest, line + segment.width);
    line = segment.forced_end ? 0 : line + segment.width + segment.trailing;
  }
  return {Length::millipoints(narrowest), Length::millipoints(widest)};
}

void Typesetter::look_for_hyphens_in(std::string folder) {
  state_->hyphenator.look_in(std::move(folder));
  state_->broken = {};
}

bool Typesetter::hyphenates(const LanguageTag &language) {
  return state_->hyphenator.knows(language);
}

FaceId Typesetter::primary_face(const FontRequest &request, const LanguageTag &language) {
  return state_->primary_face(request, language);
}

Fonts &Typesetter::fonts() const {
  return *state_->fonts;
}

}  // namespace formletter::text
