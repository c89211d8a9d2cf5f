// The paragraphs of every specimen, set by us and by Pango with the same fonts: the
// same glyphs in the same order from left to right. Built where libpango1.0-dev is
// installed; what differs is in a table below, with its reason.

#include "diag/utf8.hpp"
#include "text/font_families.hpp"
#include "text/font_survey.hpp"
#include "text/paragraph.hpp"
#include "text/run_glyphs.hpp"
#include "xml/tree.hpp"

#include "disk/disk.hpp"

#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>

using namespace formletter;
using namespace formletter::text;

namespace {

/// A glyph from left to right: of which font, for which byte.
struct Drawn {
  std::string file;
  std::uint32_t glyph = 0, byte = 0;
};

template <auto release>
struct Release {
  template <typename T>
  void operator()(T *object) const {
    release(object);
  }
};
template <typename T>
using GObjectPtr = std::unique_ptr<T, Release<g_object_unref>>;

void collect_inline(const xml::Element &element, std::string &text) {
  const bool isolated = element.name() == "bdi";
  if (isolated) diag::append_utf8(text, element.attribute("dir") == "ltr" ? 0x2066 : 0x2068);
  for (const auto &child : element.contents()) {
    if (child.element) {
      collect_inline(*child.element, text);
    } else {
      text += child.text;
    }
  }
  if (isolated) diag::append_utf8(text, 0x2069);
}

void collect_paragraphs(const xml::Element &element, std::vector<std::string> &paragraphs) {
  for (const auto &child : element.contents()) {
    if (!child.element || child.element->name() == "footer" || child.element->name() == "head") continue;
    const auto name = child.element->name();
    if (name == "p" || name == "li" || name == "h1" || name == "td" || name == "th") {
      collect_inline(*child.element, paragraphs.emplace_back());
    } else {
      collect_paragraphs(*child.element, paragraphs);
    }
  }
}

std::vector<Drawn> ours(Typesetter &typesetter, const std::string &text, const LanguageTag &language,
                        bool bold) {
  const TextSpan span{.begin = 0,
                      .end = static_cast<std::uint32_t>(text.size()),
                      .font = {.family = Family::sans, .bold = bold},
                      .size = Length::pt(12),
                      .language = language};
  const auto set = typesetter.break_lines(
      {.text = text, .spans = {&span, 1}, .direction = language.direction()}, {.width = Length::pt(9000)});
  std::vector<Drawn> drawn;
  for (const auto &line : set.lines)
    for (const auto &run : line.runs)
      for (const auto &glyph : text::glyphs_in(text, run))
        drawn.push_back({typesetter.fonts().describe(run.shown->face).path, glyph.id, glyph.cluster});
  return drawn;
}

class Pango {
 public:
  Pango() : map_(pango_ft2_font_map_new()), context_(pango_font_map_create_context(map_.get())) {}

  std::vector<Drawn> set(const std::string &text, const LanguageTag &language, bool bold) {
    const GObjectPtr<PangoLayout> layout(pango_layout_new(context_.get()));
    pango_context_set_base_dir(context_.get(),
                               language.right_to_left() ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context_.get(), pango_language_from_string(language.text().c_str()));
    pango_layout_context_changed(layout.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    std::string families;
    const auto names = font_families(Family::sans, language, language.script());
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 4); ++i)
      families += (i == 0 ? "" : ",") + std::string(names[i]);
    const std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> description(
        pango_font_description_new());
    pango_font_description_set_family(description.get(), families.c_str());
    pango_font_description_set_weight(description.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(description.get(), 12 * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return drawn(layout.get());
  }

 private:
  static std::vector<Drawn> drawn(PangoLayout *layout) {
    std::vector<Drawn> drawn;
    for (const GSList *at = pango_layout_get_line_readonly(layout, 0)->runs; at != nullptr; at = at->next) {
      const auto *run = static_cast<const PangoLayoutRun *>(at->data);
      FcChar8 *file = nullptr;
      FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(run->item->analysis.font)), FC_FILE, 0,
                         &file);
      for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
        const auto glyph = run->glyphs->glyphs[i].glyph;
        if (glyph == PANGO_GLYPH_EMPTY) continue;
        drawn.push_back({reinterpret_cast<const char *>(file), glyph,
                         static_cast<std::uint32_t>(run->item->offset + run->glyphs->log_clusters[i])});
      }
    }
    return drawn;
  }

  GObjectPtr<PangoFontMap> map_;
  GObjectPtr<PangoContext> context_;
};

/// Bytes from left to right, each cluster once, without spaces and controls.
std::vector<std::uint32_t> order_of(const std::vector<Drawn> &drawn, const std::string &text) {
  std::vector<std::uint32_t> order;
  for (const auto &one : drawn) {
    std::size_t at = one.byte;
    const char32_t c = diag::next_character(text, at);
    const bool unseen = c <= 0x20 || c == 0xA0 || c == 0x202F || (c >= 0x2066 && c <= 0x2069) || c == 0x200C;
    if (!unseen && (order.empty() || order.back() != one.byte)) order.push_back(one.byte);
  }
  return order;
}

/// Glyphs of each cluster that the same file shows on both sides.
std::map<std::uint32_t, std::vector<std::uint32_t>> by_cluster(const std::vector<Drawn> &drawn,
                                                               const std::string &file) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> clusters;
  for (const auto &one : drawn)
    if (one.file == file) clusters[one.byte].push_back(one.glyph);
  return clusters;
}

