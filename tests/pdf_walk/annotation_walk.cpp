#include "pdf_walk/annotation_walk.hpp"

namespace formletter::pdf {
namespace {

enum Flag : long long { invisible = 1, hidden = 2, print = 4, no_view = 32, toggle_no_view = 256 };

bool lies_on(QPDFObjectHandle annotation, QPDFObjectHandle page) {
  auto rect = annotation.getKey("/Rect"), box = page.getKey("/MediaBox");
  if (!rect.isRectangle() || !box.isRectangle()) return false;
  const auto a = rect.getArrayAsRectangle(), b = box.getArrayAsRectangle();
  return a.llx < a.urx && a.lly < a.ury && a.llx >= b.llx && a.lly >= b.lly && a.urx <= b.urx &&
         a.ury <= b.ury;
}

class Showing : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle object, size_t, size_t) override {
    if (object.isOperator())
      found = found || object.getOperatorValue() == "Tj" || object.getOperatorValue() == "TJ";
  }
  void handleEOF() override {}
  bool found = false;
};

bool shows_text(QPDFObjectHandle appearance) {
  Showing showing;
  QPDFPageObjectHelper(appearance).parseContents(&showing);
  return showing.found;
}

void walk_appearance(QPDFObjectHandle widget, Breaches &breaches) {
  constexpr std::string_view clause = "ISO 19005-2, 6.3.3";
  auto appearance = widget.getKey("/AP");
  const bool normal =
      appearance.isDictionary() && appearance.hasKey("/N") && appearance.getKeys().size() == 1;
  breaches.require(normal, clause, "a field has a normal appearance and no other");
  if (!normal) return;
  auto shown = appearance.getKey("/N");
  if (!widget.getKey("/FT").isNameAndEquals("/Btn")) {
    breaches.require(shown.isStream(), clause, "a text field has one appearance");
    if (shown.isStream())
      breaches.require(shows_text(shown) == has_text(widget, "/V"), "ISO 32000-1, 12.7.3.3",
                       "a text field's appearance shows something where it has a value, and only there");
    return;
  }
  breaches.require(shown.isDictionary() && !shown.isStream() && widget.getKey("/AS").isName() &&
                       shown.hasKey(widget.getKey("/AS").getName()),
                   clause, "a check box has an appearance for each of its states");
}

}  // namespace

void walk_annotation(QPDFObjectHandle annotation, const std::string &owner, QPDFObjectHandle page,
                     Breaches &breaches) {
  const bool widget = annotation.getKey("/Subtype").isNameAndEquals("/Widget");
  breaches.require(widget || annotation.getKey("/Subtype").isNameAndEquals("/Link"), "ISO 19005-2, 6.3.1",
                   "an annotation is a link or a field");
  breaches.require(annotation.getKey("/F").isInteger(), "ISO 19005-2, 6.3.2", "an annotation has flags");
  const auto flags = annotation.getKey("/F").isInteger() ? annotation.getKey("/F").getIntValue() : print;
  breaches.require((flags & print) != 0 && (flags & (invisible | hidden | no_view | toggle_no_view)) == 0,
                   "ISO 19005-2, 6.3.2", "an annotation is seen and printed");
  breaches.require(lies_on(annotation, page), "ISO 32000-1, 12.5.2", "an annotation lies on its page");
  breaches.require(!annotation.hasKey("/P") || annotation.getKey("/P").getObjGen() == page.getObjGen(),
                   "ISO 32000-1, 12.5.2", "an annotation knows its page");
  if (!widget) {
    breaches.require(owner == "/Link", "ISO 14289-1, 7.18.5", "a link belongs to a Link element");
    breaches.require(has_text(annotation, "/Contents"), "ISO 14289-1, 7.18.5", "a link has Contents");
    return;
  }
  breaches.require(owner == "/Form", "ISO 14289-1, 7.18.4", "a field belongs to a Form element");
  breaches.require(has_text(annotation, "/TU"), "ISO 14289-1, 7.18.1", "a field has a tool tip");
  breaches.require(!annotation.hasKey("/A"), "ISO 19005-2, 6.4.1", "a field has no action");
  walk_appearance(annotation, breaches);
}

}  // namespace formletter::pdf
