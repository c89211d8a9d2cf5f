#include "pdf_walk/element_walk.hpp"

#include "pdf_walk/annotation_walk.hpp"
#include "pdf_walk/document_walk.hpp"
#include "pdf_walk/element_kinds.hpp"
#include "pdf_walk/order_walk.hpp"

#include <set>

namespace formletter::pdf {

std::string type_of(QPDFObjectHandle element) {
  auto type = element.isDictionary() ? element.getKey("/S") : QPDFObjectHandle::newNull();
  return type.isName() ? type.getName() : "";
}

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element) {
  auto kids = element.isDictionary() ? element.getKey("/K") : QPDFObjectHandle::newNull();
  if (kids.isNull()) return {};
  return kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids};
}

QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string &owner, const std::string &key) {
  auto all = element.isDictionary() ? element.getKey("/A") : QPDFObjectHandle::newNull();
  for (auto &one : all.isArray() ? all.getArrayAsVector() : std::vector<QPDFObjectHandle>{all})
    if (one.isDictionary() && one.getKey("/O").isNameAndEquals(owner) && one.hasKey(key))
      return one.getKey(key);
  return QPDFObjectHandle::newNull();
}

namespace {

/// Stands in the lines of its block.
bool is_inline(const std::string &type) {
  return type == "/Span" || type == "/Link" || type == "/Form" || type == "/Figure";
}

bool is_element(QPDFObjectHandle kid) {
  return kid.isDictionary() && kid.hasKey("/S");
}

class ElementWalker {
 public:
  ElementWalker(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches)
      : breaches_(breaches), marks_(marks), root_(pdf.getRoot().getKey("/StructTreeRoot")) {
    for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages()) pages_.push_back(page.getObjectHandle());
  }

  void walk() {
    require(root_.isDictionary(), "ISO 14289-1, 7.1", "there is a logical structure");
    if (!root_.isDictionary()) return;
    require(!root_.hasKey("/RoleMap"), "ISO 14289-1, 7.1", "no type is mapped to another");
    read_parent_tree();
    const auto tops = kids_of(root_);
    require(tops.size() == 1 && type_of(tops[0]) == "/Document", "ISO 32000-1, 14.8.4.2",
            "the structure is one Document");
    for (auto kid : tops) walk_element(kid, root_, {});
    for (std::size_t page = 0; page < pages_.size(); ++page) walk_page(page);
    order_.require_places(marks_, breaches_);
  }

 private:
  void read_parent_tree() {
    auto nums = root_.getKey("/ParentTree").getKey("/Nums");
    long long last = -1;
    bool rising = nums.isArray() && nums.getArrayNItems() % 2 == 0;
    for (int i = 0; rising && i + 1 < nums.getArrayNItems(); i += 2) {
      const long long key = nums.getArrayItem(i).getIntValue();
      rising = key > last;
      last = key;
      parents_.emplace(key, nums.getArrayItem(i + 1));
    }
    require(rising, "ISO 32000-1, 7.9.7", "the ParentTree's keys rise");
    auto next = root_.getKey("/ParentTreeNextKey");
    require(next.isInteger() && next.getIntValue() > last, "ISO 32000-1, 14.7.2",
            "the next key of the ParentTree is free");
  }

  void walk_element(QPDFObjectHandle element, QPDFObjectHandle parent, QPDFObjGen block) {
    const std::string type = type_of(element);
    if (!is_inline(type)) block = element.getObjGen();
    require(element.getKey("/Type").isNameAndEquals("/StructElem"), "ISO 19005-2, 6.7.3.3",
            "an element is typed", type);
    require(element.getKey("/P").getObjGen() == parent.getObjGen(), "ISO 14289-1, 7.1",
            "P is the element's parent", type);
    require(seen_.insert(element.getObjGen()).second, "ISO 32000-1, 14.7.2",
            "an element stands once in the tree", type);
    require(!element.hasKey("/Lang") || is_language(element.getKey("/Lang")), "ISO 14289-1, 7.2",
            "an element's language is a known one", type);
    walk_kind(element, parent, breaches_);
    walk_heading(type);
    for (auto &kid : kids_of(element)) {
      if (is_element(kid)) {
        walk_element(kid, element, block);
      } else {
        walk_content_kid(kid, element, block);
      }
    }
  }

  void walk_heading(const std::string &type) {
    if (type.size() != 3 || type[1] != 'H' || type[2] < '1' || type[2] > '6') return;
    const int level = type[2] - '0';
    require(level <= last_heading_ + 1, "ISO 14289-1, 7.4.2", "no level of headings is skipped",
            type + " after level " + std::to_string(last_heading_));
    last_heading_ = level;
  }

