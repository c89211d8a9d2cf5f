// Where the setting of a letter's text goes, apart from pages and PDF: shaping alone,
// and shaping with the breaking of lines, with all words known and with none. The
// English letter, and the handout in other scripts.

#include "diag/overloaded.hpp"
#include "disk/disk.hpp"
#include "layout/paragraph_text.hpp"
#include "packet/works.hpp"

#include <benchmark/benchmark.h>

#include <stdexcept>

namespace {

using namespace formletter;

template <typename T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error(result.problems().front().message);
}

/// A document's paragraphs as the typesetter takes them; check boxes and fields left out.
class Paragraphs {
 public:
  explicit Paragraphs(document::Document document) : document_(std::move(document)) {
    add_all(document_.blocks);
  }
  struct Paragraph {
    std::string text;
    std::vector<text::TextSpan> spans;
    Direction direction;
    text::ParagraphText view() const { return {.text = text, .spans = spans, .direction = direction}; }
  };
  const std::vector<Paragraph> &all() const { return all_; }
  double bytes() const {
    double sum = 0;
    for (const Paragraph &paragraph : all_) sum += static_cast<double>(paragraph.text.size());
    return sum;
  }

 private:
  template <typename Blocks>
  void add_all(const Blocks &blocks) {
    for (const document::Block &block : blocks) add(block);
  }
  void add(const document::Block &block) {
    std::visit(Overloaded{[&](const document::Paragraph &it) { add(block, it.content); },
                          [&](const document::List &it) {
                            for (const auto &item : it.items) add_all(item.blocks);
                          },
                          [&](const document::DefinitionList &it) {
                            for (const auto &definition : it.definitions) {
                              add_all(definition.terms);
                              add_all(definition.descriptions);
                            }
                          },
                          [&](const document::Table &it) {
                            for (const auto &row : it.body)
                              for (const auto &cell : row.cells) add_all(cell.blocks);
                          },
                          [](const document::HorizontalRule &) {},
                          [&](const document::Section &it) { add_all(it.blocks); }},
               block.content);
  }
  void add(const document::Block &block, const document::InlineText &content) {
    if (content.text.empty() || !content.objects.empty()) return;
    Paragraph &made = all_.emplace_back();
    made.text = content.text;
    made.direction = block.direction;
    for (const document::Span &span : content.spans) {
      const auto &style = document_.text_styles[span.style];
      made.spans.push_back({.begin = span.begin,
                            .end = span.end,
                            .font = layout::font_request(style),
                            .size = style.size,
                            .language = span.language});
    }
  }

  document::Document document_;
  std::vector<Paragraph> all_;
};

Press &press() {
  static Press made = need(Press::open(FORMLETTER_ROOT));
  return made;
}

const Paragraphs &paragraphs(const std::string &document, const std::string &language) {
  static std::map<std::string, Paragraphs> known;
  const auto at = known.find(document + language);
  if (at != known.end()) return at->second;
  const PrintOptions options{
      .today = *Date::parse_iso("2026-11-24"), .only = {document}, .language = *LanguageTag::parse(language)};
  const auto answers =
      need(disk::read_file(std::string(FORMLETTER_ROOT) + "/forms/samples/01-court-two-surnames.json"));
  auto &works = press().works();
  const auto record = need(works.read_record("pd-request", answers, options));
  const auto planned = need(works.plan(record, options)).front();
  auto xhtml = need(works.fill(record, planned, options.today));
  return known.emplace(document + language, need(works.read_document(planned, std::move(xhtml))))
      .first->second;
}

void shape(text::Typesetter &typesetter, const Paragraphs &paragraphs) {
  for (const auto &paragraph : paragraphs.all())
    benchmark::DoNotOptimize(typesetter.extent(paragraph.view()));
}
void break_lines(text::Typesetter &typesetter, const Paragraphs &paragraphs, bool optimum) {
  for (const auto &paragraph : paragraphs.all())
    benchmark::DoNotOptimize(
        typesetter.break_lines(paragraph.view(), {.width = Length::in(6.5), .optimum = optimum}));
}

enum class Work { shape, first_fit, total_fit };

void set(text::Typesetter &typesetter, const Paragraphs &paragraphs, Work work) {
  switch (work) {
    case Work::shape:
      return shape(typesetter, paragraphs);
    case Work::first_fit:
      return break_lines(typesetter, paragraphs, false);
    case Work::total_fit:
      return break_lines(typesetter, paragraphs, true);
  }
}

void cached(benchmark::State &state, const char *document, const char *language, Work work) {
  const Paragraphs &texts = paragraphs(document, language);
  text::Typesetter &typesetter = press().works().typesetter();
  for (auto _ : state) set(typesetter, texts, work);
  state.counters["bytes"] = texts.bytes();
}
/// As the first letter of a process whose fonts are open: no word has been shaped yet.
void uncached(benchmark::State &state, const char *document, const char *language, Work work) {
  const Paragraphs &texts = paragraphs(document, language);
  for (auto _ : state) {
    state.PauseTiming();
    auto fresh = std::make_unique<text::Typesetter>(press().works().fonts());
    state.ResumeTiming();
    set(*fresh, texts, work);
    state.PauseTiming();
    fresh.reset();
    state.ResumeTiming();
  }
  state.counters["bytes"] = texts.bytes();
}

#define TEXT_BENCH(name, document, language)                                                                 \
  BENCHMARK_CAPTURE(cached, name##_shape, document, language, Work::shape)->Unit(benchmark::kMicrosecond);   \
  BENCHMARK_CAPTURE(cached, name##_first_fit, document, language, Work::first_fit)                           \
      ->Unit(benchmark::kMicrosecond);                                                                       \
  BENCHMARK_CAPTURE(cached, name##_total_fit, document, language, Work::total_fit)                           \
      ->Unit(benchmark::kMicrosecond);                                                                       \
  BENCHMARK_CAPTURE(uncached, name##_shape, document, language, Work::shape)->Unit(benchmark::kMicrosecond); \
  BENCHMARK_CAPTURE(uncached, name##_total_fit, document, language, Work::total_fit)                         \
      ->Unit(benchmark::kMicrosecond)

TEXT_BENCH(letter, "opla-letter", "en");
TEXT_BENCH(spanish, "handout-eoir", "es");
TEXT_BENCH(russian, "handout-eoir", "ru");
TEXT_BENCH(arabic, "handout-eoir", "ar");
TEXT_BENCH(hindi, "handout-eoir", "hi");
TEXT_BENCH(chinese, "handout-eoir", "zh-Hans");

}  // namespace
