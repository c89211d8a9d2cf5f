#include "text/broken_paragraphs.hpp"

#include <type_traits>

namespace formletter::text {

namespace {

/// About 32 bytes each; the fixed text of fifty documents has fewer.
constexpr std::size_t most_glyphs = 300'000;

template <typename T>
void append(std::string &key, const T &value) {
  static_assert(std::has_unique_object_representations_v<T>);
  key.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void append(std::string &key, Length length) {
  append(key, length.in_millipoints());
}

void append_span(std::string &key, const TextSpan &span) {
  append(key, span.begin);
  append(key, span.end);
  append(key, static_cast<char>(static_cast<int>(span.font.family) * 4 + (span.font.bold ? 2 : 0) +
                                (span.font.italic ? 1 : 0)));
  append(key, span.size);
  append(key, span.letter_spacing);
  key += span.language.text();
  key += '\0';
}

void append_box(std::string &key, const InlineBox &box) {
  append(key, box.width);
  append(key, box.ascent);
  append(key, box.descent);
  append(key, box.fills_line);
}

// Who gives one of these a field gives the key one, and then this a new size.
static_assert(sizeof(ParagraphText) == 56 && sizeof(TextSpan) == 64 && sizeof(InlineBox) == 32 &&
              sizeof(BreakOptions) == 24);

/// Everything of both: two that differ in anything have different keys.
void write_key(std::string &key, const ParagraphText &paragraph, const BreakOptions &options) {
  key.clear();
  append(key, paragraph.text.size());
  key += paragraph.text;
  append(key, paragraph.spans.size());
  for (const TextSpan &span : paragraph.spans) append_span(key, span);
  for (const InlineBox &box : paragraph.boxes) append_box(key, box);
  append(key, paragraph.direction);
  append(key, paragraph.hyphens);
  append(key, options.width);
  append(key, options.first_line_indent);
  append(key, options.justify);
  append(key, options.optimum);
}

std::size_t glyph_count(const BrokenParagraph &broken) {
  std::size_t count = 0;
  for (const Line &line : broken.lines)
    for (const GlyphRun &run : line.runs) count += run.shown->glyphs.size();
  return count;
}

}  // namespace

const BrokenParagraph *BrokenParagraphs::find(const ParagraphText &paragraph, const BreakOptions &options) {
  write_key(key_, paragraph, options);
  const Kept *known = kept_.find(key_);
  return known ? &known->broken : nullptr;
}

void BrokenParagraphs::keep(const BrokenParagraph &broken) {
  if (!asked_once_.meet_again(diag::TextTable<Kept>::hash_of(key_))) return;
  const std::size_t glyphs = glyph_count(broken);
  if (glyphs_ + glyphs > most_glyphs) {
    kept_.clear();
    glyphs_ = 0;
  }
  glyphs_ += glyphs;
  kept_.insert(std::make_unique<Kept>(Kept{key_, broken}));
}

}  // namespace formletter::text
