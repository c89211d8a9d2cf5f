#include "pdf/element_walk.hpp"

#include <set>

namespace formletter::pdf {
namespace {

const std::set<std::string, std::less<>> standard_types = {
    "/Document", "/Part",  "/Art",   "/Sect", "/Div",  "/BlockQuote", "/Caption", "/H1",
    "/H2",       "/H3",    "/H4",    "/H5",   "/H6",   "/P",          "/L",       "/LI",
    "/Lbl",      "/LBody", "/Table", "/TR",   "/TH",   "/TD",         "/THead",   "/TBody",
    "/TFoot",    "/Span",  "/Quote", "/Note", "/Link", "/Figure",     "/Formula", "/Form"};

std::string type_of(QPDFObjectHandle element) {
  auto type = element.getKey("/S");
  return type.isName() ? type.getName() : "";
}

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element) {
  auto kids = element.getKey("/K");
  if (kids.isNull()) return {};
  return kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids};
}

bool is_element(QPDFObjectHandle kid) {
  return kid.isDictionary() && kid.hasKey("/S");
}

/// The first value of an attribute among the element's attribute objects.
QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string &owner, const std::string &key) {
  auto all = element.getKey("/A");
  for (auto &one : all.isArray() ? all.getArrayAsVector() : std::vector<QPDFObjectHandle>{all})
    if (one.isDictionary() && one.getKey("/O").isNameAndEquals(owner) && one.hasKey(key))
      return one.getKey(key);
  return QPDFObjectHandle::newNull();
}