/// A cluster that is drawn in another font or with other glyphs than Pango draws it.
struct Difference {
  char32_t character;
  bool other_font;
  std::string where;  ///< for a reader
};

struct Tally {
  std::size_t paragraphs = 0, clusters = 0;
  std::string other_order;
  std::vector<Difference> differences;
};

/// Why some characters of some languages differ. All others must not.
struct Explained {
  std::string_view languages, reason;
  std::u32string_view characters;  ///< none: any
  bool other_font;
};
constexpr auto explained = std::to_array<Explained>({
    {" am ti hy ka th lo my ",
     "an A-number or a telephone number comes whole from one face, Latin's; Pango takes the space and the "
     "hyphen in it from the language's, which has them",
     U" -\u00A0", true},
    {" ar fa-AF ps bn gu hi ne pa ta te km ff-Adlm ",
     "so do the digits, brackets and signs of a number, a date or an address in Latin letters",
     U" ()-,.@0123456789\u00A0", true},
    {" ko zh-Hans zh-Hant ",
     "Latin words, and numbers among them, are in the Latin face that the other languages' papers have; "
     "Pango takes the letters of Noto Sans CJK",
     U" ()-,.@§0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u00A0", true},
    {" ko ",
     "a telephone number by itself, without a letter: Pango takes it for Latin, we for the language's "
     "script, for "
     "which Noto Sans CJK KR has other brackets and hyphens",
     U" ()-", false},
    {" tr ",
     "the ligature of f and i loses the dot that Turkish reads by: we set the letters, Pango the ligature",
     U"fi", false},
    {" ur ",
     "fontconfig gives Pango the bold face for the regular one, for the OS/2 table of the bold one says 400; "
     "the bold paragraphs are compared",
     U"", true},
});

std::string_view reason_for(const LanguageTag &language, const Difference &difference) {
  for (const Explained &row : explained)
    if (row.languages.find(" " + language.text() + " ") != std::string_view::npos &&
        row.other_font == difference.other_font &&
        (row.characters.empty() || row.characters.find(difference.character) != std::u32string_view::npos))
      return row.reason;
  return {};
}

/// Pango keeps a mark as a cluster of its own where we keep it with its base (HarfBuzz's
/// cluster levels 1 and 0): its bytes are taken to the clusters that we have.
std::vector<Drawn> in_clusters_of(const std::vector<Drawn> &we, std::vector<Drawn> pango) {
  std::set<std::uint32_t> begins;
  for (const auto &one : we) begins.insert(one.byte);
  for (auto &one : pango) {
    const auto after = begins.upper_bound(one.byte);
    if (after != begins.begin()) one.byte = *std::prev(after);
  }
  return pango;
}

void compare(const std::vector<Drawn> &we, const std::vector<Drawn> &theirs, const std::string &text,
             Tally &tally) {
  const auto pango = in_clusters_of(we, theirs);
  ++tally.paragraphs;
  if (order_of(we, text) != order_of(pango, text)) {
    tally.other_order += text + "\n";
  }
  std::vector<std::string> files;
  for (const auto &one : we)
    if (std::ranges::find(files, one.file) == files.end()) files.push_back(one.file);
  for (const auto &file : files) {
    const auto a = by_cluster(we, file), b = by_cluster(pango, file);
    for (const auto &[byte, glyphs] : a) {
      ++tally.clusters;
      const auto same = b.find(byte);
      if (same != b.end() && same->second == glyphs) continue;
      std::size_t end = byte;
      const char32_t character = diag::next_character(text, end);
      tally.differences.push_back(
          {character, same == b.end(), "byte " + std::to_string(byte) + " of " + text});
    }
  }
}

}  // namespace

TEST_CASE("paragraphs of all scripts have the glyphs and the order of drawing that Pango gives them") {
  Fonts fonts;
  Typesetter typesetter(fonts);
  Pango pango;
  std::vector<LanguageTag> found;
  const auto folder = std::filesystem::path(FORMLETTER_ROOT) / "locales" / "specimens";
  for (const auto &file : disk::files_below(folder, ".xhtml")) {
    const auto language = LanguageTag::parse(file.stem().string()).value();
    const auto tree = xml::Tree::read(*disk::read_file(file));
    REQUIRE(tree.ok());
    std::vector<std::string> paragraphs;
    collect_paragraphs(tree->root(), paragraphs);
    Tally tally;
    for (const bool bold : {false, true})
      for (const auto &text : paragraphs)
        compare(ours(typesetter, text, language, bold), pango.set(text, language, bold), text, tally);
    INFO(language.text() << ": " << tally.paragraphs << " paragraphs, " << tally.clusters << " clusters");
    CHECK(tally.other_order == "");
    std::size_t in_other_font = 0;
    for (const Difference &difference : tally.differences) {
      in_other_font += difference.other_font ? 1 : 0;
      if (reason_for(language, difference).empty())
        FAIL_CHECK((difference.other_font ? "another font at " : "other glyphs at ") << difference.where);
    }
    // Much of the text must have been compared at all.
    CHECK(in_other_font * 3 < tally.clusters * 2);
    found.push_back(language);
  }
  auto wanted = reading_languages();
  std::ranges::sort(wanted);
  std::ranges::sort(found);
  CHECK(found == wanted);
}
