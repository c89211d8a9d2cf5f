#include "pdf/face_program.hpp"

#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <string>

namespace formletter::pdf {
namespace {

template <typename Thing>
using Owned = std::unique_ptr<Thing, void (*)(Thing *)>;

/// Cut with all that the file says of its characters.
std::string cut_from_whole(text::FaceId face, const std::vector<std::uint16_t> &glyphs) {
  const auto bytes = fonts().file_bytes(face);
  const Owned<hb_blob_t> blob(
      hb_blob_create(reinterpret_cast<const char *>(bytes.data()), static_cast<unsigned>(bytes.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr),
      hb_blob_destroy);
  const Owned<hb_face_t> whole(hb_face_create(blob.get(), fonts().describe(face).index), hb_face_destroy);
  const Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail(), hb_subset_input_destroy);
  for (const std::uint16_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  hb_set_t *dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char *tag : {"GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "gasp", "vhea", "vmtx",
                          "BASE", "VORG", "STAT", "kern", "meta", "DSIG"})
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
  const Owned<hb_face_t> cut(hb_subset_or_fail(whole.get(), input.get()), hb_face_destroy);
  const Owned<hb_blob_t> program(hb_face_reference_blob(cut.get()), hb_blob_destroy);
  unsigned size = 0;
  const char *data = hb_blob_get_data(program.get(), &size);
  return {data, size};
}

}  // namespace

TEST_CASE("Glyphs are cut from a face as from its whole file, whatever characters that maps") {
  for (const auto &[language, words] : {std::pair{"en", "Jos\u00E9 \u0141ukasz, office"},
                                        {"ar", "\u0637\u0644\u0628"},
                                        {"hi", "\u0939\u093F\u0928\u094D\u0926\u0940"},
                                        {"am", "\u1325\u12EB\u1244"}}) {
    CAPTURE(language);
    const text::ShownRun run = SamplePages(fonts(), language).shape(words);
    REQUIRE(fonts().describe(run.face).outlines == text::Outlines::truetype);
    std::vector<std::uint16_t> glyphs = {0};
    for (const text::Glyph &glyph : run.glyphs) glyphs.push_back(glyph.id);
    CHECK((FaceProgram(fonts(), run.face).cut(glyphs) == cut_from_whole(run.face, glyphs)));
  }
}

}  // namespace formletter::pdf
