#include "pdf/standing_files.hpp"

#include "pdf/external_tool.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace formletter::pdf {
namespace {

/// What a writer says that has written nothing before, with the same shared fonts.
class Batch {
 public:
  explicit Batch(std::vector<layout::Pages> shared) : shared_(std::move(shared)), writer_(sharing()) {}
  std::string write(const layout::Pages &pages, const PdfOptions &as = options) {
    return writer_.write(pages, as);
  }
  FileBytes write_in_parts(const layout::Pages &pages) { return writer_.write_in_parts(pages, options); }
  std::string write_alone(const layout::Pages &pages, const PdfOptions &as = options) const {
    return sharing().write(pages, as);
  }

 private:
  PdfWriter sharing() const {
    PdfWriter writer(fonts());
    for (const layout::Pages &pages : shared_) writer.share_fonts(pages);
    return writer;
  }
  std::vector<layout::Pages> shared_;
  PdfWriter writer_;
};

layout::Pages letter_of(const std::vector<std::string> &paragraphs) {
  SamplePages sample(fonts());
  for (const std::string &text : paragraphs) sample.paragraph(text);
  return sample.pages();
}

/// Two pages with one of everything, and a figure.
layout::Pages everything() {
  SamplePages sample = full_sample(fonts());
  const layout::ElementId figure = sample.add(layout::Tag::figure);
  sample.element(figure).alternative = "A map of the court";
  sample.line(figure, "map");
  const layout::ElementId word = sample.add(layout::Tag::span, sample.paragraph("EOIR"));
  sample.element(word).expansion = "The immigration court";
  sample.line(word, "EOIR");
  return sample.pages();
}

template <typename Item>
Item &first_of(layout::Pages &pages) {
  for (layout::Page &page : pages.pages)
    for (layout::PageItem &item : page.items)
      if (auto *found = std::get_if<Item>(&item)) return *found;
  throw std::logic_error("the pages have no such item");
}

layout::StructureElement &first_of(layout::Pages &pages, layout::Tag tag) {
  for (layout::StructureElement &element : pages.structure)
    if (element.tag == tag) return element;
  throw std::logic_error("the pages have no such element");
}

struct Change {
  const char *what;
  std::function<void(layout::Pages &)> make;
};

/// Each leaves the file as long as it was, or nearly so.
const std::vector<Change> changes = {
    {"one letter of an alternative text",
     [](layout::Pages &p) { first_of(p, layout::Tag::figure).alternative = "A map of the count"; }},
    {"an expansion",
     [](layout::Pages &p) { first_of(p, layout::Tag::span).expansion = "The emigration court"; }},
    {"an element's language",
     [](layout::Pages &p) { first_of(p, layout::Tag::list).language = *LanguageTag::parse("ht"); }},
    {"a language for another",
     [](layout::Pages &p) {
       for (layout::StructureElement &element : p.structure)
         if (element.language == *LanguageTag::parse("es")) element.language = *LanguageTag::parse("pt");
     }},
    {"the document's language", [](layout::Pages &p) { p.language = *LanguageTag::parse("fr"); }},
    {"the direction", [](layout::Pages &p) { p.direction = Direction::right_to_left; }},
    {"an element's kind", [](layout::Pages &p) { first_of(p, layout::Tag::h1).tag = layout::Tag::p; }},
    {"a cell that is a row's heading",
     [](layout::Pages &p) { first_of(p, layout::Tag::header_cell).column_scope = false; }},
    {"how wide a cell is", [](layout::Pages &p) { first_of(p, layout::Tag::data_cell).column_span = 3; }},
    {"a list's marker",
     [](layout::Pages &p) { first_of(p, layout::Tag::list).marker = document::ListMarker::box; }},
    {"where a paragraph belongs",
     [](layout::Pages &p) {
       const auto parent =
           static_cast<layout::ElementId>(&first_of(p, layout::Tag::span) - p.structure.data() - 1);
       first_of(p, layout::Tag::span).parent = parent - 1;
     }},
    {"the words that a right-to-left run says",
     [](layout::Pages &p) {
       SamplePages sample(fonts(), "ar");
       auto *run = std::get_if<layout::PlacedRun>(&p.pages.back().items.back());
       for (layout::PageItem &item : p.pages.back().items)
         if (auto *one = std::get_if<layout::PlacedRun>(&item); one != nullptr && one->shown->right_to_left)
           run = one;
       auto other = *run->shown;
       other.text.replace(other.text.size() - 2, 2, "\u0647");
       run->shown = std::make_shared<const text::ShownRun>(std::move(other));
     }},
    {"where a link leads",
     [](layout::Pages &p) { first_of<layout::PlacedLink>(p).target = "https://example.org/señal?a=(2)"; }},
    {"where a link is", [](layout::Pages &p) { first_of<layout::PlacedLink>(p).box.width = Length::pt(61); }},
    {"a ticked box", [](layout::Pages &p) { first_of<layout::PlacedCheckBox>(p).field->checked = true; }},
    {"what a box is called",
     [](layout::Pages &p) { first_of<layout::PlacedCheckBox>(p).field->tool_tip = "Box: Passport"; }},
    {"a field's value",
     [](layout::Pages &p) { first_of<layout::PlacedTextField>(p).field->value = "Núñez (Mario) محمد 12"; }},
    {"what a field shows",
     [](layout::Pages &p) {
       layout::PlacedTextField &field = first_of<layout::PlacedTextField>(p);
       field.value.front().origin.x = Length::pt(3);
     }},
    {"a bookmark", [](layout::Pages &p) { p.bookmarks.back().title = "The End"; }},
    {"where a bookmark leads", [](layout::Pages &p) { p.bookmarks.back().y = Length::in(5); }},
    {"the title", [](layout::Pages &p) { p.title = "A Letter"; }},
    {"the subject", [](layout::Pages &p) { p.subject = "A Sample"; }},
    {"the keywords", [](layout::Pages &p) { p.keywords = "letter"; }},
    {"the author", [](layout::Pages &p) { p.author = "clinic"; }},
    {"a page's size", [](layout::Pages &p) { p.pages.back().width = Length::in(8.6); }},
};

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += " discretion";
  return "I am asking for" + text;
}

