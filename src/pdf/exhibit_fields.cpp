#include "pdf/exhibit_fields.hpp"

#include "diag/utf8.hpp"
#include "pdf/value_width.hpp"

#include <qpdf/QPDFAcroFormDocumentHelper.hh>

#include <algorithm>
#include <array>
#include <string_view>

namespace formletter::pdf {

namespace {

/// The letters that a content stream shows, as far as they are ASCII.
class ShownLetters : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle object, size_t, size_t) override {
    if (object.isString()) add(object);
    if (object.isArray())
      for (auto &part : object.getArrayAsVector())
        if (part.isString()) add(part);
  }
  void handleEOF() override {}
  const std::string &text() const { return text_; }

 private:
  void add(QPDFObjectHandle string) { text_ += string.getStringValue(); }
  std::string text_;
};

/// White space may be where a line ends, or a move.
std::string without_space(std::string text) {
  std::erase_if(text, [](unsigned char c) { return c <= ' '; });
  return text;
}

bool shows(QPDFObjectHandle appearance, const std::string &value) {
  if (!appearance.isStream()) return false;
  ShownLetters letters;
  QPDFPageObjectHelper(appearance).parseContents(&letters);
  return without_space(letters.text()) == without_space(value);
}

bool is_printed(QPDFAnnotationObjectHelper annotation) {
  const int flags = annotation.getFlags();
  return (flags & an_print) != 0 && (flags & (an_invisible | an_hidden)) == 0;
}

std::string named(QPDFFormFieldObjectHelper &field) {
  const std::string name = field.getFullyQualifiedName();
  return name.empty() ? "a field" : "the field `" + name + "`";
}

/// What a choice says is not always what it is called.
bool is_called_otherwise(QPDFFormFieldObjectHelper &field) {
  auto options = field.getInheritableFieldValue("/Opt");
  if (!options.isArray()) return false;
  for (auto &option : options.getArrayAsVector())
    if (option.isArray() && option.getArrayNItems() == 2 && option.getArrayItem(0).isString() &&
        option.getArrayItem(1).isString() &&
        option.getArrayItem(0).getUTF8Value() == field.getValueAsString() &&
        option.getArrayItem(1).getUTF8Value() != field.getValueAsString())
      return true;
  return false;
}

bool fits(QPDFFormFieldObjectHelper &field, QPDFAnnotationObjectHelper widget) {
  // qpdf begins a point from the edge.
  constexpr double margins = 2;
  const auto box = widget.getRect();
  return value_width(field) <= box.urx - box.llx - margins;
}

bool is_turned(QPDFAnnotationObjectHelper widget) {
  auto looks = widget.getObjectHandle().getKey("/MK");
  auto rotation = looks.isDictionary() ? looks.getKey("/R") : QPDFObjectHandle::newNull();
  return rotation.isInteger() && rotation.getIntValue() % 360 != 0;
}

/// What qpdf, which sets one line from the left, would not show as it is meant; "" for nothing.
std::string_view beyond_us(QPDFFormFieldObjectHelper &field, QPDFAnnotationObjectHelper widget) {
  const bool text = field.getFieldType() == "/Tx";
  const int flags = field.getFlags();
  if (text && (flags & ff_tx_multiline) != 0) return "has room for several lines";
  if (text && (flags & ff_tx_password) != 0) return "holds a password";
  if (text && (flags & ff_tx_comb) != 0) return "has a place for each letter";
  if (text && (flags & ff_tx_rich_text) != 0) return "holds rich text";
  if (field.getValue().isArray()) return "holds several choices";
  if (diag::ascii_prefix(field.getValueAsString()) != field.getValueAsString().size())
    return "holds letters beyond ASCII";
  if (is_turned(widget)) return "stands on its side";
  if (is_called_otherwise(field)) return "shows another text than it holds";
  return fits(field, widget) ? std::string_view() : "holds more than it has room for";
}

constexpr std::string_view left_to_its_program = ", and only the program that filled it in can show it";

std::string draw_text(QPDFFormFieldObjectHelper &field, QPDFAnnotationObjectHelper widget,
                      bool left_to_reader) {
  auto value = field.getValue();
  if (value.isArray() ? value.getArrayNItems() == 0 : field.getValueAsString().empty()) return {};
  auto appearance = widget.getAppearanceStream("/N");
  const bool is_drawn = left_to_reader ? shows(appearance, field.getValueAsString()) : appearance.isStream();
  if (is_drawn) return {};
  if (const auto what = beyond_us(field, widget); !what.empty())
    return named(field).append(" ").append(what).append(left_to_its_program);
  field.generateAppearance(widget);
  return {};
}

/// A box that its file calls ticked and has no picture of.
std::string draw_button(QPDFFormFieldObjectHelper &field, QPDFAnnotationObjectHelper widget,
                        bool left_to_reader) {
  auto value = field.getValue();
  if (field.isPushbutton() || !value.isName() || value.getName() == "/Off") return {};
  auto object = widget.getObjectHandle();
  auto pictures = widget.getAppearanceDictionary();
  auto states = pictures.isDictionary() ? pictures.getKey("/N") : QPDFObjectHandle::newNull();
  const bool has_states = states.isDictionary() && !states.isStream();
  // Of buttons with one name, the value is the state of one.
  if (has_states && left_to_reader && states.hasKey(value.getName())) object.replaceKey("/AS", value);
  const bool is_ticked = !has_states || widget.getAppearanceState() == value.getName();
  if (!is_ticked || widget.getAppearanceStream("/N").isStream()) return {};
  return named(field).append(" is ticked").append(left_to_its_program);
}

/// Comments that draw something: their readers do it where they have no appearance.
std::string comment_fault(QPDFAnnotationObjectHelper comment) {
  constexpr std::array drawn = {"/FreeText", "/Line",      "/Square",    "/Circle",   "/Polygon",
                                "/PolyLine", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut",
                                "/Stamp",    "/Caret",     "/Ink",       "/Redact"};
  const std::string type = comment.getSubtype();
  if (std::find(drawn.begin(), drawn.end(), type) == drawn.end() ||
      comment.getAppearanceStream("/N").isStream())
    return {};
  return "a comment (" + type.substr(1) + ") has no picture of its own, and would be left out";
}

std::string draw(QPDFAcroFormDocumentHelper &form, QPDFAnnotationObjectHelper annotation) {
  if (!is_printed(annotation)) return {};
  if (annotation.getSubtype() != "/Widget") return comment_fault(annotation);
  auto field = form.getFieldForAnnotation(annotation);
  const std::string type = field.getFieldType();
  const bool left_to_reader = form.getNeedAppearances();
  if (type == "/Tx" || type == "/Ch") return draw_text(field, annotation, left_to_reader);
  return type == "/Btn" ? draw_button(field, annotation, left_to_reader) : std::string();
}

}  // namespace

std::string draw_fields(QPDF &pdf) {
  QPDFAcroFormDocumentHelper form(pdf);
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
    for (auto &annotation : page.getAnnotations())
      if (auto fault = draw(form, annotation); !fault.empty()) return fault;
  if (form.getNeedAppearances()) form.setNeedAppearances(false);
  return {};
}

}  // namespace formletter::pdf
