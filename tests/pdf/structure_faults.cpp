#include "pdf/planted_faults.hpp"

namespace formletter::pdf {
namespace {

QPDFObjectHandle nums(QPDF &pdf) {
  return structure_root(pdf).getKey("/ParentTree").getKey("/Nums");
}

/// Another type for the first element of a type.
std::function<void(QPDF &)> retyped(const char *from, const char *to) {
  return [from, to](QPDF &pdf) { element(pdf, from).replaceKey("/S", name(to)); };
}

std::vector<Fault> kind_faults() {
  return {
      {"an element's type is a standard one", retyped("/Lbl", "/Bullet")},
      {"parts of lists and tables stand in lists and tables", retyped("/L", "/Div")},
      {"lists and tables hold their parts alone", retyped("/LBody", "/P")},
      {"no block stands within a line", retyped("/LBody", "/Span")},
      {"a figure has an alternate text",
       [](QPDF &pdf) { element(pdf, "/Figure").replaceKey("/Alt", parsed("()")); }},
      {"a figure has an area", [](QPDF &pdf) { element(pdf, "/Figure").removeKey("/A"); }},
      {"a header cell says what it heads", [](QPDF &pdf) { element(pdf, "/TH").removeKey("/A"); }},
      {"a note has an ID", retyped("/P", "/Note")},
      {"a table has one head, and a body below it", retyped("/TBody", "/THead")},
      {"a table's rows are of one width", [](QPDF &pdf) { element(pdf, "/TD", 2).removeKey("/A"); }},
      {"a list says how it is numbered", [](QPDF &pdf) { element(pdf, "/L").removeKey("/A"); }},
      {"a list with labels does not say that it has none",
       [](QPDF &pdf) { element(pdf, "/L").getKey("/A").replaceKey("/ListNumbering", name("/None")); }},
      {"a Form holds one widget and nothing else",
       [](QPDF &pdf) {
         auto form = element(pdf, "/Form");
         form.getKey("/K").appendItem(form.getKey("/K").getArrayItem(0));
       }},
      {"no level of headings is skipped", retyped("/H1", "/H2")},
  };
}

}  // namespace

std::vector<Fault> structure_faults() {
  std::vector<Fault> all = {
      {"there is a logical structure", [](QPDF &pdf) { pdf.getRoot().removeKey("/StructTreeRoot"); }},
      {"no type is mapped to another",
       [](QPDF &pdf) { structure_root(pdf).replaceKey("/RoleMap", parsed("<</P /Div>>")); }},
      {"the structure is one Document", retyped("/Document", "/Part")},
      {"the ParentTree's keys rise", [](QPDF &pdf) { nums(pdf).setArrayItem(2, number(0)); }},
      {"the next key of the ParentTree is free",
       [](QPDF &pdf) { structure_root(pdf).replaceKey("/ParentTreeNextKey", number(1)); }},
      {"an element is typed", [](QPDF &pdf) { element(pdf, "/P").removeKey("/Type"); }},
      {"P is the element's parent",
       [](QPDF &pdf) { element(pdf, "/H1").replaceKey("/P", element(pdf, "/L")); }},
      {"an element stands once in the tree",
       [](QPDF &pdf) {
         auto heading = element(pdf, "/H1");
         heading.getKey("/P").getKey("/K").appendItem(heading);
       }},
      {"an element's language is a known one",
       [](QPDF &pdf) { element(pdf, "/P").replaceKey("/Lang", parsed("(not a tag)")); }},
      {"an annotation's element and its StructParent agree",
       [](QPDF &pdf) { annotation(pdf, "/Link").replaceKey("/StructParent", number(2)); }},
      {"content of an element has a page and an MCID",
       [](QPDF &pdf) { element(pdf, "/H1").removeKey("/Pg"); }},
      {"an element's MCID is on its page", [](QPDF &pdf) { edit_content(pdf, "/MCID 0>>", "/MCID 99>>"); }},
      {"K and ParentTree agree",
       [](QPDF &pdf) {
         auto parents = nums(pdf).getArrayItem(1);
         parents.setArrayItem(0, parents.getArrayItem(1));
       }},
      {"an MCID belongs to one element",
       [](QPDF &pdf) {
         auto heading = element(pdf, "/H1");
         heading.getKey("/K").appendItem(heading.getKey("/K").getArrayItem(0));
       }},
      {"tagged content belongs to an element",
       [](QPDF &pdf) { edit_content(pdf, "/MCID 0>>", "/MCID 99>>"); }},
      {"a page has a key of its own in the ParentTree",
       [](QPDF &pdf) { first_page(pdf).replaceKey("/StructParents", number(1)); }},
      {"the ParentTree has each MCID of a page and no other",
       [](QPDF &pdf) { nums(pdf).getArrayItem(1).appendItem(QPDFObjectHandle::newNull()); }},
  };
  // The second box's place, behind the first one's label, is that of the label.
  all.push_back({"a field is read where it stands among the words of its block", [](QPDF &pdf) {
                   auto kids = element(pdf, "/Form").getKey("/P").getKey("/K");
                   auto label = kids.getArrayItem(1);
                   kids.setArrayItem(1, kids.getArrayItem(2));
                   kids.setArrayItem(2, label);
                 }});
  for (auto &fault : kind_faults()) all.push_back(std::move(fault));
  return all;
}

}  // namespace formletter::pdf