class Walker {
 public:
  Walker(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches)
      : breaches_(breaches), marks_(marks), root_(pdf.getRoot().getKey("/StructTreeRoot")) {
    for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages()) pages_.push_back(page.getObjectHandle());
  }

  void walk() {
    // ISO 14289-1, 7.1: there is a logical structure.
    breaches_.require(root_.isDictionary(), "ISO 14289-1, 7.1", "no StructTreeRoot");
    if (!root_.isDictionary()) return;
    for (auto &kid : kids_of(root_)) walk_element(kid, root_);
    for (std::size_t page = 0; page < pages_.size(); ++page) walk_page(page);
  }

 private:
  void walk_element(QPDFObjectHandle element, QPDFObjectHandle parent) {
    const std::string type = type_of(element);
    // ISO 32000-1, 14.7.2: P leads back.
    require(element.getKey("/P").getObjGen() == parent.getObjGen(), "ISO 32000-1, 14.7.2",
            type + ": P is not its parent");
    // ISO 14289-1, 7.3: the types are the standard ones (we map none).
    require(standard_types.count(type) != 0, "ISO 14289-1, 7.3", type + ": not a standard type");
    require(seen_.insert(element.getObjGen()).second, "ISO 32000-1, 14.7.2", type + ": twice in the tree");
    walk_type(element, type, type_of(parent));
    for (auto &kid : kids_of(element)) {
      if (is_element(kid)) {
        walk_element(kid, element);
      } else {
        walk_content_kid(kid, element);
      }
    }
  }

  void walk_content_kid(QPDFObjectHandle kid, QPDFObjectHandle element) {
    if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
      auto object = kid.getKey("/Obj");
      // ISO 14289-1, 7.18.1: an annotation's StructParent leads to the element that has its OBJR.
      require(object.isDictionary() && object.getKey("/StructParent").isInteger() &&
                  parent_at(object.getKey("/StructParent").getIntValue()).getObjGen() == element.getObjGen(),
              "ISO 14289-1, 7.18.1", "OBJR and StructParent do not agree");
      annotated_[object.getObjGen()] = type_of(element);
      return;
    }
    auto page = kid.isDictionary() ? kid.getKey("/Pg") : element.getKey("/Pg");
    auto mcid = kid.isDictionary() ? kid.getKey("/MCID") : kid;
    const std::size_t index = page_index(page);
    require(mcid.isInteger() && index < pages_.size(), "ISO 32000-1, 14.7.4.2", "a kid without page or MCID");
    if (!mcid.isInteger() || index >= pages_.size()) return;
    const int id = mcid.getIntValueAsInt();
    // ISO 32000-1, 14.7.4.4: K and the ParentTree agree both ways.
    require(marks_[index].mcids.count(id) != 0, "ISO 32000-1, 14.7.4.4", "MCID that the page does not have");
    auto parents = parent_at(pages_[index].getKey("/StructParents").getIntValue());
    require(parents.isArray() && id < parents.getArrayNItems() &&
                parents.getArrayItem(id).getObjGen() == element.getObjGen(),
            "ISO 32000-1, 14.7.4.4", "K and ParentTree do not agree");
    require(claimed_.insert({index, id}).second, "ISO 32000-1, 14.7.4.4", "MCID in two elements");
  }

  void walk_type(QPDFObjectHandle element, const std::string &type, const std::string &parent) {
    if (type == "/Figure") {
      // ISO 14289-1, 7.3: a figure has an alternate text, and its area.
      require(element.getKey("/Alt").isString(), "ISO 14289-1, 7.3", "Figure without Alt");
      require(attribute(element, "/Layout", "/BBox").isArray(), "ISO 32000-1, 14.8.5.4.3",
              "Figure without BBox");
    } else if (type == "/TH") {
      // ISO 14289-1, 7.5.
      require(attribute(element, "/Table", "/Scope").isName(), "ISO 14289-1, 7.5", "TH without Scope");
    } else if (type == "/Table") {
      walk_table(element);
    } else if (type == "/L") {
      // ISO 14289-1, 7.6: a list with labels says how it is numbered.
      require(attribute(element, "/List", "/ListNumbering").isName(), "ISO 14289-1, 7.6",
              "L without ListNumbering");
      for (auto &kid : kids_of(element))
        require(type_of(kid) == "/LI" || type_of(kid) == "/Caption", "ISO 14289-1, 7.6",
                "L with " + type_of(kid));
    } else if (type == "/LI" || type == "/LBody") {
      require(parent == (type == "/LI" ? "/L" : "/LI"), "ISO 14289-1, 7.6", type + " in " + parent);
    } else if (type == "/TR") {
      require(parent == "/Table" || parent == "/THead" || parent == "/TBody", "ISO 14289-1, 7.5",
              "TR in " + parent);
    } else if (type == "/TD") {
      require(parent == "/TR", "ISO 14289-1, 7.5", "TD in " + parent);
    } else if (type.size() == 3 && type[1] == 'H') {
      const int level = type[2] - '0';
      // ISO 14289-1, 7.4.2: no level is skipped.
      require(level <= last_heading_ + 1, "ISO 14289-1, 7.4.2",
              type + " after level " + std::to_string(last_heading_));
      last_heading_ = level;
    }
  }

  /// ISO 14289-1, 7.5: every row is as wide as the table.
  void walk_table(QPDFObjectHandle table) {
    std::set<int> widths;
    const auto count_row = [&](QPDFObjectHandle row) {
      int width = 0;
      for (auto &cell : kids_of(row)) {
        auto span = attribute(cell, "/Table", "/ColSpan");
        width += span.isInteger() ? span.getIntValueAsInt() : 1;
      }
      widths.insert(width);
    };
    for (auto &kid : kids_of(table)) {
      if (type_of(kid) == "/TR") count_row(kid);
      if (type_of(kid) == "/THead" || type_of(kid) == "/TBody")
        for (auto &row : kids_of(kid)) count_row(row);
    }
    require(widths.size() == 1, "ISO 14289-1, 7.5", "rows of different widths");
  }

  void walk_page(std::size_t index) {
    auto page = pages_[index];
    for (const int mcid : marks_[index].mcids)
      require(claimed_.count({index, mcid}) != 0, "ISO 14289-1, 7.1", "content that no element has");
    auto annotations = page.getKey("/Annots");
    if (!annotations.isArray() || annotations.getArrayNItems() == 0) return;
    // ISO 14289-1, 7.18.3.
    require(page.getKey("/Tabs").isNameAndEquals("/S"), "ISO 14289-1, 7.18.3", "Tabs is not S");
    for (auto &annotation : annotations.getArrayAsVector()) walk_annotation(annotation);
  }

  void walk_annotation(QPDFObjectHandle annotation) {
    const auto owner = annotated_.find(annotation.getObjGen());
    const bool widget = annotation.getKey("/Subtype").isNameAndEquals("/Widget");
    // ISO 14289-1, 7.18.4 and 7.18.5: a widget in a Form element, a link in a Link element.
    require(owner != annotated_.end() && owner->second == (widget ? "/Form" : "/Link"),
            widget ? "ISO 14289-1, 7.18.4" : "ISO 14289-1, 7.18.5", "annotation outside its element");
    // ISO 19005-2, 6.3.2: printed, and not hidden, invisible or without view.
    const auto flags = annotation.getKey("/F").isInteger() ? annotation.getKey("/F").getIntValue() : 0;
    require((flags & 4) != 0 && (flags & (1 | 2 | 32)) == 0, "ISO 19005-2, 6.3.2", "annotation flags");
    if (!widget) {
      require(annotation.getKey("/Contents").isString(), "ISO 14289-1, 7.18.5", "link without Contents");
      return;
    }
    require(annotation.getKey("/TU").isString(), "ISO 14289-1, 7.18.1", "field without TU");
    auto appearance = annotation.getKey("/AP");
    // ISO 19005-2, 6.3.3: a normal appearance and no other.
    require(appearance.isDictionary() && appearance.hasKey("/N") && appearance.getKeys().size() == 1,
            "ISO 19005-2, 6.3.3", "appearance of a field");
    require(!annotation.hasKey("/A") && !annotation.hasKey("/AA"), "ISO 19005-2, 6.4.1",
            "field with an action");
    if (annotation.getKey("/FT").isNameAndEquals("/Btn"))
      require(appearance.isDictionary() && appearance.getKey("/N").isDictionary() &&
                  appearance.getKey("/N").hasKey(annotation.getKey("/AS").getName()),
              "ISO 19005-2, 6.3.3", "check box without its state");
  }

  QPDFObjectHandle parent_at(long long key) {
    QPDFObjectHandle found = QPDFObjectHandle::newNull();
    auto nums = root_.getKey("/ParentTree").getKey("/Nums");
    for (int i = 0; nums.isArray() && i + 1 < nums.getArrayNItems(); i += 2)
      if (nums.getArrayItem(i).getIntValue() == key) found = nums.getArrayItem(i + 1);
    return found;
  }
  std::size_t page_index(QPDFObjectHandle page) const {
    std::size_t index = 0;
    while (index < pages_.size() && pages_[index].getObjGen() != page.getObjGen()) ++index;
    return index;
  }
  void require(bool holds, std::string_view clause, const std::string &found) {
    breaches_.require(holds, clause, found);
  }

  Breaches &breaches_;
  const std::vector<PageMarks> &marks_;
  QPDFObjectHandle root_;
  std::vector<QPDFObjectHandle> pages_;
  std::set<QPDFObjGen> seen_;
  std::set<std::pair<std::size_t, int>> claimed_;
  std::map<QPDFObjGen, std::string> annotated_;
  int last_heading_ = 0;
};

}  // namespace

void walk_elements(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches) {
  Walker(pdf, marks, breaches).walk();
}

}  // namespace formletter::pdf
