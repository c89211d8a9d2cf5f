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
  layout::PlacedRun run;
  run.shown = std::make_shared<const text::ShownRun>(shape(text));
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

text::ShownRun SamplePages::shape(std::string_view text) const {
  text::ShownRun run;
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

namespace {

void add_list(SamplePages &sample) {
  const layout::ElementId list = sample.add(layout::Tag::list);
  for (const std::string_view text : {"a birth certificate", "letters from neighbours"}) {
    const layout::ElementId item = sample.add(layout::Tag::list_item, list);
    const layout::ElementId label = sample.add(layout::Tag::label, item);
    sample.line(label, "•");
    const layout::ElementId body = sample.add(layout::Tag::list_body, item);
    sample.line(sample.add(layout::Tag::p, body), text);
  }
}

void add_table(SamplePages &sample) {
  const layout::ElementId table = sample.add(layout::Tag::table);
  const layout::ElementId head_row =
      sample.add(layout::Tag::table_row, sample.add(layout::Tag::table_head, table));
  for (const std::string_view text : {"Date", "What"}) {
    const layout::ElementId cell = sample.add(layout::Tag::header_cell, head_row);
    sample.element(cell).column_scope = true;
    sample.line(sample.add(layout::Tag::p, cell), text);
  }
  const layout::ElementId body = sample.add(layout::Tag::table_body, table);
  const layout::ElementId row = sample.add(layout::Tag::table_row, body);
  sample.line(sample.add(layout::Tag::p, sample.add(layout::Tag::data_cell, row)), "2014-11-20");
  // A cell to be filled in by hand has no content.
  sample.add(layout::Tag::data_cell, row);
  const layout::ElementId wide = sample.add(layout::Tag::data_cell, sample.add(layout::Tag::table_row, body));
  sample.element(wide).column_span = 2;
  sample.line(sample.add(layout::Tag::p, wide), "Ask the clinic.");
}

void add_fields(SamplePages &sample) {
  const layout::ElementId line = sample.add(layout::Tag::p);
  for (const bool checked : {false, true}) {
    layout::PlacedCheckBox box;
    box.element = sample.add(layout::Tag::form, line);
    box.box = {Length::in(checked ? 2 : 1), sample.y(), Length::mm(4), Length::mm(4)};
    box.field->name = "passport";
    box.field->tool_tip = "Box: passport";
    box.field->checked = checked;
    sample.place(box);
    const Length top = sample.y();
    sample.line(line, checked ? "No" : "Yes").origin = {box.box.x + Length::mm(5), top + Length::mm(3)};
    sample.move_to(top);
  }
  layout::PlacedTextField field;
  field.element = sample.add(layout::Tag::form, line);
  field.box = {Length::in(3), sample.y(), Length::in(3), Length::pt(16)};
  field.field->name = "name.full";
  field.field->tool_tip = "Your full name";
  field.field->value = "Núñez (María) محمد 12";
  field.field->required = true;
  field.field->max_length = 80;
  field.face = sample.shape("Name").face;
  field.size = Length::pt(11);
  field.value = {
      {{Length::pt(2), Length::pt(12)},
       std::make_shared<const text::ShownRun>(sample.shape("Núñez (María) "))},
      {{Length::pt(100), Length::pt(12)}, std::make_shared<const text::ShownRun>(sample.shape("محمد"))}};
  sample.place(field);
  sample.move_to(sample.y() + Length::pt(40));
  sample.line(line, "Papers");
}

void add_link(SamplePages &sample) {
  const layout::ElementId paragraph = sample.add(layout::Tag::p);
  sample.line(paragraph, "See ");
  const layout::ElementId link = sample.add(layout::Tag::link, paragraph);
  const Length top = sample.y() - Length::pt(11);
  layout::PlacedRun &words = sample.line(link, "the office");
  words.underline = true;
  words.color = {0, 0, 160};
  sample.place(layout::PlacedLink{
      link, {Length::in(1), top, Length::pt(60), Length::pt(14)}, "https://example.org/señal?a=(1)"});
  sample.line(paragraph, " for more.");
}

}  // namespace

SamplePages full_sample(text::Fonts &fonts) {
  SamplePages sample(fonts);
  const layout::ElementId heading = sample.add(layout::Tag::h1);
  sample.set_look({text::Family::sans, true, false}, Length::pt(16));
  sample.line(heading, "Request for discretion");
  sample.set_look({}, Length::pt(11));
  sample.pages().bookmarks.push_back({"Request for discretion", 1, 0, Length::in(1)});
  sample.place(
      layout::PlacedRule{{Length::in(1), sample.y(), Length::in(6.5), Length::pt(1)}, {128, 128, 128}});
  const layout::ElementId broken = sample.paragraph("This paragraph goes on");
  add_list(sample);
  add_fields(sample);
  add_link(sample);
  sample.line(layout::artifact, "A 012 345 678");
  sample.add_page();
  sample.line(broken, "over the page.");
  add_table(sample);
  const layout::ElementId spanish = sample.add(layout::Tag::p);
  sample.element(spanish).language = *LanguageTag::parse("es");
  sample.set_language("es");
  sample.line(spanish, "¿Cuándo? Mañana.");
  const layout::ElementId arabic = sample.add(layout::Tag::p);
  sample.element(arabic).language = *LanguageTag::parse("ar");
  sample.set_language("ar");
  sample.line(arabic, "طلب السلطة التقديرية");
  sample.pages().bookmarks.push_back({"¿Cuándo?", 2, 1, Length::in(3)});
  sample.pages().bookmarks.push_back({"The end", 1, 1, Length::in(4)});
  return sample;
}

}  // namespace formletter::pdf
