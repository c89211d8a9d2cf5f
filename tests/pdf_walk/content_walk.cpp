#include "pdf_walk/content_walk.hpp"

#include "pdf_walk/document_walk.hpp"

namespace formletter::pdf {
namespace {

using Names = std::set<std::string, std::less<>>;

/// ISO 32000-1, table 51; inline images left out, as we write none.
const Names known_operators = {
    "b",  "B",  "b*", "B*", "BDC", "BMC", "BT", "c",  "cm",  "CS",  "cs", "d",  "Do", "DP", "EMC", "ET", "f",
    "f*", "G",  "g",  "gs", "h",   "i",   "j",  "J",  "K",   "k",   "l",  "m",  "M",  "MP", "n",   "q",  "Q",
    "re", "RG", "rg", "ri", "s",   "S",   "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD",  "Tf", "Tj",
    "TJ", "TL", "Tm", "Tr", "Ts",  "Tw",  "Tz", "v",  "w",   "W",   "W*", "y",  "'",  "\""};
const Names painting_operators = {"b", "B", "b*", "B*", "Do", "f", "f*",
                                  "s", "S", "sh", "Tj", "TJ", "'", "\""};
const Names text_operators = {"Tj", "TJ", "'", "\"", "Td", "TD", "Tm", "T*"};
/// Of these spaces the output intent knows nothing.
const Names colors_of_other_spaces = {"K", "k", "CS", "cs", "SC", "sc", "SCN", "scn", "sh"};
const Names artifact_types = {"/Pagination", "/Layout", "/Page", "/Background"};

class ContentWalker : public QPDFObjectHandle::ParserCallbacks {
 public:
  /// `tagged`: all of it belongs to an element already, as an annotation's appearance does.
  ContentWalker(QPDFObjectHandle resources, bool tagged, ShownCodes &shown, Breaches &breaches)
      : resources_(resources), tagged_(tagged), shown_(shown), breaches_(breaches) {}

