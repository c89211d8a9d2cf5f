#pragma once

#include "pdf/document_fonts.hpp"
#include "pdf/structure_tree.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace formletter::pdf {

/// Links and form fields, with the structure elements that hold them (ISO 14289-1,
/// 7.18) and their appearances. They get their numbers when all have been added, behind
/// those of the fonts, which other files have too.
class Annotations {
 public:
  Annotations(StructureTree &structure, DocumentFonts &fonts) : structure_(&structure), fonts_(&fonts) {}

  void begin_page(ObjectId page, Length height);
  /// `text`: what the link stands on.
  void add(const layout::PlacedLink &link, std::string_view text);
  void add(const layout::PlacedCheckBox &box);
  void add(const layout::PlacedTextField &field);

  /// Writes the fonts that are typed in.
  void write_fonts(HaruFile &file);
  /// Writes all of them, and the AcroForm dictionary when there are fields. `resources` has
  /// the fonts of what they show.
  void write(HaruFile &file, ObjectId resources);

  // Once they are written:
  /// They are numbered one after another.
  ObjectId first() const { return first_; }
  std::optional<ObjectId> form() const { return form_; }
  /// The entry /Annots of a page that has any.
  void append_annots(std::string &out, std::size_t page) const;

 private:
  /// Shown as one of check_marks_.
  struct Ticked {
    std::size_t marks;
  };
  /// Shown as one of text_appearances_.
  struct Typed {
    std::size_t text;
  };
  struct Annotation {
    std::string entries;  ///< but for the appearance
    std::variant<std::monostate, Ticked, Typed> appearance;
    bool is_field() const { return !std::holds_alternative<std::monostate>(appearance); }
  };
  struct CheckMarks {
    Length width, height;
  };
  struct TextAppearance {
    std::string entries, content;
  };

  std::string begin_annotation(std::string_view subtype, const layout::Box &box) const;
  void finish_annotation(Annotation annotation, layout::ElementId element);
  void append_field(std::string &out, const std::string &name, const std::string &tool_tip);
  std::size_t check_marks(Length width, Length height);
  std::string unique_name(std::string_view name);
  std::string typing_font(const TypingFont &font);

  void write_check_marks(HaruFile &file, ObjectId first) const;
  void write_texts(HaruFile &file, ObjectId first, ObjectId resources) const;
  void write_annotations(HaruFile &file, ObjectId first_marks, ObjectId first_text) const;
  void write_form(HaruFile &file, ObjectId form) const;

  StructureTree *structure_;
  DocumentFonts *fonts_;
  ObjectId page_;
  Length height_;
  std::vector<Annotation> annotations_;
  std::vector<std::size_t> page_begins_;  ///< in annotations_
  std::map<std::string, int, std::less<>> names_;
  std::vector<CheckMarks> check_marks_;           ///< two streams each, on and off
  std::vector<const TypingFont *> typing_fonts_;  ///< T0, T1 and so on
  std::vector<ObjectId> typing_font_ids_;
  std::vector<TextAppearance> text_appearances_;
  ObjectId first_;
  std::optional<ObjectId> form_;
};

}  // namespace formletter::pdf