/// A file that has a content of its own, and an object that says `entries`.
std::string file_of(HaruDocuments &documents, std::string_view content, std::string_view entries) {
  HaruFile file(documents, 1);
  file.define_content(file.add(), "/Filter /FlateDecode", file.keep(content));
  file.define(file.add(), entries);
  return file.save().whole();
}

}  // namespace

TEST_CASE("Letters of one structure and of another, in turn, are the bytes that libharu writes for each") {
  std::vector<layout::Pages> letters;
  for (const int size : {1, 2, 1, 30, 1, 3, 9, 1})
    for (const int paragraphs : {1, 4})
      letters.push_back(
          letter_of(std::vector<std::string>(static_cast<std::size_t>(paragraphs), words(size))));
  SamplePages two_pages(fonts());
  two_pages.paragraph(words(2));
  two_pages.add_page();
  two_pages.paragraph(words(30));
  for (int i = 0; i < 3; ++i) letters.push_back(two_pages.pages());
  std::swap(two_pages.pages().pages.front().items, two_pages.pages().pages.back().items);
  std::get<layout::PlacedRun>(two_pages.pages().pages.front().items.front()).element = 1;
  std::get<layout::PlacedRun>(two_pages.pages().pages.back().items.front()).element = 2;
  letters.push_back(two_pages.pages());

  Batch batch(letters);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    CAPTURE(i);
    const std::string pdf = batch.write(letters[i]);
    CHECK(pdf == batch.write_alone(letters[i]));
    CHECK(run_on_pdf("qpdf --check {}", pdf).status == 0);
  }
}

TEST_CASE(
    "A letter that differs from those before it in anything but its contents is not printed from them") {
  const layout::Pages base = everything();
  for (const Change &change : changes) {
    CAPTURE(change.what);
    layout::Pages changed = base;
    change.make(changed);
    Batch batch({base, changed});
    const std::string before = batch.write_alone(base), after = batch.write_alone(changed);
    CHECK(before != after);
    for (int i = 0; i < 3; ++i) CHECK(batch.write(base) == before);
    for (int i = 0; i < 3; ++i) CHECK(batch.write(changed) == after);
    CHECK(batch.write(base) == before);
  }
}

