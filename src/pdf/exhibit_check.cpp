#include "pdf/exhibit_fields.hpp"
#include "pdf/exhibit_nesting.hpp"
#include "pdf/exhibit_pages.hpp"
#include "pdf/exhibits.hpp"

#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDFExc.hh>

#include <set>

namespace formletter::pdf {

namespace {

std::string too_deep() {
  return "its objects stand in one another more than " + std::to_string(most_nested_objects) + " deep";
}

/// Reads the operators of a page to the end and wants nothing of them.
class Reading : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle, size_t, size_t) override {}
  void handleEOF() override {}
};

/// Forms of XFA that are made anew whenever they are opened hold a page that says so, and no more.
bool is_made_anew(QPDFObjectHandle root) {
  auto form = root.getKey("/AcroForm");
  if (!form.isDictionary() || !form.hasKey("/XFA")) return false;
  auto needs = root.getKey("/NeedsRendering");
  auto fields = form.getKey("/Fields");
  return (needs.isBool() && needs.getBoolValue()) || !fields.isArray() || fields.getArrayNItems() == 0;
}

/// What tells of layers does not come along, and all of them would be shown.
bool has_hidden_layers(QPDFObjectHandle root) {
  auto layers = root.getKey("/OCProperties");
  if (!layers.isDictionary() || !layers.getKey("/D").isDictionary()) return false;
  auto off = layers.getKey("/D").getKey("/OFF");
  return layers.getKey("/D").getKey("/BaseState").isNameAndEquals("/OFF") ||
         (off.isArray() && off.getArrayNItems() > 0);
}

/// Reads what stands on the pages to its end: a picture that is cut short is a warning of qpdf's.
void read_to_end(QPDFPageObjectHelper page, std::set<QPDFObjGen> &read) {
  Reading reading;
  page.parseContents(&reading);
  page.forEachXObject(true, [&](QPDFObjectHandle &object, QPDFObjectHandle &, const std::string &) {
    if (!object.isStream() || !read.insert(object.getObjGen()).second) return;
    Pl_Discard discarded;
    object.pipeStreamData(&discarded, 0, qpdf_dl_generalized);
  });
}

ExhibitCheck checked(QPDF &pdf) {
  if (pdf.isEncrypted()) return {0, "it is encrypted"};
  if (has_deep_page_tree(pdf)) return {0, too_deep()};
  auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
  if (pages.empty()) return {0, "it has no pages"};
  std::set<QPDFObjGen> read;
  for (auto &page : pages) {
    if (!seen_box(page)) return {0, "a page of it has no size"};
    read_to_end(page, read);
  }
  if (pdf.anyWarnings()) return {0, "it is damaged"};
  if (has_deep_pages(pdf)) return {0, too_deep()};
  if (is_made_anew(pdf.getRoot())) return {0, "it is a form that only Adobe's programs show"};
  if (has_hidden_layers(pdf.getRoot())) return {0, "it has layers that are hidden, and would be shown"};
  if (auto fault = draw_fields(pdf); !fault.empty()) return {0, std::move(fault)};
  return {pages.size(), {}};
}

ExhibitCheck checked(const std::shared_ptr<InputSource> &source) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processInputSource(source);
    return checked(pdf);
  } catch (const QPDFExc &failure) {
    return {0, failure.getErrorCode() == qpdf_e_password ? "it is encrypted" : "it is damaged"};
  } catch (const std::exception &) {
    return {0, "it is damaged"};
  }
}

}  // namespace

ExhibitCheck check_exhibit(std::string_view bytes) {
  const auto source = std::make_shared<ShallowSource>(bytes);
  auto check = checked(source);
  // All that it could not read then looks like a damage.
  return source->was_too_deep() ? ExhibitCheck{0, too_deep()} : std::move(check);
}

}  // namespace formletter::pdf
