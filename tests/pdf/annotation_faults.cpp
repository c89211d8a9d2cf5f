#include "pdf/planted_faults.hpp"

namespace formletter::pdf {
namespace {

QPDFObjectHandle form(QPDF &pdf) {
  return pdf.getRoot().getKey("/AcroForm");
}

}  // namespace

std::vector<Fault> annotation_faults() {
  const auto link = [](QPDF &pdf) { return annotation(pdf, "/Link"); };
  const auto widget = [](QPDF &pdf) { return annotation(pdf, "/Widget"); };
  return {
      {"the tab order is that of the structure", [](QPDF &pdf) { first_page(pdf).removeKey("/Tabs"); }},
      {"an annotation is a link or a field",
       [link](QPDF &pdf) { link(pdf).replaceKey("/Subtype", name("/Sound")); }},
      {"an annotation has flags", [link](QPDF &pdf) { link(pdf).removeKey("/F"); }},
      {"an annotation is seen and printed", [link](QPDF &pdf) { link(pdf).replaceKey("/F", number(6)); }},
      {"an annotation lies on its page",
       [link](QPDF &pdf) { link(pdf).replaceKey("/Rect", parsed("[9000 9000 9010 9010]")); }},
      {"an annotation knows its page",
       [link](QPDF &pdf) { link(pdf).replaceKey("/P", pdf.getAllPages().at(1)); }},
      {"a link belongs to a Link element",
       [](QPDF &pdf) { element(pdf, "/Link").replaceKey("/S", name("/Span")); }},
      {"a link has Contents", [link](QPDF &pdf) { link(pdf).removeKey("/Contents"); }},
      {"a field belongs to a Form element",
       [](QPDF &pdf) { element(pdf, "/Form").replaceKey("/S", name("/Span")); }},
      {"a field has a tool tip", [widget](QPDF &pdf) { widget(pdf).removeKey("/TU"); }},
      {"a field has no action",
       [widget](QPDF &pdf) { widget(pdf).replaceKey("/A", parsed("<</S /URI /URI (x:)>>")); }},
      {"a field has a normal appearance and no other",
       [widget](QPDF &pdf) {
         auto appearance = widget(pdf).getKey("/AP");
         appearance.replaceKey("/D", appearance.getKey("/N"));
       }},
      {"a text field has one appearance",
       [](QPDF &pdf) { field(pdf, "/Tx").getKey("/AP").replaceKey("/N", parsed("<<>>")); }},
      {"a text field's appearance shows something where it has a value, and only there",
       [](QPDF &pdf) { field(pdf, "/Tx").removeKey("/V"); }},
      {"a check box has an appearance for each of its states",
       [](QPDF &pdf) { field(pdf, "/Btn").replaceKey("/AS", name("/Perhaps")); }},
      {"appearances are not left to the viewer",
       [](QPDF &pdf) { form(pdf).replaceKey("/NeedAppearances", parsed("true")); }},
      {"there is no XFA", [](QPDF &pdf) { form(pdf).replaceKey("/XFA", parsed("[]")); }},
      {"a field has a name of its own",
       [](QPDF &pdf) { field(pdf, "/Tx").replaceKey("/T", field(pdf, "/Btn").getKey("/T")); }},
      {"the font of a field's default appearance is in DR",
       [](QPDF &pdf) { form(pdf).getKey("/DR").removeKey("/Font"); }},
      {"every widget is a field of the form",
       [](QPDF &pdf) {
         auto page = first_page(pdf);
         page.getKey("/Annots").appendItem(
             pdf.makeIndirectObject(parsed("<</Type /Annot /Subtype /Widget /Rect [0 0 1 1] /F 4>>")));
         pdf.getRoot().getKey("/AcroForm").replaceKey("/Fields", parsed("[]"));
       }},
  };
}

}  // namespace formletter::pdf
