#include "pdf_walk/structure_walk.hpp"

#include "pdf_walk/content_walk.hpp"
#include "pdf_walk/document_walk.hpp"
#include "pdf_walk/element_walk.hpp"
#include "pdf_walk/font_walk.hpp"
#include "pdf_walk/metadata_walk.hpp"
#include "pdf_walk/object_walk.hpp"
#include "pdf_walk/qpdf_handles.hpp"

namespace formletter::pdf {

void walk(const std::string &bytes, Claim claim, Breaches &breaches) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("file", bytes.data(), bytes.size());
  walk_objects(pdf, breaches);
  walk_document(pdf, breaches);
  walk_attachments(pdf, claim == Claim::pdf_a_3a, breaches);
  walk_metadata(pdf, claim == Claim::pdf_a_2a ? "2" : "3", breaches);
  ShownCodes shown;
  std::vector<PageMarks> marks;
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
    marks.push_back(walk_content(page, "page " + std::to_string(marks.size() + 1), shown, breaches));
  walk_elements(pdf, marks, breaches);
  walk_fonts(pdf, shown, breaches);
}

std::vector<Breach> walk(const std::string &pdf, Claim claim) {
  Breaches breaches;
  walk(pdf, claim, breaches);
  return breaches.list();
}

std::vector<Breach> walk_bytes(const std::string &pdf) {
  Breaches breaches;
  walk_bytes(pdf, breaches);
  return breaches.list();
}

}  // namespace formletter::pdf