  void walk_content_kid(QPDFObjectHandle kid, QPDFObjectHandle element, QPDFObjGen block) {
    if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
      auto object = kid.getKey("/Obj");
      auto key = object.isDictionary() ? object.getKey("/StructParent") : QPDFObjectHandle::newNull();
      require(key.isInteger() && parent_at(key.getIntValue()).getObjGen() == element.getObjGen(),
              "ISO 14289-1, 7.18.1", "an annotation's element and its StructParent agree");
      owners_[object.getObjGen()] = type_of(element);
      if (type_of(element) == "/Form") order_.add_field(block, page_index(kid.getKey("/Pg")), object);
      if (key.isInteger()) used_keys_.insert(key.getIntValue());
      return;
    }
    auto page = kid.isDictionary() ? kid.getKey("/Pg") : element.getKey("/Pg");
    auto mcid = kid.isDictionary() ? kid.getKey("/MCID") : kid;
    const std::size_t index = page_index(page);
    require(mcid.isInteger() && index < pages_.size(), "ISO 32000-1, 14.7.4.2",
            "content of an element has a page and an MCID");
    if (!mcid.isInteger() || index >= pages_.size()) return;
    const int id = mcid.getIntValueAsInt();
    require(marks_[index].mcids.count(id) != 0, "ISO 32000-1, 14.7.4.4", "an element's MCID is on its page");
    auto parents = parent_at(struct_parents(index));
    require(parents.isArray() && id < parents.getArrayNItems() &&
                parents.getArrayItem(id).getObjGen() == element.getObjGen(),
            "ISO 32000-1, 14.7.4.4", "K and ParentTree agree");
    require(claimed_.insert({index, id}).second, "ISO 32000-1, 14.7.4.4", "an MCID belongs to one element");
    order_.add_text(block, index, id);
  }

  void walk_page(std::size_t index) {
    auto page = pages_[index];
    const std::string where = "page " + std::to_string(index + 1);
    for (const int mcid : marks_[index].mcids)
      require(claimed_.count({index, mcid}) != 0, "ISO 14289-1, 7.1", "tagged content belongs to an element",
              where);
    require(page.getKey("/StructParents").isInteger() && used_keys_.insert(struct_parents(index)).second,
            "ISO 32000-1, 14.7.4.4", "a page has a key of its own in the ParentTree", where);
    auto parents = parent_at(struct_parents(index));
    require(parents.isArray() && parents.getArrayNItems() == static_cast<int>(marks_[index].mcids.size()),
            "ISO 32000-1, 14.7.4.4", "the ParentTree has each MCID of a page and no other", where);
    auto annotations = page.getKey("/Annots");
    if (!annotations.isArray() || annotations.getArrayNItems() == 0) return;
    require(page.getKey("/Tabs").isNameAndEquals("/S"), "ISO 14289-1, 7.18.3",
            "the tab order is that of the structure", where);
    for (auto &annotation : annotations.getArrayAsVector()) {
      const auto owner = owners_.find(annotation.getObjGen());
      walk_annotation(annotation, owner == owners_.end() ? "" : owner->second, page, breaches_);
    }
  }

  long long struct_parents(std::size_t index) {
    auto key = pages_[index].getKey("/StructParents");
    return key.isInteger() ? key.getIntValue() : -1;
  }
  QPDFObjectHandle parent_at(long long key) const {
    const auto found = parents_.find(key);
    return found == parents_.end() ? QPDFObjectHandle::newNull() : found->second;
  }
  std::size_t page_index(QPDFObjectHandle page) const {
    std::size_t index = 0;
    while (index < pages_.size() && pages_[index].getObjGen() != page.getObjGen()) ++index;
    return index;
  }
  void require(bool holds, std::string_view clause, std::string_view rule, const std::string &where = "") {
    breaches_.require(holds, clause, rule, where);
  }

  Breaches &breaches_;
  const std::vector<PageMarks> &marks_;
  QPDFObjectHandle root_;
  std::vector<QPDFObjectHandle> pages_;
  std::map<long long, QPDFObjectHandle> parents_;
  std::set<long long> used_keys_;
  std::set<QPDFObjGen> seen_;
  std::set<std::pair<std::size_t, int>> claimed_;
  std::map<QPDFObjGen, std::string> owners_;
  ReadingOrder order_;
  int last_heading_ = 0;
};

}  // namespace

void walk_elements(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches) {
  ElementWalker(pdf, marks, breaches).walk();
}

}  // namespace formletter::pdf
