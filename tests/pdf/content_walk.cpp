#include "pdf/content_walk.hpp"

#include <sstream>

namespace formletter::pdf {
namespace {

/// ISO 32000-1, table 51; inline images left out, as we write none.
const std::set<std::string, std::less<>> known_operators = {
    "b",  "B",  "b*", "B*", "BDC", "BMC", "BT", "c",  "cm",  "CS",  "cs", "d",  "Do", "DP", "EMC", "ET", "f",
    "f*", "G",  "g",  "gs", "h",   "i",   "j",  "J",  "K",   "k",   "l",  "m",  "M",  "MP", "n",   "q",  "Q",
    "re", "RG", "rg", "ri", "s",   "S",   "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD",  "Tf", "Tj",
    "TJ", "TL", "Tm", "Tr", "Ts",  "Tw",  "Tz", "v",  "w",   "W",   "W*", "y",  "'",  "\""};
const std::set<std::string, std::less<>> painting_operators = {"b", "B", "b*", "B*", "Do", "f", "f*",
                                                               "s", "S", "sh", "Tj", "TJ", "'", "\""};

class Walker : public QPDFObjectHandle::ParserCallbacks {
 public:
  Walker(QPDFPageObjectHelper page, std::string label, Breaches &breaches)
      : page_(page), label_(std::move(label)), breaches_(breaches) {}

  void handleObject(QPDFObjectHandle object, size_t, size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    handle(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {
    require(marks_open_.empty(), "ISO 32000-1, 14.6", "BDC without EMC");
    require(!in_text_, "ISO 32000-1, 9.4.1", "BT without ET");
    require(saved_ == 0, "ISO 32000-1, 8.4.2", "q without Q");
  }
  const PageMarks &marks() const { return marks_; }

 private:
  enum class Kind { artifact, content, other };

  void require(bool holds, std::string_view clause, const std::string &found) {
    breaches_.require(holds, clause, label_ + ": " + found);
  }

  void handle(const std::string &op) {
    // ISO 19005-2, 6.2.2: only operators that ISO 32000-1 defines.
    require(known_operators.count(op) != 0, "ISO 19005-2, 6.2.2", "operator " + op);
    if (painting_operators.count(op) != 0) {
      // ISO 14289-1, 7.1: all content is tagged or an artifact.
      require(is_open(Kind::artifact) || is_open(Kind::content), "ISO 14289-1, 7.1",
              op + " outside marked content");
    }
    if (op == "BDC" || op == "BMC") return begin_mark(op == "BDC");
    if (op == "EMC") {
      require(!marks_open_.empty(), "ISO 32000-1, 14.6", "EMC without BDC");
      if (!marks_open_.empty()) marks_open_.pop_back();
    } else if (op == "q" || op == "Q") {
      saved_ += op == "q" ? 1 : -1;
      // ISO 19005-2, 6.1.13: at most 28 levels.
      require(saved_ >= 0 && saved_ <= 28, "ISO 19005-2, 6.1.13", "q and Q");
    } else if (op == "BT" || op == "ET") {
      require(in_text_ == (op == "ET"), "ISO 32000-1, 9.4.1", op + " out of place");
      in_text_ = op == "BT";
    } else if (op == "Tf") {
      set_font();
    } else if (op == "Tj") {
      show(operands_.at(0));
    } else if (op == "TJ") {
      for (auto &part : operands_.at(0).getArrayAsVector())
        if (part.isString()) show(part);
    } else if (op == "Do") {
      auto resource =
          page_.getAttribute("/Resources", false).getKey("/XObject").getKey(operands_.at(0).getName());
      require(resource.isStream(), "ISO 19005-2, 6.2.2", "no XObject " + operands_.at(0).getName());
    }
  }

  void begin_mark(bool has_properties) {
    const std::string tag = operands_.at(0).getName();
    QPDFObjectHandle properties = has_properties ? operands_.at(1) : QPDFObjectHandle::newNull();
    Kind kind = tag == "/Artifact" ? Kind::artifact : Kind::other;
    if (properties.isDictionary() && properties.hasKey("/MCID")) {
      kind = Kind::content;
      // ISO 32000-1, 14.7.4.3: an MCID is unique in its content stream.
      require(marks_.mcids.insert(properties.getKey("/MCID").getIntValueAsInt()).second,
              "ISO 32000-1, 14.7.4.3", "MCID twice");
    }
    // ISO 14289-1, 7.1: no artifact in tagged content, no tagged content in an artifact.
    require(kind == Kind::other || !(is_open(Kind::artifact) || is_open(Kind::content)), "ISO 14289-1, 7.1",
            "marked content in marked content");
    marks_open_.push_back(kind);
  }

  bool is_open(Kind kind) const {
    for (const Kind open : marks_open_)
      if (open == kind) return true;
    return false;
  }

  void set_font() {
    auto font = page_.getAttribute("/Resources", false).getKey("/Font").getKey(operands_.at(0).getName());
    // ISO 19005-2, 6.2.2: resources are the page's own.
    require(font.isDictionary(), "ISO 19005-2, 6.2.2", "no font " + operands_.at(0).getName());
    font_ = font.getObjectID();
  }

  void show(QPDFObjectHandle string) {
    const std::string bytes = string.getStringValue();
    require(bytes.size() % 2 == 0, "ISO 32000-1, 9.7.5.2", "half a code");
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
      marks_.codes[font_].insert(static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                                            static_cast<unsigned char>(bytes[i + 1])));
  }

  QPDFPageObjectHelper page_;
  std::string label_;
  Breaches &breaches_;
  PageMarks marks_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<Kind> marks_open_;
  int saved_ = 0;
  int font_ = 0;
  bool in_text_ = false;
};

}  // namespace

PageMarks walk_content(QPDFPageObjectHelper page, const std::string &label, Breaches &breaches) {
  Walker walker(page, label, breaches);
  page.parseContents(&walker);
  return walker.marks();
}

}  // namespace formletter::pdf
