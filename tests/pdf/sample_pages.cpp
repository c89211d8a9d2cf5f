#include "pdf/sample_pages.hpp"

#include "diag/utf8.hpp"

#include <harfbuzz/hb-ot.h>

#include <memory>

namespace formletter::pdf {

SamplePages::SamplePages(text::Fonts &fonts, std::string_view language)
    : fonts_(&fonts), language_(*LanguageTag::parse(language)) {
  pages_.title = "A letter";
  pages_.author = "Clinic";
  pages_.subject = "A sample";
  pages_.language = language_;
  pages_.direction = language_.direction();
  add(layout::Tag::document);
  add_page();
}

layout::ElementId SamplePages::add(layout::Tag tag, layout::ElementId parent) {
  layout::StructureElement element;
  element.tag = tag;
  element.parent = parent;
  pages_.structure.push_back(element);
  return static_cast<layout::ElementId>(pages_.structure.size() - 1);
}

void SamplePages::add_page() {
  pages_.pages.push_back({Length::in(8.5), Length::in(11), {}});
  y_ = Length::in(1);
}

layout::PlacedRun &SamplePages::line(layout::ElementId element, std::string_view text) {
  layout::PlacedRun run = shape(text);
  run.element = element;
  run.origin = {Length::in(1), y_};
  y_ += size_ * 2;
  place(std::move(run));
  return std::get<layout::PlacedRun>(pages_.pages.back().items.back());
}

layout::ElementId SamplePages::paragraph(std::string_view text) {
  const layout::ElementId id = add(layout::Tag::p);
  line(id, text);
  return id;
}

layout::PlacedRun SamplePages::shape(std::string_view text) const {
  layout::PlacedRun run;
  std::size_t offset = 0;
  const auto first_letter = [&] {
    char32_t c = U'a';
    while (offset < text.size() && (c = diag::next_character(text, offset)) < 0x80) {
    }
    return c;
  }();
  run.face = fonts_->face_for(look_, language_, first_letter).value();
  run.size = size_;
  run.language = language_;
  run.text = text;
  const auto bytes = fonts_->file_bytes(run.face);
  const std::unique_ptr<hb_blob_t, void (*)(hb_blob_t *)> blob(
      hb_blob_create(reinterpret_cast<const char *>(bytes.data()), static_cast<unsigned>(bytes.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr),
      hb_blob_destroy);
  const std::unique_ptr<hb_face_t, void (*)(hb_face_t *)> face(
      hb_face_create(blob.get(), fonts_->describe(run.face).index), hb_face_destroy);
  const std::unique_ptr<hb_font_t, void (*)(hb_font_t *)> font(hb_font_create(face.get()), hb_font_destroy);
  const int scale = static_cast<int>(size_.in_millipoints());
  hb_font_set_scale(font.get(), scale, scale);
  const std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t *)> buffer(hb_buffer_create(), hb_buffer_destroy);
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_buffer_set_language(buffer.get(), hb_language_from_string(language_.text().c_str(), -1));
  run.right_to_left = hb_buffer_get_direction(buffer.get()) == HB_DIRECTION_RTL;
  hb_shape(font.get(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer.get(), &count);
  for (unsigned i = 0; i < count; ++i)
    run.glyphs.push_back({static_cast<std::uint16_t>(info[i].codepoint), info[i].cluster,
                          Length::millipoints(position[i].x_advance),
                          Length::millipoints(position[i].x_offset),
                          Length::millipoints(position[i].y_offset)});
  return run;
}

}  // namespace formletter::pdf
