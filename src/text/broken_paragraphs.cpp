#include "text/broken_paragraphs.hpp"

#include <cstring>
#include <type_traits>

namespace formletter::text {

namespace {

/// About 32 bytes each; the fixed text of fifty documents has fewer.
constexpr std::size_t most_glyphs = 300'000;

/// Writes a key into memory that has room for it: a paragraph's is written each time it is asked for.
class KeyWriter {
 public:
  explicit KeyWriter(char *at) : at_(at) {}
  template <typename T>
  void put(const T &value) {
    static_assert(std::has_unique_object_representations_v<T>);
    std::memcpy(at_, &value, sizeof value);
    at_ += sizeof value;
  }
  void put(std::string_view text) { at_ += text.copy(at_, text.size()); }

 private:
  char *at_;
};

/// What a key has before texts, as bytes without gaps.
struct HeadKey {
  std::uint64_t text_size, span_count;
  std::int64_t width, first_line_indent;
  Direction direction;
  Hyphens hyphens;
  bool justify, optimum;
  std::uint8_t language_size;
};
struct SpanKey {
  std::int64_t size, letter_spacing;
  std::uint32_t begin, end;
  std::uint32_t font, language_size;
};
struct BoxKey {
  std::int64_t width, ascent, descent, fills_line;
};

void put_span(KeyWriter &key, const TextSpan &span) {
  const std::string &language = span.language.text();
  key.put(SpanKey{.size = span.size.in_millipoints(),
                  .letter_spacing = span.letter_spacing.in_millipoints(),
                  .begin = span.begin,
                  .end = span.end,
                  .font = static_cast<std::uint32_t>(span.font.family) * 4U + (span.font.bold ? 2U : 0U) +
                          (span.font.italic ? 1U : 0U),
                  .language_size = static_cast<std::uint32_t>(language.size())});
  key.put(std::string_view(language));
}

void put_box(KeyWriter &key, const InlineBox &box) {
  key.put(BoxKey{.width = box.width.in_millipoints(),
                 .ascent = box.ascent.in_millipoints(),
                 .descent = box.descent.in_millipoints(),
                 .fills_line = box.fills_line ? 1 : 0});
}

// Who gives one of these a field gives the key one, and then this a new size.
static_assert(sizeof(ParagraphText) == 64 && sizeof(TextSpan) == 64 && sizeof(InlineBox) == 32 &&
              sizeof(BreakOptions) == 24);

/// Everything of both: two that differ in anything have different keys.
void write_key(std::string &key, const ParagraphText &paragraph, const BreakOptions &options) {
  std::string_view language;
  if (paragraph.language != nullptr) language = paragraph.language->text();
  std::size_t size = sizeof(HeadKey) + language.size() + paragraph.text.size() +
                     paragraph.spans.size() * sizeof(SpanKey) + paragraph.boxes.size() * sizeof(BoxKey);
  for (const TextSpan &span : paragraph.spans) size += span.language.text().size();
  key.resize(size);
  KeyWriter writer(key.data());
  writer.put(HeadKey{.text_size = paragraph.text.size(),
                     .span_count = paragraph.spans.size(),
                     .width = options.width.in_millipoints(),
                     .first_line_indent = options.first_line_indent.in_millipoints(),
                     .direction = paragraph.direction,
                     .hyphens = paragraph.hyphens,
                     .justify = options.justify,
                     .optimum = options.optimum,
                     .language_size = static_cast<std::uint8_t>(language.size())});
  writer.put(language);
  writer.put(paragraph.text);
  for (const TextSpan &span : paragraph.spans) put_span(writer, span);
  for (const InlineBox &box : paragraph.boxes) put_box(writer, box);
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