  void set_label(const std::string &label) { label_ = label; }
  void handleObject(QPDFObjectHandle object, size_t, size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    handle(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {
    require(marks_open_.empty(), "ISO 32000-1, 14.6", "each BDC has its EMC");
    require(!in_text_, "ISO 32000-1, 9.4.1", "BT and ET alternate");
    require(saved_ == 0, "ISO 32000-1, 8.4.2", "each q has its Q");
  }
  const PageMarks &marks() const { return marks_; }
  const std::vector<QPDFObjectHandle> &forms() const { return forms_; }

 private:
  enum class Kind { artifact, content, other };
  struct Mark {
    Kind kind;
    bool in_text;
    int mcid;
  };

  void require(bool holds, std::string_view clause, std::string_view rule, const std::string &found = "") {
    breaches_.require(holds, clause, rule, found.empty() ? label_ : label_ + ": " + found);
  }

  void handle(const std::string &op) {
    require(known_operators.count(op) != 0, "ISO 19005-2, 6.2.2", "operators are those of ISO 32000-1", op);
    require(colors_of_other_spaces.count(op) == 0, "ISO 19005-2, 6.2.4.3", "colours are grey or RGB", op);
    if (painting_operators.count(op) != 0)
      require(tagged_ || is_open(Kind::artifact) || is_open(Kind::content), "ISO 14289-1, 7.1",
              "all content is tagged or an artifact", op);
    if (text_operators.count(op) != 0)
      require(in_text_, "ISO 32000-1, 9.4.1", "text operators stand between BT and ET", op);
    if (op == "BDC" || op == "BMC") return begin_mark(op == "BDC");
    if (op == "EMC") {
      end_mark();
    } else if (op == "q" || op == "Q") {
      saved_ += op == "q" ? 1 : -1;
      require(saved_ <= 28, "ISO 19005-2, 6.1.13", "q is not nested deeper than 28");
    } else if (op == "BT" || op == "ET") {
      require(in_text_ == (op == "ET"), "ISO 32000-1, 9.4.1", "BT and ET alternate");
      in_text_ = op == "BT";
      at_ = {};
    } else if (op == "Td") {
      at_ = {at_.x + operands_.at(0).getNumericValue(), at_.y + operands_.at(1).getNumericValue()};
    } else if (op == "Tf") {
      set_font();
    } else if (op == "Tj") {
      show(operands_.at(0));
    } else if (op == "TJ") {
      for (auto &part : operands_.at(0).getArrayAsVector())
        if (part.isString()) show(part);
    } else if (op == "Do") {
      draw_object();
    }
  }

  void begin_mark(bool has_properties) {
    const std::string tag = operands_.at(0).getName();
    QPDFObjectHandle properties = has_properties ? operands_.at(1) : QPDFObjectHandle::newNull();
    Kind kind = tag == "/Artifact" ? Kind::artifact : Kind::other;
    int mcid = marks_open_.empty() ? -1 : marks_open_.back().mcid;
    if (properties.isDictionary() && properties.hasKey("/MCID")) {
      kind = Kind::content;
      mcid = properties.getKey("/MCID").getIntValueAsInt();
      require(marks_.mcids.insert(mcid).second, "ISO 32000-1, 14.7.4.3",
              "an MCID is unique in its content stream");
    }
    if (properties.isDictionary() && properties.hasKey("/Lang"))
      require(is_language(properties.getKey("/Lang")), "ISO 14289-1, 7.2",
              "marked content has a known language");
    if (kind == Kind::artifact)
      require(properties.isDictionary() && properties.getKey("/Type").isName() &&
                  artifact_types.count(properties.getKey("/Type").getName()) != 0,
              "ISO 32000-1, 14.8.2.2", "an artifact says of what type it is");
    require(kind == Kind::other || !(tagged_ || is_open(Kind::artifact) || is_open(Kind::content)),
            "ISO 14289-1, 7.1", "neither artifacts nor elements stand in one another's content");
    marks_open_.push_back({kind, in_text_, mcid});
  }
  void end_mark() {
    if (marks_open_.empty()) return;
    require(marks_open_.back().in_text == in_text_, "ISO 32000-1, 14.6.1",
            "marked content begins and ends in the same text object");
    marks_open_.pop_back();
  }
  bool is_open(Kind kind) const {
    for (const Mark &open : marks_open_)
      if (open.kind == kind) return true;
    return false;
  }

  QPDFObjectHandle resource(const char *category, const std::string &name) {
    auto all = resources_.isDictionary() ? resources_.getKey(category) : QPDFObjectHandle::newNull();
    return all.isDictionary() ? all.getKey(name) : QPDFObjectHandle::newNull();
  }
  void set_font() {
    auto font = resource("/Font", operands_.at(0).getName());
    require(font.isDictionary(), "ISO 19005-2, 6.2.2", "a content stream's fonts are in its own resources");
    font_ = font.isDictionary() ? font.getObjectID() : 0;
    wide_ = font.isDictionary() && font.getKey("/Subtype").isNameAndEquals("/Type0");
  }
  void show(QPDFObjectHandle string) {
    if (!marks_open_.empty()) marks_.texts[marks_open_.back().mcid].push_back(at_);
    const std::string bytes = string.getStringValue();
    const std::size_t step = wide_ ? 2 : 1;
    require(bytes.size() % step == 0, "ISO 32000-1, 9.7.5.2", "a code of a composite font has two bytes");
    for (std::size_t i = 0; i + step <= bytes.size(); i += step) {
      unsigned code = 0;
      for (std::size_t k = 0; k < step; ++k) code = code << 8 | static_cast<unsigned char>(bytes[i + k]);
      shown_[font_].insert(static_cast<std::uint16_t>(code));
    }
  }
  void draw_object() {
    auto object = resource("/XObject", operands_.at(0).getName());
    require(object.isStream(), "ISO 19005-2, 6.2.2", "a content stream's XObjects are in its own resources");
    if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Form"))
      forms_.push_back(object);
  }

  QPDFObjectHandle resources_;
  bool tagged_;
  ShownCodes &shown_;
  Breaches &breaches_;
  std::string label_;
  PageMarks marks_;
  std::vector<QPDFObjectHandle> operands_, forms_;
  std::vector<Mark> marks_open_;
  Place at_;  ///< of the line; our pages move with Td alone
  int saved_ = 0;
  int font_ = 0;
  bool wide_ = false;
  bool in_text_ = false;
};

/// A form with the forms that it shows; an exhibit's page may show some.
void walk_form_content(QPDFObjectHandle form, const std::string &label, ShownCodes &shown, Breaches &breaches,
                       int depth = 0) {
  auto resources = form.getDict().getKey("/Resources");
  breaches.require(resources.isDictionary(), "ISO 19005-2, 6.2.2", "a form has resources of its own", label);
  ContentWalker walker(resources, true, shown, breaches);
  walker.set_label(label);
  QPDFPageObjectHelper(form).parseContents(&walker);
  if (depth > 20) return;
  for (auto inner : walker.forms()) walk_form_content(inner, label, shown, breaches, depth + 1);
}

}  // namespace

PageMarks walk_content(QPDFPageObjectHelper page, const std::string &label, ShownCodes &shown,
                       Breaches &breaches) {
  ContentWalker walker(page.getObjectHandle().getKey("/Resources"), false, shown, breaches);
  walker.set_label(label);
  page.parseContents(&walker);
  for (auto form : walker.forms()) walk_form_content(form, label + ", a form", shown, breaches);
  for (auto &annotation : page.getAnnotations()) {
    auto normal = annotation.getAppearanceDictionary();
    if (normal.isDictionary()) normal = normal.getKey("/N");
    if (normal.isStream()) walk_form_content(normal, label + ", an appearance", shown, breaches);
    if (!normal.isDictionary()) continue;
    for (const auto &state : normal.getKeys())
      if (normal.getKey(state).isStream())
        walk_form_content(normal.getKey(state), label + ", an appearance", shown, breaches);
  }
  return walker.marks();
}

}  // namespace formletter::pdf