TEST_CASE("So is one of another date, attachment or claim") {
  const layout::Pages pages = letter_of({words(3)});
  Batch batch({pages});
  PdfOptions later = options, attached = options, other = options, plain = options, part = options,
             made = options;
  later.date = *Date::from_parts(2014, 11, 21);
  attached.attachment = {"answers.json", "application/json", "Answers", "{\"name\": \"Ana\"}"};
  other.attachment = {"answers.json", "application/json", "Answers", "{\"name\": \"Eva\"}"};
  plain.claims_archive = false;
  part.claims_accessible = false;
  made.producer = "formletter 0.1.1";
  for (int i = 0; i < 4; ++i)
    for (const PdfOptions &as : {options, later, attached, other, plain, part, made})
      CHECK(batch.write(pages, as) == batch.write_alone(pages, as));
}

TEST_CASE("A letter with a glyph that the batch does not share is not printed from one without") {
  const layout::Pages shared = letter_of({"Zoe"});
  Batch batch({shared});
  for (const char *name :
       {"Zoe", "Zoe", "Zoe", "Ana", "Ana", "Zo\u00EB", "Zoe", "Zo\u00EB", "Ava", "Zoe", "Zo\u00EB"}) {
    const layout::Pages letter = letter_of({name});
    CAPTURE(name);
    CHECK(batch.write(letter) == batch.write_alone(letter));
  }
}

TEST_CASE("A file is printed from the third on that differ in contents alone") {
  HaruDocuments documents;
  file_of(documents, "one", "/Kind /A");
  CHECK(documents.standing().count() == 0);
  file_of(documents, "two", "/Kind /A");
  CHECK(documents.standing().count() == 1);
  const std::string third = file_of(documents, std::string(2000, '3'), "/Kind /A");
  CHECK(documents.standing().count() == 1);
  HaruDocuments others;
  CHECK(third == file_of(others, std::string(2000, '3'), "/Kind /A"));
}

TEST_CASE("Files that differ in more than contents are not kept, however alike their sizes are") {
  HaruDocuments documents;
  for (int kind = 10; kind < 90; ++kind) file_of(documents, "content", "/Kind " + std::to_string(kind));
  CHECK(documents.standing().count() == 0);
}

TEST_CASE("Files that are printed from one share its beginning, and no other file does") {
  Batch batch({letter_of({"one two three four"})});
  const auto write = [&](const std::string &text) { return batch.write_in_parts(letter_of({text})); };
  CHECK(write("one").beginning == nullptr);
  CHECK(write("two").beginning == nullptr);
  FileBytes third = write("three"), fourth = write("four");
  REQUIRE(third.beginning != nullptr);
  CHECK(third.beginning == fourth.beginning);
  CHECK(third.beginning->size() > third.rest.size());
  CHECK(std::move(third).whole() == batch.write_alone(letter_of({"three"})));
  CHECK(std::move(fourth).whole() == batch.write_alone(letter_of({"four"})));
}

TEST_CASE("What stands is bounded, in number and in bytes") {
  HaruDocuments documents;
  for (int kind = 0; kind < 200; ++kind)
    for (int time = 0; time < 2; ++time)
      file_of(documents, "content", "/Kind " + std::string(static_cast<std::size_t>(kind), '1'));
  CHECK(documents.standing().count() == 64);
  const std::string large(300'000, ' ');
  for (int kind = 0; kind < 30; ++kind)
    for (int time = 0; time < 2; ++time) {
      file_of(documents, "content", large + std::string(static_cast<std::size_t>(kind), '1'));
      CHECK(documents.standing().bytes() <= 4'000'000);
    }
  CHECK(documents.standing().count() < 10);
}

TEST_CASE("Bytes that are not copied are held as long as files are printed from them") {
  HaruDocuments documents;
  std::weak_ptr<const std::string> first;
  const auto write = [&](const std::shared_ptr<const std::string> &font) {
    HaruFile file(documents, 1);
    file.hold(font);
    file.define_content(file.add(), "/Filter /FlateDecode", file.keep("words"));
    file.define_shared_stream(file.add(), "/Filter /FlateDecode", *font);
    return file.save().whole();
  };
  {
    const auto font = std::make_shared<const std::string>(64, 'a');
    first = font;
    for (int i = 0; i < 2; ++i) write(font);
  }
  CHECK(!first.expired());
  const std::string other = write(std::make_shared<const std::string>(64, 'b'));
  CHECK(other.find(std::string(64, 'b')) != std::string::npos);
  CHECK(other.find(std::string(64, 'a')) == std::string::npos);
}

}  // namespace formletter::pdf
