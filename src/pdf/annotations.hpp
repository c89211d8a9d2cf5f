#pragma once

#include "pdf/document_fonts.hpp"
#include "pdf/structure_tree.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace formletter::pdf {

/// Links and form fields, with the structure elements that hold them (ISO 14289-1,
/// 7.18) and their appearances.
class Annotations {
 public:
  Annotations(HaruFile &file, StructureTree &structure, DocumentFonts &fonts)
      : file_(&file), structure_(&structure), fonts_(&fonts) {}

  void begin_page(ObjectId page, Length height);
  /// `text`: what the link stands on.
  void add(const layout::PlacedLink &link, std::string_view text);
  void add(const layout::PlacedCheckBox &box);
  void add(const layout::PlacedTextField &field);
  /// The entries of the page's /Annots, or "".
  std::string_view finish_page() const { return of_page_; }
  /// The AcroForm dictionary, when there are fields. `resources` has their fonts.
  std::optional<ObjectId> write_form(ObjectId resources);

 private:
  struct CheckMarks {
    ObjectId on, off;
  };

  struct TextAppearance {
    ObjectId id;
    std::string entries, content;
  };

  std::string begin_annotation(std::string_view subtype, const layout::Box &box) const;
  void finish_annotation(ObjectId id, std::string &out, layout::ElementId element);
  void append_field(std::string &out, const std::string &name, const std::string &tool_tip);
  CheckMarks check_marks(Length width, Length height);
  ObjectId text_appearance(const layout::PlacedTextField &field);
  std::string unique_name(std::string_view name);
  std::string typing_font(const TypingFont &font);

  HaruFile *file_;
  StructureTree *structure_;
  DocumentFonts *fonts_;
  ObjectId page_;
  Length height_;
  std::string of_page_;
  std::vector<ObjectId> fields_;
  std::map<std::string, int, std::less<>> names_;
  std::map<std::pair<Length, Length>, CheckMarks> check_marks_;
  std::vector<std::pair<const TypingFont *, ObjectId>> typing_fonts_;  ///< T0, T1 and so on
  std::vector<TextAppearance> text_appearances_;  ///< written when the resources are known
};

}  // namespace formletter::pdf
