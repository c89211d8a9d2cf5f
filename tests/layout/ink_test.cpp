// What ink there is on a page, by the outlines of the glyphs: no line runs into the next,
// and none out of its table cell, in any script.

#include "paper.hpp"
#include "text/samples.hpp"

#include <hb.h>

#include <map>
#include <memory>

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T *object) const {
    destroy(object);
  }
};
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;

hb_font_t *font_of(text::FaceId id) {
  static std::map<text::FaceId, Font> open;
  Font &font = open[id];
  if (!font) {
    const text::FaceDescription &face = fonts().describe(id);
    hb_blob_t *blob = hb_blob_create_from_file(face.path.c_str());
    hb_face_t *made = hb_face_create(blob, face.index);
    font.reset(hb_font_create(made));
    hb_face_destroy(made);
    hb_blob_destroy(blob);
  }
  return font.get();
}

/// Of the ink of runs on one baseline, in points from the page's top.
struct Ink {
  double left = 1e9, top = 1e9, bottom = -1e9, baseline = 0;
};

Ink ink_of(const PlacedRun &run) {
  Ink ink{.left = run.origin.x.in_pt(), .baseline = run.origin.y.in_pt()};
  const double unit = run.shown->size.in_pt() / fonts().describe(run.shown->face).units_per_em;
  for (const text::Glyph &glyph : run.shown->glyphs) {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(font_of(run.shown->face), glyph.id, &extents) == 0 || extents.height == 0)
      continue;
    const double top = ink.baseline - glyph.y_offset.in_pt() - extents.y_bearing * unit;
    ink.top = std::min(ink.top, top);
    ink.bottom = std::max(ink.bottom, top - extents.height * unit);
  }
  return ink;
}

/// Of each line in [left, right) of the page, from top to bottom.
std::vector<Ink> lines_between(const Page &page, double left, double right) {
  std::map<double, Ink> lines;
  for (const PlacedRun &run : runs(page)) {
    const Ink ink = ink_of(run);
    if (ink.left < left || ink.left >= right) continue;
    Ink &line = lines[ink.baseline];
    line = {std::min(line.left, ink.left), std::min(line.top, ink.top), std::max(line.bottom, ink.bottom),
            ink.baseline};
  }
  std::vector<Ink> all;
  for (const auto &[baseline, ink] : lines) all.push_back(ink);
  return all;
}

/// The tightest line height of the pack's own styles, and a smaller one.
std::string ink_styles(const std::string &family, const std::string &line_height) {
  return R"(<page name="small" size="300pt 2000pt" margin="30pt"/>
    <style name="body" font-family=")" +
         family + R"(" font-size="12pt" line-height=")" + line_height + R"("/>
    <style name="td" padding="2pt" border="0.5pt"/><style name="p" margin-top="0pt" margin-bottom="0pt"/>)";
}

constexpr double least_gap = -0.05;  // points: rounding of glyphs' places

void check_lines(const std::vector<Ink> &lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    INFO("lines " << i + 1 << " and " << i + 2 << ", " << lines[i].bottom << " and " << lines[i + 1].top);
    CHECK(lines[i + 1].top - lines[i].bottom > least_gap);
  }
}

template <typename Visit>
void for_each_sample(Visit visit) {
  for (const text::LanguageSample &sample : text::kLanguageSamples)
    for (const char *family : {"serif", "sans"})
      for (const char *line_height : {"1.2", "1.32"}) {
        INFO(sample.language << ", " << family << ", " << line_height);
        visit(sample, family, line_height);
      }
}

}  // namespace

TEST_CASE("no line's ink runs into the next line's, in any language, at the height that Latin has") {
  for_each_sample([](const text::LanguageSample &sample, const char *family, const char *line_height) {
    const std::string text = repeat(std::string(sample.text) + " ", 3);
    const Pages pages = layout::testing::set({.body = "<p>" + text + "</p><p>" + text + "</p>",
                                              .styles = ink_styles(family, line_height),
                                              .language = sample.language});
    const auto lines = lines_between(pages.pages[0], 0, 300);
    CHECK(lines.size() > 2);
    check_lines(lines);
  });
}

TEST_CASE("no line's ink runs out of its table cell or into the next line's, in any language") {
  for_each_sample([](const text::LanguageSample &sample, const char *family, const char *line_height) {
    const std::string cell = "<td>" + std::string(sample.text) + "</td>";
    const std::string row = "<tr>" + cell + cell + "</tr>";
    const Pages pages = layout::testing::set(
        {.body = "<table data-columns=\"1fr 1fr\"><tbody>" + row + row + "</tbody></table>",
         .styles = ink_styles(family, line_height),
         .language = sample.language});
    const Page &page = pages.pages[0];
    std::vector<double> borders;
    for (const PlacedRule &rule : items_of<PlacedRule>(page))
      if (rule.box.width > Length::pt(20)) borders.push_back(rule.box.y.in_pt());
    std::ranges::sort(borders);
    REQUIRE(borders.size() >= 3);
    const auto lines = lines_between(page, 0, 300);
    check_lines(lines);
    for (const Ink &line : lines) {
      const auto below = std::ranges::upper_bound(borders, line.baseline);
      REQUIRE(below != borders.begin());
      REQUIRE(below != borders.end());
      INFO("ink from " << line.top << " to " << line.bottom << " between " << *std::prev(below) << " and "
                       << *below);
      CHECK(line.top - (*std::prev(below) + 0.5) > least_gap);
      CHECK(*below - line.bottom > least_gap);
    }
  });
}
